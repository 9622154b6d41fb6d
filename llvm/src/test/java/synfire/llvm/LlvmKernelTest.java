package synfire.llvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Sizes;
import synfire.ir.TensorType;
import synfire.kernels.Binding;
import synfire.kernels.CompileOptions;
import synfire.kernels.MemoryBudgetException;
import synfire.kernels.UnsupportedProgramException;

/// What is this backend's own beside the contract: plans of memory, closing, refusals.
final class LlvmKernelTest {

    private static final TensorType LANES = TensorType.of(DType.F64, Axis.LANE);

    /// 8 lanes a block: a step of tape and a checkpoint have 64 bytes each.
    private static final CompileOptions EIGHT =
            CompileOptions.DEFAULT.withObjectCache(false).withVectorBits(512).withRegisters(1);

    private final LlvmBackend backend = new LlvmBackend();

    @BeforeEach
    void requireLibrary() {
        assumeTrue(backend.whyNot().isEmpty(), () -> backend.whyNot().toString());
    }

    @Test
    void plan_tapeWithinBudget_keepsAll() {
        try (var kernel = backend.compile(squared(), EIGHT);
                var binding = kernel.bind(Sizes.of(1000, 20))) {
            assertThat(binding.plan())
                    .hasToString("8,576 bytes of inputs and outputs, 64,192 bytes per thread\n"
                            + "  scan 0: whole tape of 1,000 steps, 64,000 bytes");
        }
    }

    @Test
    void plan_tapeAboveBudget_setsCheckpointsAndGivesTheSameBits() {
        try (var kernel = backend.compile(squared(), EIGHT);
                var scarce = backend.compile(squared(), EIGHT.withTapeBytes(8000));
                var whole = kernel.bind(Sizes.of(1000, 20));
                var segments = scarce.bind(Sizes.of(1000, 20))) {
            assertThat(segments.plan().tapes())
                    .singleElement()
                    .hasToString("scan 0: checkpoint every 116 of 1,000 steps, 8,000 bytes instead of 64,000;"
                            + " 884 steps run twice");
            fill(whole);
            fill(segments);
            kernel.run(whole);
            scarce.run(segments);

            assertThat(segments.get("dv")).isEqualTo(whole.get("dv"));
            assertThat(whole.get("dv")).doesNotContain(0);
        }
    }

    @Test
    void bind_budgetBelowTheLeast_saysHowMuchIsNeeded() {
        try (var kernel = backend.compile(squared(), EIGHT.withTapeBytes(4000))) {
            assertThatThrownBy(() -> kernel.bind(Sizes.of(1000, 20)))
                    .isInstanceOf(MemoryBudgetException.class)
                    .hasMessage("the reverse scans of 'squared' need at least 4,096 bytes per thread, and 4,000 are"
                            + " allowed; allow more tapeBytes, or run fewer steps");
        }
    }

    @Test
    void compile_programItCannotRun_saysWhy() {
        var b = new Builder("total");
        b.output("y", b.sum(b.input("x", LANES), Axis.LANE));
        var program = b.build();

        assertThatThrownBy(() -> backend.compile(program))
                .isInstanceOf(UnsupportedProgramException.class)
                .hasMessage("the backend 'llvm' cannot run the program 'total':\n"
                        + "  step `%1:f64[] = reduce sum lane %0` of 'total': lane kernels keep the lanes apart; combine them outside\n"
                        + "use the backend 'reference', which runs every program");
    }

    @Test
    void run_afterClose_isRefused() {
        var kernel = backend.compile(squared(), EIGHT);
        try (var binding = kernel.bind(Sizes.of(3, 2))) {
            fill(binding);
            kernel.close();
            kernel.close();

            assertThatThrownBy(() -> kernel.run(binding)).hasMessage("the kernel of 'squared' is closed");
        }
    }

    @Test
    void run_bindingOfAnotherKernel_isRefused() {
        try (var one = backend.compile(squared(), EIGHT);
                var other = backend.compile(squared(), EIGHT);
                var binding = other.bind(Sizes.of(3, 2))) {
            fill(binding);

            assertThatThrownBy(() -> one.run(binding))
                    .hasMessage("a binding of another kernel was given to the kernel of 'squared'; bind it there");
        }
    }

    @Test
    void run_closedBinding_isRefused() {
        try (var kernel = backend.compile(squared(), EIGHT)) {
            var binding = kernel.bind(Sizes.of(3, 2));
            fill(binding);
            binding.close();

            assertThatThrownBy(() -> kernel.run(binding)).hasMessage("a binding of 'squared' is closed");
        }
    }

    @Test
    void run_interrupted_stopsAndStaysInterrupted() {
        try (var kernel = backend.compile(squared(), EIGHT);
                var binding = kernel.bind(Sizes.of(10, 200))) {
            fill(binding);
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> kernel.run(List.of(binding), 2))
                    .hasMessage("the run was interrupted before its end");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static void fill(Binding binding) {
        binding.fill("v0", 0.9);
        var drive = new double[binding.sizes().of(Axis.TIME)];
        Arrays.setAll(drive, i -> 0.1 * Math.sin(i));
        binding.set("drive", drive);
    }

    /// v ← ½·v² + drive + ½ and its adjoint, with v on the tape.
    private static Program squared() {
        var step = new Builder("step");
        var v = step.input("v", LANES);
        var drive = step.input("drive", TensorType.scalar(DType.F64));
        var half = step.constant(DType.F64, 0.5);
        step.output("v", step.fma(step.multiply(v, half), v, step.add(drive, half)));
        step.output("tape", v);
        var adjoint = new Builder("adjoint");
        var dv = adjoint.input("dv", LANES);
        var tape = adjoint.input("tape", LANES);
        adjoint.output("dv", adjoint.fma(dv, tape, adjoint.constant(DType.F64, 1e-3)));

        var b = new Builder("squared");
        var v0 = b.input("v0", LANES);
        var drives = b.input("drive", TensorType.of(DType.F64, Axis.TIME));
        var forward =
                b.emitAll(new Op.Scan(step.build(), Axis.TIME, false, List.of(v0), List.of(drives), List.of(), 1));
        var one = b.broadcast(b.constant(DType.F64, 1), List.of(Axis.LANE));
        b.output("v", forward.get(0));
        b.output(
                "dv",
                b.emit(new Op.Scan(
                        adjoint.build(), Axis.TIME, true, List.of(one), List.of(forward.get(1)), List.of(), 0)));
        return b.build();
    }
}
