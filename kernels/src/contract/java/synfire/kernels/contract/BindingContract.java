package synfire.kernels.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import synfire.ir.Sizes;
import synfire.kernels.Backend;
import synfire.kernels.CompileOptions;

/// What the memory of every backend's kernels must do; a part of [BackendContract].
public interface BindingContract {

    /// Compiled anew every time: a cached object would hide a change of the compiler.
    CompileOptions FRESH = CompileOptions.DEFAULT.withObjectCache(false);

    Backend backend();

    @Test
    default void bind_twice_keepsValuesApart() {
        var program = TapedPrograms.spiking();
        try (var kernel = backend().compile(program, FRESH);
                var first = kernel.bind(Sizes.of(4, 3));
                var second = kernel.bind(Sizes.of(6, 20))) {
            for (var binding : List.of(first, second)) {
                program.inputNames().forEach(name -> binding.fill(name, 0.5));
            }
            kernel.run(List.of(first, second), 2);
            var alone = first.get("v");

            second.fill("v0", 0.1);
            kernel.run(List.of(second, first), 1);

            assertThat(first.get("v")).isEqualTo(alone);
        }
    }

    @Test
    default void feed_stateFromChunkToChunk_equalsOneLongRun() {
        var program = TapedPrograms.integrator();
        int lanes = 11;
        try (var kernel = backend().compile(program, FRESH);
                var whole = kernel.bind(Sizes.of(8, lanes));
                var chunk = kernel.bind(Sizes.of(4, lanes))) {
            for (var binding : List.of(whole, chunk)) {
                binding.fill("v0", 0.25);
                binding.fill("gain", 1.125);
            }
            whole.set("drive", 1, 2, 3, 4, 5, 6, 7, 8);
            kernel.run(whole);

            chunk.set("drive", 1, 2, 3, 4);
            kernel.run(chunk);
            chunk.feed("v", "v0");
            chunk.set("drive", 5, 6, 7, 8);
            kernel.run(chunk);

            assertThat(chunk.get("v")).isEqualTo(whole.get("v"));
        }
    }

    @Test
    default void share_ofMemoryOutsideTheHeap_isAsSetting() {
        var program = TapedPrograms.integrator();
        int lanes = 11;
        var gains = new double[lanes];
        Arrays.setAll(gains, i -> 1 + 0.125 * i);
        try (var kernel = backend().compile(program, FRESH);
                var arena = Arena.ofConfined();
                var set = kernel.bind(Sizes.of(2, lanes));
                var shared = kernel.bind(Sizes.of(2, lanes))) {
            for (var binding : List.of(set, shared)) {
                binding.fill("v0", 0.25);
                binding.set("drive", 1, 2);
            }
            set.set("gain", gains);
            shared.share("gain", arena.allocateFrom(ValueLayout.JAVA_DOUBLE, gains));
            kernel.run(set);
            kernel.run(shared);

            assertThat(shared.get("v")).isEqualTo(set.get("v"));
            assertThatThrownBy(() -> shared.share("gain", arena.allocate(80)))
                    .hasMessage("input 'gain' of 'integrator' is f64[lane] of 88 bytes with sizes %s, but is given 80"
                            .formatted(shared.sizes().lengths()));
        }
    }
}
