package synfire.ir.differentiate;

import java.util.List;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.TensorType;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;

/// A Traub–Miles cell by exponential Euler with a squared potential loss, written by hand, for tests.
///
/// Inputs: `drive` and `target` over time, conductances `gL`, `gNa`, `gK` and threshold `VT` per lane.
/// Output: `loss`. Units: ms, mV, nS, pA, pF.
record HodgkinHuxley(Builder b, Value dt) {

    private static final TensorType LANES = TensorType.of(DType.F64, Axis.LANE);
    private static final TensorType NUMBER = TensorType.scalar(DType.F64);
    private static final TensorType TIME = TensorType.of(DType.F64, Axis.TIME);

    static Program loss(double dtMs) {
        var body = new Builder("hh");
        var v = body.input("V", LANES);
        var m = body.input("m", LANES);
        var n = body.input("n", LANES);
        var h = body.input("h", LANES);
        var loss = body.input("loss", LANES);
        var drive = body.input("drive", NUMBER);
        var target = body.input("target", NUMBER);
        var leak = body.input("gL", LANES);
        var sodium = body.input("gNa", LANES);
        var potassium = body.input("gK", LANES);
        var threshold = body.input("VT", LANES);
        var hh = new HodgkinHuxley(body, body.constant(DType.F64, dtMs));

        var u = body.subtract(v, threshold);
        var m3h = body.multiply(body.multiply(body.square(m), m), h);
        var n4 = body.square(body.square(n));
        var na = body.multiply(sodium, m3h);
        var k = body.multiply(potassium, n4);
        var total = body.add(body.add(na, k), leak);
        var current =
                body.add(body.add(body.scaled(50, na), body.scaled(-90, k)), body.add(body.scaled(-65, leak), drive));
        // exponential Euler of C·dV/dt = current − total·V
        var a = body.scaled(-1 / 200.0, total);
        var slope = body.scaled(1 / 200.0, body.subtract(current, body.multiply(total, v)));
        var next = body.fma(hh.stepOf(a), slope, v);
        body.output("V", next);
        body.output("m", hh.gate(m, hh.rate(1.28, 13, -4, u), hh.rate(1.4, 40, 5, u)));
        body.output("n", hh.gate(n, hh.rate(0.16, 15, -5, u), hh.decay(0.5, 10, 40, u)));
        body.output("h", hh.gate(h, hh.decay(0.128, 17, 18, u), hh.logistic(4, 40, 5, u)));
        body.output("loss", body.add(loss, body.square(body.subtract(next, target))));

        var b = new Builder("fit");
        var results = b.emitAll(new Op.Scan(
                body.build(),
                Axis.TIME,
                false,
                List.of(constant(b, -65), constant(b, 0.05), constant(b, 0.3), constant(b, 0.6), b.zero(LANES)),
                List.of(b.input("drive", TIME), b.input("target", TIME)),
                List.of(b.input("gL", LANES), b.input("gNa", LANES), b.input("gK", LANES), b.input("VT", LANES)),
                0));
        b.output("loss", results.get(4));
        return b.build();
    }

    private static Value constant(Builder b, double value) {
        return b.broadcast(b.constant(DType.F64, value), LANES.axes());
    }

    /// dt·exprel(a·dt): how far one step goes along the slope.
    private Value stepOf(Value a) {
        return b.multiply(dt, b.unary(UnaryFunction.EXPREL, b.multiply(a, dt)));
    }

    private Value gate(Value x, Value open, Value close) {
        var a = b.negate(b.add(open, close));
        var slope = b.subtract(open, b.multiply(b.add(open, close), x));
        return b.fma(stepOf(a), slope, x);
    }

    /// scale / exprel((at − u)/width), which is 0.32·(13 − u)/(exp((13 − u)/4) − 1) for the m gate.
    private Value rate(double scale, double at, double width, Value u) {
        var z = b.scaled(1 / width, b.shifted(-at, u));
        return b.divide(b.constant(DType.F64, scale), b.unary(UnaryFunction.EXPREL, z));
    }

    private Value decay(double scale, double at, double width, Value u) {
        return b.scaled(scale, b.exp(b.scaled(-1 / width, b.shifted(-at, u))));
    }

    private Value logistic(double scale, double at, double width, Value u) {
        return b.scaled(scale, b.unary(UnaryFunction.SIGMOID, b.scaled(1 / width, b.shifted(-at, u))));
    }
}
