package synfire.kernels;

import java.io.Serial;

/// The tape of a reverse scan needs more memory than was allowed, even with the best placed checkpoints.
public final class MemoryBudgetException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final long neededBytes;

    /// @param program name of the program
    /// @param allowedBytes what each thread may hold
    /// @param neededBytes the least that each thread needs
    public MemoryBudgetException(String program, long allowedBytes, long neededBytes) {
        super(
                "the reverse scans of '%s' need at least %,d bytes per thread, and %,d are allowed; allow more tapeBytes, or run fewer steps"
                        .formatted(program, neededBytes, allowedBytes));
        this.neededBytes = neededBytes;
    }

    private MemoryBudgetException(long neededBytes, String message) {
        super(message);
        this.neededBytes = neededBytes;
    }

    /// Of a learning rule that goes forward in time.
    ///
    /// @param rule its name
    public static MemoryBudgetException ofRule(String rule, long allowedBytes, long neededBytes) {
        return new MemoryBudgetException(
                neededBytes,
                "the rule '%s' needs %,d bytes per thread, and %,d are allowed; allow more, learn fewer weights, or choose a rule without a trace of each synapse"
                        .formatted(rule, neededBytes, allowedBytes));
    }

    /// The least number of bytes per thread with which the program would run.
    public long neededBytes() {
        return neededBytes;
    }
}
