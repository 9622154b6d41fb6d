package synfire.equations.lowering;

import java.util.Optional;
import synfire.equations.lowering.LoweringOptions.Crossing;
import synfire.equations.lowering.LoweringOptions.EventSource;
import synfire.ir.SpikeMode;
import synfire.ir.Surrogate;

/// What a spike is and what stands for its derivative.
///
/// @param surrogate in place of the model's
/// @param widthFactor the surrogate's argument is divided by it: above 1, gradients reach further from
///     threshold
/// @param marginWidth where the model gives the surrogate no argument, its argument is the margin (left
///     side minus
///     right side of the threshold comparison) divided by this width, in base units of the compared
///     variable
public record SpikeOptions(
        SpikeMode mode,
        EventSource source,
        Optional<Surrogate> surrogate,
        double widthFactor,
        double marginWidth,
        Crossing crossing) {

    /// Hard spikes from the model's own trigger; margins are measured in units of 1 mV.
    public static final SpikeOptions DEFAULT =
            new SpikeOptions(SpikeMode.HARD, EventSource.MODEL, Optional.empty(), 1, 1, Crossing.LINEAR);

    public SpikeOptions {
        requirePositive("width factor", widthFactor);
        requirePositive("margin width", marginWidth);
    }

    public SpikeOptions withMode(SpikeMode newMode) {
        return new SpikeOptions(newMode, source, surrogate, widthFactor, marginWidth, crossing);
    }

    public SpikeOptions withSource(EventSource newSource) {
        return new SpikeOptions(mode, newSource, surrogate, widthFactor, marginWidth, crossing);
    }

    public SpikeOptions withSurrogate(Surrogate newSurrogate) {
        return new SpikeOptions(mode, source, Optional.of(newSurrogate), widthFactor, marginWidth, crossing);
    }

    public SpikeOptions withWidthFactor(double factor) {
        return new SpikeOptions(mode, source, surrogate, factor, marginWidth, crossing);
    }

    public SpikeOptions withMarginWidth(double width) {
        return new SpikeOptions(mode, source, surrogate, widthFactor, width, crossing);
    }

    public SpikeOptions withCrossing(Crossing newCrossing) {
        return new SpikeOptions(mode, source, surrogate, widthFactor, marginWidth, newCrossing);
    }

    private static void requirePositive(String what, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    "the surrogate's %s is %s; it must be positive and finite".formatted(what, value));
        }
    }
}
