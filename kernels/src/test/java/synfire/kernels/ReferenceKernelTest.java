package synfire.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Program;
import synfire.ir.Sizes;
import synfire.ir.TensorType;

final class ReferenceKernelTest {

    private static final Sizes SIZES = Sizes.of(2, 3);

    @Test
    void run_twoBindings_eachHasItsOwnResults() {
        try (var kernel = new ReferenceBackend().compile(scaled());
                var first = kernel.bind(SIZES);
                var second = kernel.bind(SIZES)) {
            first.set("x", 1, 2, 3, 4, 5, 6);
            first.set("scale", 1, 10, 100);
            second.fill("x", 7);
            second.fill("scale", 2);

            kernel.run(List.of(first, second), 2);

            assertThat(first.get("y")).containsExactly(1, 20, 300, 4, 50, 600);
            assertThat(second.get("y")).containsOnly(14);
        }
    }

    @Test
    void feed_ofAnOutput_becomesTheInput() {
        try (var kernel = new ReferenceBackend().compile(scaled());
                var binding = kernel.bind(SIZES)) {
            binding.fill("x", 1);
            binding.set("scale", 1, 2, 3);
            kernel.run(binding);

            binding.feed("y", "x");
            kernel.run(binding);

            assertThat(binding.get("y")).containsExactly(1, 4, 9, 1, 4, 9);
        }
    }

    @Test
    void set_wrongCount_saysWhichAndHowMany() {
        try (var kernel = new ReferenceBackend().compile(scaled());
                var binding = kernel.bind(SIZES)) {
            assertThatThrownBy(() -> binding.set("scale", 1, 2))
                    .hasMessage("input 'scale' of 'scaled' is f64[lane] of 3 elements with sizes {time=2, lane=3},"
                            + " but is given 2");
        }
    }

    @Test
    void set_unknownInput_namesTheInputsThereAre() {
        try (var kernel = new ReferenceBackend().compile(scaled());
                var binding = kernel.bind(SIZES)) {
            assertThatThrownBy(() -> binding.fill("gain", 1))
                    .hasMessage("'scaled' has no input 'gain'; it has [x, scale]");
        }
    }

    @Test
    void run_inputNeverSet_isNamed() {
        try (var kernel = new ReferenceBackend().compile(scaled());
                var binding = kernel.bind(SIZES)) {
            binding.fill("x", 1);

            assertThatThrownBy(() -> kernel.run(binding)).hasMessage("inputs [scale] of 'scaled' were never set");
        }
    }

    @Test
    void get_beforeRun_saysSo() {
        try (var kernel = new ReferenceBackend().compile(scaled());
                var binding = kernel.bind(SIZES)) {
            assertThatThrownBy(() -> binding.get("y"))
                    .hasMessage("output 'y' of 'scaled' is read before the kernel has run");
        }
    }

    private static Program scaled() {
        var b = new Builder("scaled");
        var x = b.input("x", TensorType.of(DType.F64, Axis.TIME, Axis.LANE));
        var scale = b.input("scale", TensorType.of(DType.F64, Axis.LANE));
        b.output("y", b.multiply(x, scale));
        return b.build();
    }
}
