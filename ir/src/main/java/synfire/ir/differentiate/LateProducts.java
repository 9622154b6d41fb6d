package synfire.ir.differentiate;

import java.util.List;
import java.util.function.UnaryOperator;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.SparseProduct;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;

/// Products with the same synapses on a delay line, for derivatives.
///
/// @param at gives values of the program here
record LateProducts(Builder b, UnaryOperator<Value> at, Op.Travel travel, Op.Rows rows) {

    Value product(SparseProduct product, Value left, Value right) {
        return product(product, left, right, at.apply(travel.delays()));
    }

    /// The derivative by the delay: the product one slot later less that at the slot before.
    Value change(SparseProduct product, Value left, Value right) {
        var whole = b.convert(b.unary(UnaryFunction.FLOOR, at.apply(travel.delays())), DType.I32);
        return b.subtract(product(product, left, right, b.shifted(1, whole)), product(product, left, right, whole));
    }

    boolean hasRealDelays() {
        return travel.delays().dtype().isFloat();
    }

    /// A number of all synapses as one of each.
    Value each(Value x) {
        return b.broadcast(x, List.of(rows.synapse()));
    }

    /// A line with what sources send added in place.
    Value delivered(Value line, Value sources, Value weights) {
        return b.emit(new Op.DeliverLate(line, sources, weights, here(at.apply(travel.delays())), rowsHere()));
    }

    private Value product(SparseProduct product, Value left, Value right, Value delays) {
        return b.emit(new Op.SparseLate(product, left, right, here(delays), rowsHere()));
    }

    private Op.Travel here(Value delays) {
        return new Op.Travel(delays, at.apply(travel.slot()), travel.slots());
    }

    private Op.Rows rowsHere() {
        return rows.with(at.apply(rows.start()), at.apply(rows.end()), at.apply(rows.target()));
    }
}
