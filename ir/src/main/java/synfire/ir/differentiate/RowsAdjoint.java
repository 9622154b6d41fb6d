package synfire.ir.differentiate;

import java.util.List;
import synfire.ir.Builder;
import synfire.ir.Comparison;
import synfire.ir.EventsType;
import synfire.ir.Op;
import synfire.ir.SparseProduct;
import synfire.ir.TensorType;
import synfire.ir.Value;

/// Adjoints of the operations that go along rows of synapses. Each is made of the other two.
record RowsAdjoint(Builder b, Reverse outer) {

    /// What arrived goes back to what it was added to; to the weights of the events that sent it; and to
    /// the sources whose spikes have a derivative, as far as their surrogates reach.
    void deliver(Op.Deliver op, Value cotangent) {
        var rows = here(op.rows());
        outer.send(op.into(), cotangent);
        if (op.into().axes().size() > 1) {
            outer.send(
                    op.events(),
                    b.emit(new Op.Sparse(SparseProduct.BACKWARD, cotangent, each(op.weights(), rows), rows)));
            var sums = b.emit(new Op.Sparse(SparseProduct.OUTER, outer.at(op.events()), cotangent, rows));
            outer.send(op.weights(), op.weights().axes().isEmpty() ? b.sum(sums, rows.synapse()) : sums);
            return;
        }
        if (outer.isActive(op.events()) && !EventsType.isTimed(op.events().type())) {
            var near = new Support(b, outer).of(op.events(), op.rows().source());
            outer.send(op.events(), b.emit(new Op.Collect(cotangent, outer.at(op.weights()), near, rows)));
        }
        if (!outer.isActive(op.weights())) {
            return;
        }
        var events = outer.at(op.events());
        if (op.weights().axes().isEmpty()) {
            var sums = b.emit(new Op.Collect(cotangent, b.like(cotangent, 1), events, rows));
            outer.send(op.weights(), events.type() instanceof TensorType ? b.multiply(events, sums) : sums);
        } else {
            outer.send(op.weights(), b.emit(new Op.Credit(synapses(cotangent, rows), events, cotangent, rows)));
        }
    }

    /// What targets were summed up from gets back what its weights sent; weights get what was read by them.
    void sums(Op.Sparse op, Value cotangent) {
        var rows = here(op.rows());
        var left = op.left();
        boolean plain = left.axes().getFirst().equals(rows.post())
                && cotangent.axes().getFirst().equals(rows.source());
        if (outer.isActive(left)) {
            var weights = outer.at(op.right());
            outer.send(
                    left,
                    plain
                            ? b.emit(new Op.Deliver(b.zero(left.tensor()), cotangent, weights, rows))
                            : b.emit(new Op.Sparse(SparseProduct.FORWARD, cotangent, weights, rows)));
        }
        if (outer.isActive(op.right())) {
            outer.send(
                    op.right(),
                    left.axes().size() == 1
                            ? b.emit(new Op.Credit(synapses(cotangent, rows), cotangent, outer.at(left), rows))
                            : b.emit(new Op.Sparse(SparseProduct.OUTER, cotangent, outer.at(left), rows)));
        }
    }

    void collect(Op.Collect op, Value cotangent) {
        var rows = here(op.rows());
        var back = masked(cotangent, outer.at(op.sources()));
        if (outer.isActive(op.values())) {
            var zeros = b.zero(op.values().tensor());
            outer.send(op.values(), b.emit(new Op.Deliver(zeros, back, outer.at(op.weights()), rows)));
        }
        if (!outer.isActive(op.weights())) {
            return;
        }
        var values = outer.at(op.values());
        if (op.weights().axes().isEmpty()) {
            var sums = b.emit(new Op.Collect(values, b.like(values, 1), outer.at(op.sources()), rows));
            outer.send(op.weights(), b.multiply(back, sums));
        } else {
            outer.send(op.weights(), b.emit(new Op.Credit(synapses(values, rows), back, values, rows)));
        }
    }

    void credit(Op.Credit op, Value cotangent) {
        var rows = here(op.rows());
        outer.send(op.into(), cotangent);
        if (outer.isActive(op.values())) {
            var zeros = b.zero(op.values().tensor());
            outer.send(op.values(), b.emit(new Op.Deliver(zeros, outer.at(op.sources()), cotangent, rows)));
        }
        if (outer.isActive(op.sources()) && !EventsType.isTimed(op.sources().type())) {
            var near = new Support(b, outer).of(op.sources(), op.rows().source());
            outer.send(op.sources(), b.emit(new Op.Collect(outer.at(op.values()), cotangent, near, rows)));
        }
    }

    /// Zero where a source took no part.
    private Value masked(Value cotangent, Value sources) {
        if (sources.type() instanceof EventsType) {
            return b.multiply(cotangent, b.emit(new Op.Dense(sources)));
        }
        var takesPart = b.compare(Comparison.NOT_EQUAL, sources, b.like(sources, 0));
        return b.select(takesPart, cotangent, b.like(cotangent, 0));
    }

    private Value each(Value weights, Op.Rows rows) {
        return b.broadcast(outer.at(weights), List.of(rows.synapse()));
    }

    private Value synapses(Value like, Op.Rows rows) {
        return b.zero(TensorType.of(like.dtype(), rows.synapse()));
    }

    Op.Rows here(Op.Rows rows) {
        return rows.with(outer.at(rows.start()), outer.at(rows.end()), outer.at(rows.target()));
    }
}
