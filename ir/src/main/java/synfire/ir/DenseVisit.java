package synfire.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// [Op.Visit] over all synapses at once, as a program that can be differentiated.
///
/// With e = 1 for the entries of events and 0 for the others, what a synapse keeps becomes old + e·(new −
/// old), and e·addend is added to the other cell. So e may also lie between 0 and 1, as in soft mode, and
/// what it changes by is the derivative by the spike. Inputs are the operands of the operation, with the
/// events as a dense tensor; outputs its results. Equal to the operation up to rounding.
public final class DenseVisit {

    private final Op.Visit op;
    private final Builder b = new Builder("visit.dense");
    private final Map<Value, Value> here = new HashMap<>();
    private final Op.Rows rows;

    private DenseVisit(Op.Visit op) {
        this.op = op;
        int next = 0;
        for (var operand : op.operands()) {
            // equal operands are one input each, the last of them is read
            here.put(operand, b.input("x" + next++, operand.type().dense()));
        }
        this.rows = new Op.Rows(
                at(op.rows().start()),
                at(op.rows().end()),
                at(op.rows().target()),
                op.rows().source(),
                op.rows().synapse(),
                op.rows().post());
    }

    /// The program of an operation.
    public static Program of(Op.Visit op) {
        return new DenseVisit(op).program();
    }

    private Program program() {
        var arguments = new ArrayList<Value>();
        op.state().forEach(x -> arguments.add(byEntry(at(x))));
        op.source().forEach(x -> arguments.add(spread(at(x))));
        op.post().forEach(x -> arguments.add(reached(at(x))));
        op.others().forEach(x -> arguments.add(x.axes().isEmpty() ? at(x) : byEntry(at(x))));
        var results = b.inline(op.body(), arguments);
        var events = at(op.events());
        var fired = spread(events);
        for (int i = 0; i < op.state().size(); i++) {
            var old = arguments.get(i);
            var change = b.multiply(fired, b.subtract(entries(results.get(i)), old));
            b.output("state" + i, bySynapse(b.add(old, change)));
        }
        for (int i = 0; i < op.into().size(); i++) {
            var addend = entries(results.get(op.state().size() + i));
            var sum = b.emit(new Op.Sparse(SparseProduct.FORWARD, events, addend, rows));
            b.output("into" + i, b.add(at(op.into().get(i)), sum));
        }
        return b.build();
    }

    private Value at(Value operand) {
        var value = here.get(operand);
        if (value == null) {
            throw new IllegalStateException(operand + " is no operand");
        }
        return value;
    }

    /// What is known of each cell of an event, for each of its entries.
    private Value spread(Value x) {
        return b.emit(new Op.Sparse(SparseProduct.OUTER, x, ones(x, rows.post()), rows));
    }

    /// What is known of each other cell, for each entry that goes there.
    private Value reached(Value x) {
        return b.emit(new Op.Sparse(SparseProduct.OUTER, ones(x, rows.source()), x, rows));
    }

    private Value ones(Value like, Axis axis) {
        return b.broadcast(b.like(like, 1), List.of(axis));
    }

    private Value entries(Value x) {
        return b.broadcast(x, List.of(rows.synapse()));
    }

    private Value byEntry(Value x) {
        return op.order().isEmpty() ? x : b.emit(new Op.Gather(x, at(op.order().getFirst()), rows.synapse()));
    }

    private Value bySynapse(Value x) {
        return op.order().isEmpty()
                ? x
                : b.emit(new Op.ScatterAdd(x, at(op.order().getFirst()), rows.synapse(), List.of(rows.synapse())));
    }
}
