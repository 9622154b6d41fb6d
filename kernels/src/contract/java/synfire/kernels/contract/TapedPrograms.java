package synfire.kernels.contract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.Comparison;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Reduction;
import synfire.ir.Sizes;
import synfire.ir.SpikeMode;
import synfire.ir.Surrogate;
import synfire.ir.Tensor;
import synfire.ir.TensorType;

/// Small programs in the shape of a simulation and its adjoint: a forward scan with tape, a reverse scan that reads it.
final class TapedPrograms {

    private static final TensorType LANES = TensorType.of(DType.F64, Axis.LANE);
    private static final TensorType NUMBER = TensorType.scalar(DType.F64);

    private TapedPrograms() {}

    /// v ← (v + drive·gain)·0.75, no tape.
    static Program integrator() {
        var body = new Builder("body");
        var v = body.input("v", LANES);
        var drive = body.input("drive", NUMBER);
        var gain = body.input("gain", LANES);
        body.output("v", body.multiply(body.fma(drive, gain, v), body.constant(DType.F64, 0.75)));

        var b = new Builder("integrator");
        var v0 = b.input("v0", LANES);
        var gains = b.input("gain", LANES);
        var drives = b.input("drive", TensorType.of(DType.F64, Axis.TIME));
        b.output(
                "v",
                b.emit(new Op.Scan(body.build(), Axis.TIME, false, List.of(v0), List.of(drives), List.of(gains), 0)));
        return b.build();
    }

    /// A leaky cell with threshold and reset: tapes of floats and booleans, a traced output, a reverse scan.
    static Program spiking() {
        var b = new Builder("spiking");
        var v0 = b.input("v0", LANES);
        var gain = b.input("gain", LANES);
        var drive = b.input("drive", TensorType.of(DType.F64, Axis.TIME));
        var noise = b.input("noise", TensorType.of(DType.F64, Axis.TIME, Axis.LANE));
        var count = b.broadcast(b.constant(0L), List.of(Axis.LANE));
        var forward = b.emitAll(new Op.Scan(
                spikingStep(), Axis.TIME, false, List.of(v0, count), List.of(drive, noise), List.of(gain), 2));
        b.output("v", forward.get(0));
        b.output("spikes", forward.get(1));
        b.output("trace", forward.get(2));

        var zero = b.broadcast(b.constant(DType.F64, 0), List.of(Axis.LANE));
        var one = b.broadcast(b.constant(DType.F64, 1), List.of(Axis.LANE));
        var reverse = b.emitAll(new Op.Scan(
                spikingAdjoint(),
                Axis.TIME,
                true,
                List.of(one, zero),
                List.of(forward.get(3), forward.get(4), drive, forward.get(2)),
                List.of(gain),
                0));
        b.output("dv0", reverse.get(0));
        b.output("dgain", reverse.get(1));
        b.output("dnoise", reverse.get(2));
        return b.build();
    }

    private static Program spikingStep() {
        var b = new Builder("step");
        var v = b.input("v", LANES);
        var count = b.input("count", TensorType.of(DType.I64, Axis.LANE));
        var drive = b.input("drive", NUMBER);
        var noise = b.input("noise", LANES);
        var gain = b.input("gain", LANES);
        var u = b.fma(b.multiply(drive, gain), b.constant(DType.F64, 0.5), b.multiply(v, b.like(v, 0.9)));
        var w = b.add(u, noise);
        var spike = b.spike(b.subtract(w, b.like(w, 1)), Surrogate.PAPER, SpikeMode.HARD);
        var fired = b.compare(Comparison.GREATER, spike, b.like(spike, 0.5));
        b.output("v", b.select(fired, b.multiply(w, b.like(w, 0.25)), w));
        b.output("count", b.add(count, b.convert(spike, DType.I64)));
        b.output("trace", w);
        b.output("tape_fired", fired);
        b.output("tape_w", b.multiply(w, w));
        return b.build();
    }

