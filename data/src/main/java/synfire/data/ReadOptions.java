package synfire.data;

import java.util.Optional;
import synfire.data.format.TextLayout;
import synfire.equations.units.Dimension;
import synfire.equations.units.Quantity;

/// How a recording is read, beyond which.
///
/// @param currentSource where the current comes from, if it has no file of its own
/// @param text what tables of numbers do not say about themselves
/// @param corrections known errors, taken out
/// @param resampleTo time step to bring voltage and current to: the voltage without aliases, the current by its mean
/// @param steps where the current is known to be constant
public record ReadOptions(
        CurrentSource currentSource,
        TextLayout text,
        Corrections corrections,
        Optional<Quantity> resampleTo,
        StepProtocol steps) {

    /// Everything as the file says.
    public static final ReadOptions DEFAULT = new ReadOptions(
            CurrentSource.AUTOMATIC, TextLayout.AUTOMATIC, Corrections.NONE, Optional.empty(), StepProtocol.NONE);

    public ReadOptions {
        resampleTo.ifPresent(step -> {
            if (!step.unit().dimension().equals(Dimension.TIME) || !(step.inBase() > 0)) {
                throw new IllegalArgumentException(
                        "resample_to = %s is not a time step; write a positive time, such as '0.1 ms'".formatted(step));
            }
        });
    }

    public ReadOptions withCurrentSource(CurrentSource source) {
        return new ReadOptions(source, text, corrections, resampleTo, steps);
    }

    public ReadOptions withText(TextLayout layout) {
        return new ReadOptions(currentSource, layout, corrections, resampleTo, steps);
    }

    public ReadOptions withCorrections(Corrections newCorrections) {
        return new ReadOptions(currentSource, text, newCorrections, resampleTo, steps);
    }

    public ReadOptions withResampleTo(Quantity step) {
        return new ReadOptions(currentSource, text, corrections, Optional.of(step), steps);
    }

    public ReadOptions withSteps(StepProtocol protocol) {
        return new ReadOptions(currentSource, text, corrections, resampleTo, protocol);
    }
}
