package synfire.ir.differentiate;

import org.jspecify.annotations.Nullable;
import synfire.ir.Builder;
import synfire.ir.Op;
import synfire.ir.SparseProduct;
import synfire.ir.Value;

/// Tangents of what is delivered on delay lines.
///
/// @param d the direction
record LateTangent(Builder b, Tangents outer, int d) {

    @Nullable
    Value of(Op.DeliverLate op) {
        var products = new LateProducts(b, outer::at, op.travel(), op.rows());
        var sum = outer.tangent(d, op.line());
        if (outer.tangent(d, op.events()) != null) {
            var weights = products.each(outer.at(op.weights()));
            sum = plus(sum, products.product(SparseProduct.FORWARD, outer.exact(d, op.events()), weights));
        }
        if (outer.tangent(d, op.weights()) != null) {
            var weights = products.each(outer.exact(d, op.weights()));
            sum = plus(sum, products.product(SparseProduct.FORWARD, outer.at(op.events()), weights));
        }
        var delays = op.travel().delays();
        if (outer.tangent(d, delays) != null) {
            var weights = b.multiply(products.each(outer.at(op.weights())), outer.exact(d, delays));
            sum = plus(sum, products.change(SparseProduct.FORWARD, outer.at(op.events()), weights));
        }
        return sum;
    }

    @Nullable
    Value of(Op.SparseLate op) {
        var products = new LateProducts(b, outer::at, op.travel(), op.rows());
        Value sum = null;
        if (outer.tangent(d, op.left()) != null) {
            sum = products.product(op.product(), outer.exact(d, op.left()), outer.at(op.right()));
        }
        if (outer.tangent(d, op.right()) != null) {
            sum = plus(sum, products.product(op.product(), outer.at(op.left()), outer.exact(d, op.right())));
        }
        var delays = op.travel().delays();
        if (outer.tangent(d, delays) != null) {
            sum = plus(sum, byDelay(op, products, outer.exact(d, delays)));
        }
        return sum;
    }

    private Value byDelay(Op.SparseLate op, LateProducts products, Value tangent) {
        var left = outer.at(op.left());
        var right = outer.at(op.right());
        return switch (op.product()) {
            case FORWARD, BACKWARD -> products.change(op.product(), left, b.multiply(right, tangent));
            case OUTER -> b.multiply(products.change(op.product(), left, right), tangent);
        };
    }

    private Value plus(@Nullable Value sum, Value next) {
        return sum == null ? next : b.add(sum, next);
    }
}
