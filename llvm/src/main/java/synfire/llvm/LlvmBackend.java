package synfire.llvm;

import java.util.List;
import java.util.Optional;
import synfire.ir.Axis;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.kernels.Backend;
import synfire.kernels.BackendUnavailableException;
import synfire.kernels.CompileOptions;
import synfire.kernels.Kernel;
import synfire.kernels.UnsupportedProgramException;
import synfire.kernels.arrays.ArrayCheck;
import synfire.kernels.arrays.ArrayProgram;
import synfire.kernels.lanes.LaneCheck;
import synfire.kernels.lanes.LaneProgram;
import synfire.llvm.library.LibraryOptions;
import synfire.llvm.library.LibrarySearch;
import synfire.llvm.library.Llvm;
import synfire.llvm.library.LlvmException;

/// Compiles lane programs to machine code for the processor of this process.
///
/// The library is looked for and loaded once per process, when first asked for.
public record LlvmBackend() implements Backend {

    private static final int RANK = 100;

    /// What came of loading the library.
    private record Attempt(Optional<Llvm> llvm, String whyNot) {

        static final Attempt OF_PROCESS = with(LibraryOptions.ofProcess());

        static Attempt with(LibraryOptions options) {
            return switch (LibrarySearch.with(options)) {
                case LibrarySearch.Missing(var whyNot) -> new Attempt(Optional.empty(), whyNot);
                case LibrarySearch.Found found -> loaded(found, options);
            };
        }

        private static Attempt loaded(LibrarySearch.Found found, LibraryOptions options) {
            try {
                return new Attempt(Optional.of(new Llvm(found, options)), "");
            } catch (IllegalArgumentException | LlvmException e) {
                return new Attempt(
                        Optional.empty(),
                        "the LLVM library %s (%s) cannot be used: %s"
                                .formatted(found.file(), found.origin(), e.getMessage()));
            }
        }
    }

    @Override
    public String name() {
        return "llvm";
    }

    @Override
    public int rank() {
        return RANK;
    }

    @Override
    public Optional<String> whyNot() {
        return Attempt.OF_PROCESS.llvm().isPresent() ? Optional.empty() : Optional.of(Attempt.OF_PROCESS.whyNot());
    }

    /// The library, the processor and its vectors, for `synfire doctor`; empty where the backend cannot run.
    @Override
    public Optional<String> details() {
        return Attempt.OF_PROCESS
                .llvm()
                .map(llvm -> "LLVM %s (%s) for %s with vectors of %d bits%s"
                        .formatted(
                                llvm.host().version(),
                                llvm.origin(),
                                llvm.host().cpu(),
                                llvm.host().vectorBits(),
                                llvm.host().fusesMultiplyAdd() ? "" : ", without fused multiply-add (slow)"));
    }

    @Override
    public List<String> obstacles(Program program) {
        var lanes = LaneCheck.of(program);
        if (lanes.isEmpty() || !hasCells(program)) {
            return lanes;
        }
        return ArrayCheck.of(program);
    }

    @Override
    public Kernel compile(Program program, CompileOptions options) {
        var llvm = Attempt.OF_PROCESS
                .llvm()
                .orElseThrow(() -> new BackendUnavailableException(
                        "the backend 'llvm' cannot run here: " + Attempt.OF_PROCESS.whyNot()));
        var obstacles = obstacles(program);
        if (!obstacles.isEmpty()) {
            throw new UnsupportedProgramException(name(), program.name(), obstacles);
        }
        return LaneCheck.of(program).isEmpty()
                ? new LlvmKernel(program, LaneProgram.of(program), options, llvm)
                : new ArrayKernel(program, ArrayProgram.of(program), options, llvm);
    }

    /// Whether something is carried along other axes than lanes, as the cells of a network are, so that the
    /// loop over time
    /// is the outer one.
    private static boolean hasCells(Program program) {
        return program.steps().stream()
                .anyMatch(step -> step.op() instanceof Op.Scan(var _, var _, var _, var carries, var _, var _, var _)
                        && carries.stream()
                                .anyMatch(carry ->
                                        !carry.axes().isEmpty() && !carry.axes().equals(List.of(Axis.LANE))));
    }
}
