package synfire.report;

import synfire.network.Samples;
import synfire.network.Signal;
import synfire.report.figure.Axis;
import synfire.report.figure.Series;
import synfire.report.text.UnitText;

/// Signals as series and axes of figures.
public final class Traces {

    private Traces() {}

    /// The samples over time in ms.
    public static Series series(Signal signal) {
        return new Series.Uniform(signal.startMs(), signal.dtMs(), signal.samples());
    }

    /// An axis for the quantity of a signal.
    public static Axis axis(String label, Signal signal) {
        return Axis.of(label, UnitText.of(signal.unit().name()));
    }

    /// `data` minus `model`, in the unit of the data.
    ///
    /// @throws IllegalArgumentException if they do not have the same times
    public static Signal residual(Signal data, Signal model) {
        if (!data.hasTimesOf(model)) {
            throw new IllegalArgumentException(
                    "'%s' has %d samples every %s ms from %s ms, but '%s' has %d every %s ms from %s ms; resample one to the times of the other"
                            .formatted(
                                    data.name(),
                                    data.size(),
                                    data.dtMs(),
                                    data.startMs(),
                                    model.name(),
                                    model.size(),
                                    model.dtMs(),
                                    model.startMs()));
        }
        var same = model.in(data.unit());
        return data.withSamples(Samples.generate(data.size(), i -> data.get(i) - same.get(i)));
    }
}
