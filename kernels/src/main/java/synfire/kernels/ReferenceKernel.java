package synfire.kernels;

import java.util.List;
import synfire.ir.Program;
import synfire.ir.Sizes;

/// A program run by the interpreter, one binding a thread.
final class ReferenceKernel implements Kernel {

    private final Program program;
    private volatile boolean closed;

    ReferenceKernel(Program program) {
        this.program = program;
    }

    @Override
    public Program program() {
        return program;
    }

    @Override
    public String backend() {
        return "reference";
    }

    @Override
    public Binding bind(Sizes sizes) {
        return new ReferenceBinding(this, sizes);
    }

    @Override
    public void run(List<Binding> bindings, int threads) {
        if (closed) {
            throw new IllegalStateException("the kernel of '%s' is closed".formatted(program.name()));
        }
        var own = bindings.stream().map(this::own).toList();
        Tasks.run(own.size(), threads, () -> task -> own.get((int) task).run());
    }

    private ReferenceBinding own(Binding binding) {
        if (binding instanceof ReferenceBinding reference && reference.kernel() == this) {
            return reference;
        }
        throw new IllegalArgumentException(
                "a binding of another kernel was given to the kernel of '%s'; bind it there".formatted(program.name()));
    }

    @Override
    public void close() {
        closed = true;
    }
}
