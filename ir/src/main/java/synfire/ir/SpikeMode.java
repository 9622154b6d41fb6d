package synfire.ir;

import java.util.Locale;

/// What a spike is in the forward pass, and what stands for its derivative. Chosen per run.
public enum SpikeMode {
    /// A step forward, the surrogate's derivative backward.
    HARD,
    /// The surrogate's own antiderivative forward, so that finite differences agree with the derivative.
    SOFT,
    /// A step forward, no derivative: gradients flow through the crossing time.
    EVENT;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
