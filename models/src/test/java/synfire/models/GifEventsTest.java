package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import synfire.equations.lowering.Lowering;
import synfire.equations.lowering.LoweringOptions;
import synfire.equations.lowering.SpikeOptions;
import synfire.equations.lowering.SpikeOptions.Tangents;
import synfire.ir.Axis;
import synfire.ir.DType;
import synfire.ir.Interpreter;
import synfire.ir.Sizes;
import synfire.ir.Tensor;
import synfire.ir.TensorType;
import synfire.ir.differentiate.Jvp;
import synfire.ir.functions.ExpandFunctions;
import synfire.simulate.CellProgram;

/// The gradient of a potential loss through the spikes of the gif on the grid.
final class GifEventsTest {

    private static final int STEPS = 2000;
    private static final TensorType CELL = TensorType.of(DType.F64, Axis.LANE);

    /// Loss of several values of `a` against a = 0.005/ms under 2 nA, and what stands for its derivative.
    private static double[][] losses(double... values) {
        var options = LoweringOptions.DEFAULT.withSpikes(SpikeOptions.DEFAULT.withTangents(Tangents.EVENT));
        var model = Catalogue.get("gif");
        var cell = new CellProgram(Lowering.of(model, options), 0.1, List.of("V"), true);
        var program = Jvp.columns(cell.program(), List.of("a"));
        int lanes = values.length + 1;
        var inputs = new HashMap<String, Tensor>();
        for (var parameter : model.parameters()) {
            double value = parameter.value().inBase();
            inputs.put(
                    parameter.name(),
                    Tensor.of(
                            CELL,
                            IntStream.range(0, lanes)
                                    .mapToDouble(i -> !parameter.name().equals("a")
                                            ? value
                                            : i == values.length ? 0.005 : values[i])
                                    .toArray()));
        }
        var current = new double[STEPS];
        java.util.Arrays.fill(current, 2000);
        inputs.put("I", Tensor.of(TensorType.of(DType.F64, Axis.TIME), current));
        Map<String, Tensor> out = Interpreter.run(new ExpandFunctions().apply(program), inputs, Sizes.of(STEPS, lanes));
        var results = new double[values.length][2];
        for (int i = 0; i < values.length; i++) {
            for (int k = 0; k < STEPS; k += 100) {
                double difference =
                        out.get("V").get(k * lanes + i) - out.get("V").get(k * lanes + values.length);
                results[i][0] += difference * difference / (STEPS / 100);
                results[i][1] += 2 * difference * out.get("tangent.V.a").get(k * lanes + i) / (STEPS / 100);
            }
        }
        return results;
    }

    /// Spikes move in whole steps, so loss and gradient jump; over many jumps they must agree. No spike
    /// crosses a sampled point between the two ends.
    @Test
    void gradient_ofThePotentialLoss_integratesToTheLoss() {
        double from = 0.0051;
        double to = 0.0053;
        int parts = 40;
        var l = losses(IntStream.rangeClosed(0, parts)
                .mapToDouble(i -> from + i * (to - from) / parts)
                .toArray());

        double mean = 0;
        for (int i = 0; i <= parts; i++) {
            mean += l[i][1] * (i == 0 || i == parts ? 0.5 : 1) / parts;
        }
        double slope = (l[parts][0] - l[0][0]) / (to - from);

        assertThat(l[parts][0]).isGreaterThan(l[0][0] + 1);
        assertThat(mean).isCloseTo(slope, within(0.1 * slope)); // a spike is rounded by up to dt at either end
    }
}
