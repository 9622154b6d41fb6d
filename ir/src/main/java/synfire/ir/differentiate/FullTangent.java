package synfire.ir.differentiate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import synfire.ir.Builder;
import synfire.ir.FullProduct;
import synfire.ir.Op;
import synfire.ir.Value;

/// Tangents of what events do along rows that reach every target: linear in each operand.
final class FullTangent {

    private FullTangent() {}

    /// The tangent in direction `d`; null where it is zero.
    static @Nullable Value of(Builder b, Tangents outer, Op.Full op, int d) {
        var given = op.given();
        int left = op.product() == FullProduct.COLLECT ? 0 : 1;
        int right = left + 1;
        var sum = left == 0 ? null : outer.tangent(d, given.getFirst());
        if (outer.tangent(d, given.get(left)) != null) {
            sum = plus(b, op, sum, outer.exact(d, given.get(left)), outer.at(given.get(right)));
        }
        if (outer.tangent(d, given.get(right)) != null) {
            sum = plus(b, op, sum, outer.at(given.get(left)), outer.exact(d, given.get(right)));
        }
        return sum;
    }

    private static Value plus(Builder b, Op.Full op, @Nullable Value sum, Value left, Value right) {
        if (op.product() == FullProduct.COLLECT) {
            var more = b.emit(new Op.Full(op.product(), List.of(left, right), op.rows()));
            return sum == null ? more : b.add(sum, more);
        }
        var type = op.given().getFirst().tensor();
        var into = sum == null ? b.zero(type) : b.broadcast(sum, type.axes());
        return b.emit(new Op.Full(op.product(), List.of(into, left, right), op.rows()));
    }
}
