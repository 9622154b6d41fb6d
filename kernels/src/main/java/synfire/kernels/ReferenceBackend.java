package synfire.kernels;

import java.util.List;
import java.util.Optional;
import synfire.ir.Program;

/// Interprets programs in plain Java: slow, runs every program on every machine, and is the oracle of the others.
///
/// Options change nothing here.
public record ReferenceBackend() implements Backend {

    @Override
    public String name() {
        return "reference";
    }

    @Override
    public int rank() {
        return 0;
    }

    @Override
    public Optional<String> whyNot() {
        return Optional.empty();
    }

    @Override
    public Optional<String> details() {
        return Optional.of("interpreter in plain Java; a hundred times slower than compiled code");
    }

    @Override
    public List<String> obstacles(Program program) {
        return List.of();
    }

    @Override
    public Kernel compile(Program program, CompileOptions options) {
        return new ReferenceKernel(program);
    }
}
