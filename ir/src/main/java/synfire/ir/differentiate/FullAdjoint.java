package synfire.ir.differentiate;

import java.util.List;
import synfire.ir.Builder;
import synfire.ir.FullProduct;
import synfire.ir.Op;
import synfire.ir.Value;

/// Adjoints of what events do along rows that reach every target: each is made of the other two.
record FullAdjoint(Builder b, Reverse outer) {

    void of(Op.Full op, Value cotangent) {
        var given = op.given();
        switch (op.product()) {
            case DELIVER -> {
                var weights = given.get(2);
                outer.send(given.getFirst(), cotangent);
                if (outer.isActive(given.get(1))) {
                    outer.send(given.get(1), full(op, FullProduct.COLLECT, cotangent, outer.at(weights)));
                }
                if (outer.isActive(weights)) {
                    outer.send(weights, full(op, FullProduct.CREDIT, zero(weights), outer.at(given.get(1)), cotangent));
                }
            }
            case COLLECT -> {
                var values = given.get(0);
                var weights = given.get(1);
                if (outer.isActive(values)) {
                    outer.send(values, full(op, FullProduct.DELIVER, zero(values), cotangent, outer.at(weights)));
                }
                if (outer.isActive(weights)) {
                    outer.send(weights, full(op, FullProduct.CREDIT, zero(weights), cotangent, outer.at(values)));
                }
            }
            case CREDIT -> {
                var values = given.get(2);
                outer.send(given.getFirst(), cotangent);
                if (outer.isActive(given.get(1))) {
                    outer.send(given.get(1), full(op, FullProduct.COLLECT, outer.at(values), cotangent));
                }
                if (outer.isActive(values)) {
                    outer.send(values, full(op, FullProduct.DELIVER, zero(values), outer.at(given.get(1)), cotangent));
                }
            }
        }
    }

    private Value zero(Value like) {
        return b.zero(like.tensor());
    }

    private Value full(Op.Full op, FullProduct product, Value... given) {
        return b.emit(new Op.Full(product, List.of(given), op.rows()));
    }
}
