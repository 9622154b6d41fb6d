package synfire.ir.differentiate;

import synfire.ir.Builder;
import synfire.ir.Op;
import synfire.ir.Reduction;
import synfire.ir.SparseProduct;
import synfire.ir.Value;

/// Adjoints of what is delivered on delay lines. Each product is the adjoint of the other two.
record LateAdjoint(Builder b, Reverse outer) {

    void deliver(Op.DeliverLate op, Value cotangent) {
        var products = new LateProducts(b, outer::at, op.travel(), op.rows());
        var events = outer.at(op.events());
        var weights = products.each(outer.at(op.weights()));
        outer.send(op.line(), cotangent);
        outer.send(op.events(), products.product(SparseProduct.BACKWARD, cotangent, weights));
        send(op.weights(), products.product(SparseProduct.OUTER, events, cotangent), op.rows());
        byDelay(op.travel(), op.rows(), products, weights, events, cotangent);
    }

    void sparse(Op.SparseLate op, Value cotangent) {
        var products = new LateProducts(b, outer::at, op.travel(), op.rows());
        var left = outer.at(op.left());
        var right = outer.at(op.right());
        switch (op.product()) {
            case FORWARD -> {
                outer.send(op.left(), products.product(SparseProduct.BACKWARD, cotangent, right));
                outer.send(op.right(), products.product(SparseProduct.OUTER, left, cotangent));
                byDelay(op.travel(), op.rows(), products, right, left, cotangent);
            }
            case BACKWARD -> {
                toLine(op, cotangent, right, products);
                if (outer.isActive(op.right())) {
                    outer.send(op.right(), products.product(SparseProduct.OUTER, cotangent, left));
                }
                byDelay(op.travel(), op.rows(), products, right, cotangent, left);
            }
            case OUTER -> {
                outer.send(op.left(), products.product(SparseProduct.BACKWARD, right, cotangent));
                outer.send(op.right(), products.product(SparseProduct.FORWARD, left, cotangent));
                byDelay(op.travel(), op.rows(), products, cotangent, left, right);
            }
        }
    }

    /// What was read from a line goes back to where it was, in the memory of what has come there so far.
    private void toLine(Op.SparseLate op, Value cotangent, Value weights, LateProducts products) {
        if (outer.isActive(op.left())) {
            outer.cotangents().replace(op.left(), line -> products.delivered(line, cotangent, weights));
        }
    }

    /// @param weights along `synapse`
    /// @param sources along `source`
    private void byDelay(
            Op.Travel travel, Op.Rows rows, LateProducts products, Value weights, Value sources, Value line) {
        if (products.hasRealDelays() && outer.isActive(travel.delays())) {
            send(travel.delays(), b.multiply(weights, products.change(SparseProduct.OUTER, sources, line)), rows);
        }
    }

    private void send(Value to, Value perSynapse, Op.Rows rows) {
        outer.send(
                to,
                to.axes().isEmpty() ? b.emit(new Op.Reduce(Reduction.SUM, perSynapse, rows.synapse())) : perSynapse);
    }
}
