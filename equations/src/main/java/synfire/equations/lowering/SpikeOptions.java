package synfire.equations.lowering;

import java.util.Optional;
import synfire.equations.lowering.LoweringOptions.Crossing;
import synfire.equations.lowering.LoweringOptions.EventSource;
import synfire.ir.SpikeMode;
import synfire.ir.Surrogate;

/// What a spike is and what stands for its derivative.
///
/// @param tangents where derivatives of resets come from
/// @param surrogate in place of the model's
/// @param widthFactor the surrogate's argument is divided by it: above 1, gradients reach further from
///     threshold
/// @param marginWidth where the model gives the surrogate no argument, its argument is the margin (left
///     side minus right side of the threshold comparison) divided by this width, in base units of the
///     compared variable
/// @param detached whether a variable that flows and that the reset gives a value of its own (`v = V_r`)
///     takes it without a derivative of the spike: below a reset that lies above rest, that derivative
///     grows from step to step
public record SpikeOptions(
        SpikeMode mode,
        Tangents tangents,
        EventSource source,
        Optional<Surrogate> surrogate,
        double widthFactor,
        double marginWidth,
        Crossing crossing,
        boolean detached) {

    /// Hard spikes from the model's own trigger; margins are measured in units of 1 mV.
    public static final SpikeOptions DEFAULT = new SpikeOptions(
            SpikeMode.HARD, Tangents.MODE, EventSource.MODEL, Optional.empty(), 1, 1, Crossing.LINEAR, false);

    /// Where the derivatives of a spike come from.
    public enum Tangents {
        /// From the spike mode: the surrogate, or the crossing time in event mode.
        MODE,
        /// From the crossing time, while spikes and resets stay on the grid as in hard mode, bit for bit.
        EVENT
    }

    public SpikeOptions {
        requirePositive("width factor", widthFactor);
        requirePositive("margin width", marginWidth);
        if (tangents == Tangents.EVENT && mode != SpikeMode.HARD) {
            throw new IllegalArgumentException(
                    "event tangents go with hard spikes, not with spike mode %s; choose one of the two"
                            .formatted(mode.text()));
        }
    }

    /// Whether spikes are on the grid and derivatives those of crossing times.
    boolean hasGridEvents() {
        return tangents == Tangents.EVENT;
    }

    /// The mode of the operation that makes the spike.
    SpikeMode operation() {
        return hasGridEvents() ? SpikeMode.EVENT : mode;
    }

    public SpikeOptions withMode(SpikeMode newMode) {
        return new SpikeOptions(newMode, tangents, source, surrogate, widthFactor, marginWidth, crossing, detached);
    }

    public SpikeOptions withTangents(Tangents newTangents) {
        return new SpikeOptions(mode, newTangents, source, surrogate, widthFactor, marginWidth, crossing, detached);
    }

    public SpikeOptions withSource(EventSource newSource) {
        return new SpikeOptions(mode, tangents, newSource, surrogate, widthFactor, marginWidth, crossing, detached);
    }

    public SpikeOptions withSurrogate(Surrogate newSurrogate) {
        return new SpikeOptions(
                mode, tangents, source, Optional.of(newSurrogate), widthFactor, marginWidth, crossing, detached);
    }

    public SpikeOptions withWidthFactor(double factor) {
        return new SpikeOptions(mode, tangents, source, surrogate, factor, marginWidth, crossing, detached);
    }

    public SpikeOptions withMarginWidth(double width) {
        return new SpikeOptions(mode, tangents, source, surrogate, widthFactor, width, crossing, detached);
    }

    public SpikeOptions withCrossing(Crossing newCrossing) {
        return new SpikeOptions(mode, tangents, source, surrogate, widthFactor, marginWidth, newCrossing, detached);
    }

    public SpikeOptions withDetached(boolean reset) {
        return new SpikeOptions(mode, tangents, source, surrogate, widthFactor, marginWidth, crossing, reset);
    }

    private static void requirePositive(String what, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    "the surrogate's %s is %s; it must be positive and finite".formatted(what, value));
        }
    }
}
