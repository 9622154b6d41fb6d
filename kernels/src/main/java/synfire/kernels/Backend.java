package synfire.kernels;

import java.util.List;
import java.util.Optional;
import synfire.ir.Program;

/// Turns programs into kernels for one kind of machine.
///
/// An implementation is a service provider of its module and must pass `BackendContract`: the same bits as the
/// interpreter, for every op, size, option and number of threads.
public interface Backend {

    /// Short lower-case name, as used on the command line: `reference`, `llvm`.
    String name();

    /// Order of preference: of the backends that can run, the one with the highest rank is taken.
    int rank();

    /// Empty where this backend can run; else one sentence that says why not and what to do about it.
    Optional<String> whyNot();

    /// What it runs on, for `synfire doctor`; empty where it cannot run.
    Optional<String> details();

    /// What in a program this backend cannot run, one sentence each; empty if it can run all of it.
    List<String> obstacles(Program program);

    /// @throws UnsupportedProgramException if there are [#obstacles]
    /// @throws BackendUnavailableException if [#whyNot] says so
    Kernel compile(Program program, CompileOptions options);

    /// Compiles with the default options.
    default Kernel compile(Program program) {
        return compile(program, CompileOptions.DEFAULT);
    }
}