    private static Program spikingAdjoint() {
        var b = new Builder("adjoint");
        var dv = b.input("dv", LANES);
        var dgain = b.input("dgain", LANES);
        var fired = b.input("fired", TensorType.of(DType.BOOL, Axis.LANE));
        var w2 = b.input("w2", LANES);
        var drive = b.input("drive", NUMBER);
        var trace = b.input("trace", LANES);
        var gain = b.input("gain", LANES);
        var dw = b.multiply(b.select(fired, b.multiply(dv, b.like(dv, 0.25)), dv), b.add(w2, trace));
        b.output("dv", b.multiply(dw, b.like(dw, 0.9)));
        b.output("dgain", b.fma(dw, b.multiply(drive, b.like(drive, 0.5)), b.multiply(dgain, gain)));
        b.output("dnoise", dw);
        return b.build();
    }

    /// Two forward scans with tape, one fed by the other; two reverse scans, of which the second reads both tapes.
    static Program coupled() {
        var b = new Builder("coupled");
        var v0 = b.input("v0", LANES);
        var gain = b.input("gain", LANES);
        var drive = b.input("drive", TensorType.of(DType.F64, Axis.TIME));
        var first =
                b.emitAll(new Op.Scan(taped("first"), Axis.TIME, false, List.of(v0), List.of(drive), List.of(gain), 1));
        var second = b.emitAll(
                new Op.Scan(taped("second"), Axis.TIME, false, List.of(first.get(0)), List.of(drive), List.of(v0), 1));
        var back = b.emitAll(new Op.Scan(
                untaped("back"), Axis.TIME, true, List.of(second.get(0)), List.of(first.get(2), drive), List.of(), 0));
        var again = b.emitAll(new Op.Scan(
                untaped("again"),
                Axis.TIME,
                true,
                List.of(back.get(0)),
                List.of(second.get(2), first.get(2)),
                List.of(),
                0));
        b.output("first", first.get(1));
        b.output("second", second.get(1));
        b.output("back", back.get(0));
        b.output("again", again.get(0));
        b.output("traces", b.add(again.get(1), b.multiply(back.get(1), second.get(1))));
        return b.build();
    }

    private static Program taped(String name) {
        var b = new Builder(name);
        var v = b.input("v", LANES);
        var drive = b.input("drive", NUMBER);
        var gain = b.input("gain", LANES);
        var next = b.fma(b.multiply(v, v), b.like(v, -0.125), b.fma(drive, gain, v));
        b.output("v", b.minimum(b.maximum(next, b.like(v, -3)), b.like(v, 3)));
        b.output("y", b.multiply(v, drive));
        b.output("tape", v);
        return b.build();
    }

    private static Program untaped(String name) {
        var b = new Builder(name);
        var d = b.input("d", LANES);
        var left = b.input("left", LANES);
        var right = b.input("right", name.equals("back") ? NUMBER : LANES);
        var next = b.fma(b.multiply(left, right), b.like(d, 0.5), b.multiply(d, b.like(d, 0.5)));
        b.output("d", next);
        b.output("y", b.subtract(next, right));
        return b.build();
    }

    /// Sums and extremes over time, of inputs and of what is computed from them.
    static Program reductions(DType dtype) {
        var b = new Builder("reductions");
        var both = b.input("both", TensorType.of(dtype, Axis.TIME, Axis.LANE));
        var times = b.input("times", TensorType.of(dtype, Axis.TIME));
        var lanes = b.input("lanes", TensorType.of(dtype, Axis.LANE));
        var product = b.multiply(b.divide(both, b.like(both, 3)), b.multiply(times, lanes));
        for (var reduction : Reduction.values()) {
            b.output(reduction.text() + "_of_input", b.emit(new Op.Reduce(reduction, both, Axis.TIME)));
            b.output(reduction.text() + "_of_times", b.emit(new Op.Reduce(reduction, times, Axis.TIME)));
            var ofProduct = b.emit(new Op.Reduce(reduction, product, Axis.TIME));
            b.output(reduction.text() + "_used_again", b.multiply(product, ofProduct));
        }
        return b.build();
    }

    /// Inputs that differ from element to element and make some cells spike.
    static Map<String, Tensor> inputs(Program program, Sizes sizes) {
        var inputs = new HashMap<String, Tensor>();
        for (var input : program.inputs()) {
            var values = new double[sizes.elements(input.value().type())];
            for (int i = 0; i < values.length; i++) {
                values[i] = 0.75 + 0.5 * Math.sin(1.7 * i + input.name().length());
            }
            inputs.put(input.name(), Tensor.of(input.value().tensor(), values));
        }
        return inputs;
    }
}
