package synfire.learn.fit;

import java.util.EnumMap;
import java.util.Map;
import synfire.kernels.Kernel;
import synfire.learn.optimize.Want;
import synfire.simulate.Engine;

/// The compiled forms of one loss program, each compiled when it is first asked for. Objectives that differ only in
/// what they are compared with share them.
final class LossKernels implements AutoCloseable {

    private final LossProgram program;
    private final Engine engine;
    private final Map<Want, Kernel> kernels = new EnumMap<>(Want.class);

    LossKernels(LossProgram program, Engine engine) {
        this.program = program;
        this.engine = engine;
    }

    LossProgram program() {
        return program;
    }

    int threads() {
        return engine.threads();
    }

    Kernel of(Want want) {
        return kernels.computeIfAbsent(
                want,
                key -> engine.compile(
                        switch (key) {
                            case LOSS -> program.loss();
                            case GRADIENT -> program.gradient();
                            case CURVATURE -> program.curvature();
                        }));
    }

    /// Unloads the code for all that share it; may be called again.
    @Override
    public void close() {
        kernels.values().forEach(Kernel::close);
        kernels.clear();
    }
}
