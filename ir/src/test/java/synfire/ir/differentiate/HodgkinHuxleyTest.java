package synfire.ir.differentiate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import synfire.ir.Axis;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Sizes;
import synfire.ir.Tensor;
import synfire.ir.TensorType;

final class HodgkinHuxleyTest {

    private static final List<String> PARAMETERS = List.of("gL", "gNa", "gK", "VT");
    private static final TensorType LANES = TensorType.of(DType.F64, Axis.LANE);
    private static final TensorType TIME = TensorType.of(DType.F64, Axis.TIME);

    private final Program program = HodgkinHuxley.loss(0.05);

    @ParameterizedTest
    @EnumSource(SaveSet.class)
    void gradient_acrossASpike_agreesWithForwardModeAndDifferences(SaveSet save) {
        var report = GradientCheck.of(
                program,
                PARAMETERS,
                List.of("loss"),
                inputs(400),
                Sizes.of(400, 2),
                GradientCheck.Options.DEFAULT.withDirections(1).withStep(3e-6).withSave(save));

        assertThat(report.forwardError()).isLessThan(1e-11);
        // A spike whose time moves makes fifth derivatives large: at a step of
        // 1e-5 the differences are off by 2e-6, at 3e-6 by less than 1e-7.
        assertThat(report.differenceError()).as("%s", report).isLessThan(1e-7);
    }

    @Test
    void hessianProduct_acrossASpike_agreesWithDifferencesOfTheGradient() {
        var gradient = Vjp.of(program, PARAMETERS, List.of("loss"), Vjp.Options.DEFAULT.withPrimal(false));
        var at = new HashMap<>(inputs(200));
        at.put("cotangent.loss", Tensor.of(LANES, 1, 1));

        var report = GradientCheck.of(
                gradient,
                PARAMETERS,
                gradient.outputNames(),
                at,
                Sizes.of(200, 2),
                GradientCheck.Options.DEFAULT.withDirections(1));

        assertThat(report.forwardError()).isLessThan(1e-10);
        assertThat(report.differenceError()).as("%s", report).isLessThan(1e-6);
    }

    /// The fewest bytes are the states themselves here.
    @Test
    void tape_bySaveSet_holdsStatesThenExponentialsThenReciprocals() {
        assertThat(Arrays.stream(SaveSet.values()).map(this::tape)).containsExactly(4, 4, 14, 17);
    }

    private int tape(SaveSet save) {
        var derivative = Vjp.of(program, PARAMETERS, List.of("loss"), Vjp.Options.DEFAULT.withSave(save));
        return derivative.steps().stream()
                .mapToInt(step -> step.op() instanceof Op.Scan scan ? scan.saved() : 0)
                .sum();
    }

    private static Map<String, Tensor> inputs(int steps) {
        var drive = new double[steps];
        Arrays.fill(drive, 400);
        var target = new double[steps];
        Arrays.fill(target, -60);
        return Map.of(
                "drive", Tensor.of(TIME, drive),
                "target", Tensor.of(TIME, target),
                "gL", Tensor.of(LANES, 10, 12),
                "gNa", Tensor.of(LANES, 20000, 18000),
                "gK", Tensor.of(LANES, 6000, 5000),
                "VT", Tensor.of(LANES, -63, -61));
    }
}
