package synfire.simulate;

import synfire.ir.Program;
import synfire.ir.functions.ExpandFunctions;
import synfire.ir.simplify.Optimize;
import synfire.kernels.Backends;
import synfire.kernels.CompileOptions;
import synfire.kernels.Kernel;

/// Where programs run: which backends there are, how they compile, on how many threads.
///
/// @param threads at least 1; results do not depend on it by a bit
public record Engine(Backends backends, CompileOptions options, int threads) {

    public Engine {
        if (threads < 1) {
            throw new IllegalArgumentException("%d threads: use at least 1".formatted(threads));
        }
    }

    /// The best backend here, on all processors.
    public static Engine best() {
        return new Engine(
                Backends.load(), CompileOptions.DEFAULT, Runtime.getRuntime().availableProcessors());
    }

    public Engine withThreads(int newThreads) {
        return new Engine(backends, options, newThreads);
    }

    /// Optimizes a program and compiles it on the best backend that can run it.
    public Kernel compile(Program program) {
        return compileReady(new ExpandFunctions().apply(Optimize.STANDARD.apply(program)));
    }

    /// As [#compile], for a program that is only run: optimized further, at the cost of its last bits.
    public Kernel compileToRun(Program program) {
        return compileReady(Optimize.TO_RUN.apply(new ExpandFunctions().apply(Optimize.STANDARD.apply(program))));
    }

    private Kernel compileReady(Program ready) {
        return backends.bestFor(ready).backend().compile(ready, options);
    }
}
