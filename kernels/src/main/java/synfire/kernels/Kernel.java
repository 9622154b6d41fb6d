package synfire.kernels;

import java.util.List;
import synfire.ir.Program;
import synfire.ir.Sizes;

/// A compiled program. It serves any sizes and any number of bindings, from any number of threads, until closed.
public interface Kernel extends AutoCloseable {

    Program program();

    /// Name of the backend that made it.
    String backend();

    /// Memory for one batch: inputs, outputs, and the plan for what lies between.
    ///
    /// @param sizes a length for every axis of the program
    /// @throws IllegalArgumentException if a length is missing
    /// @throws MemoryBudgetException if a tape fits the budget in no way; it names the figure that would be needed
    Binding bind(Sizes sizes);

    /// Runs the program once on every binding. The same bits for any number of threads.
    ///
    /// @param threads threads to share the work, at least 1
    /// @throws IllegalStateException if an input of a binding was never set
    void run(List<Binding> bindings, int threads);

    /// Runs the program once on one binding, on the calling thread.
    default void run(Binding binding) {
        run(List.of(binding), 1);
    }

    /// Unloads the code; bindings can still be read, and no longer run.
    @Override
    void close();
}
