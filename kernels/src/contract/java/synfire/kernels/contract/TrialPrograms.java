package synfire.kernels.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.Comparison;
import synfire.ir.DType;
import synfire.ir.FullProduct;
import synfire.ir.FullRows;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Reduction;
import synfire.ir.Sizes;
import synfire.ir.SpikeMode;
import synfire.ir.Surrogate;
import synfire.ir.Tensor;
import synfire.ir.TensorType;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;

/// Trials of a recurrent network with full rows, side by side: events in, cells that excite all cells, a readout with a
/// loss over its outputs.
///
/// @param events whether spikes are events, or the numbers that they are
public record TrialPrograms(DType dtype, boolean events) {

    private static final Axis TRIAL = new Axis("trial", 10);
    private static final Axis CHANNELS = new Axis("channels", 30);
    private static final Axis CELLS = new Axis("cells", 30);
    private static final Axis OUT = new Axis("outs", 30);
    private static final FullRows IN = new FullRows(CHANNELS, new Axis("row_in", 25), CELLS);
    private static final FullRows BACK = new FullRows(CELLS, new Axis("row_back", 25), CELLS);
    private static final FullRows READ = new FullRows(CELLS, new Axis("row_read", 25), OUT);

    private TensorType type(Axis... axes) {
        return TensorType.of(dtype, axes);
    }

    /// The whole run: the loss of each trial, and the state after it.
    public Program program() {
        var b = new Builder("trials");
        var carries = new ArrayList<Value>();
        carries.add(b.input("v", type(TRIAL, CELLS)));
        carries.add(b.input("g", type(TRIAL, CELLS)));
        carries.add(b.input("r", type(TRIAL, OUT)));
        carries.add(b.input("loss", type(TRIAL)));
        var fired = b.input("fired", TensorType.of(DType.BOOL, Axis.TIME, TRIAL, CHANNELS));
        var constants = new ArrayList<Value>();
        constants.add(b.input("w_in", IN.weights(dtype)));
        constants.add(b.input("w_back", BACK.weights(dtype)));
        constants.add(b.input("w_read", READ.weights(dtype)));
        constants.add(b.input("target", type(TRIAL, OUT)));
        var results = b.emitAll(new Op.Scan(body(), Axis.TIME, false, carries, List.of(fired), constants, 0));
        b.output("next.v", results.get(0));
        b.output("next.g", results.get(1));
        b.output("loss", b.sum(results.get(3), TRIAL));
        b.output("losses", results.get(3));
        return b.build();
    }

    private Program body() {
        var b = new Builder("trials.step");
        var v = b.input("v", type(TRIAL, CELLS));
        var g = b.input("g", type(TRIAL, CELLS));
        var r = b.input("r", type(TRIAL, OUT));
        var loss = b.input("loss", type(TRIAL));
        var fired = b.input("fired", TensorType.of(DType.BOOL, TRIAL, CHANNELS));
        var in = b.input("w_in", IN.weights(dtype));
        var back = b.input("w_back", BACK.weights(dtype));
        var read = b.input("w_read", READ.weights(dtype));
        var target = b.input("target", type(TRIAL, OUT));
        var arrived = full(b, FullProduct.DELIVER, IN, g, sources(b, b.convert(fired, dtype), CHANNELS), in);
        var spike = b.spike(b.shifted(-1, v), Surrogate.PAPER, SpikeMode.HARD);
        // the exponential scheme: in some cells of a vector the quotient of exprel is taken, in others its series
        var left = b.subtract(v, spike);
        var slope = b.subtract(b.like(v, -0.1), arrived);
        var change = b.subtract(b.multiply(arrived, b.subtract(b.like(v, 1.5), left)), b.scaled(0.1, left));
        var next = b.fma(change, b.unary(UnaryFunction.EXPREL, slope), left);
        var again = b.spike(b.shifted(-1, next), Surrogate.PAPER, SpikeMode.HARD);
        var sent = sources(b, again, CELLS);
        var decayed = b.scaled(0.8, arrived);
        var outs = full(b, FullProduct.DELIVER, READ, b.scaled(0.9, r), sent, read);
        var top = b.emit(new Op.StopGradient(b.emit(new Op.Reduce(Reduction.MAXIMUM, outs, OUT))));
        var error = b.sum(b.square(b.subtract(b.subtract(outs, top), target)), OUT);
        b.output("v", next);
        b.output("g", full(b, FullProduct.DELIVER, BACK, decayed, sent, back));
        b.output("r", outs);
        b.output("loss", b.add(loss, error));
        return b.build();
    }

    private Value sources(Builder b, Value x, Axis axis) {
        return events
                ? b.emit(new Op.Events(x, axis))
                : b.select(b.compare(Comparison.NOT_EQUAL, x, b.like(x, 0)), x, b.like(x, 0));
    }

    private static Value full(Builder b, FullProduct product, FullRows rows, Value... given) {
        return b.emit(new Op.Full(product, List.of(given), rows));
    }

    public Sizes sizes(int steps, int trials, int channels, int cells, int outs) {
        return Sizes.none()
                .with(Axis.TIME, steps)
                .with(TRIAL, trials)
                .with(CHANNELS, channels)
                .with(IN.row(), channels)
                .with(CELLS, cells)
                .with(BACK.row(), cells)
                .with(READ.row(), cells)
                .with(OUT, outs);
    }

    /// Inputs of a program made of this one.
    public Map<String, Tensor> inputs(Program program, Sizes sizes) {
        var random = new SplittableRandom(11);
        var inputs = new HashMap<String, Tensor>();
        for (var input : program.inputs()) {
            var type = input.value().tensor();
            int n = sizes.elements(type);
            var name = input.name();
            inputs.put(
                    name,
                    name.equals("fired")
                            ? Tensor.of(
                                    type,
                                    random.doubles(n).map(x -> x < 0.2 ? 1 : 0).toArray())
                            : Tensor.of(
                                    type,
                                    random.doubles(n, 0, name.startsWith("w") ? 0.3 : 1)
                                            .toArray()));
        }
        return inputs;
    }
}
