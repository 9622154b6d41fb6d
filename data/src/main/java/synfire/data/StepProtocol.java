package synfire.data;

import java.util.Arrays;
import java.util.List;
import synfire.equations.units.Dimension;
import synfire.equations.units.Quantity;
import synfire.network.Samples;
import synfire.network.Signal;

/// A current that is known to be constant between given times: its levels are the medians of what was recorded.
///
/// Amplifiers report a current that carries the charging of the pipette's capacitance: pulses of hundreds of pA at
/// each edge, and at each spike of the cell. Given to a model as its input, the latter tell it when the cell fired.
///
/// @param edges times in the sweep at which the current changes, each later than the one before
public record StepProtocol(List<Quantity> edges) {

    /// The current as recorded.
    public static final StepProtocol NONE = new StepProtocol(List.of());

    public StepProtocol {
        edges = List.copyOf(edges);
        for (var edge : edges) {
            if (!edge.unit().dimension().equals(Dimension.TIME) || !Double.isFinite(edge.value())) {
                throw new IllegalArgumentException(
                        "the current cannot step at %s, which is not a time; write for example '100 ms'"
                                .formatted(edge));
            }
        }
        for (int i = 1; i < edges.size(); i++) {
            if (!(edges.get(i).inBase() > edges.get(i - 1).inBase())) {
                throw new IllegalArgumentException(
                        "the current steps at %s after it stepped at %s; put the times in order"
                                .formatted(edges.get(i), edges.get(i - 1)));
            }
        }
    }

    /// The signal with each sample replaced by the median of its step.
    Signal levels(Signal recorded) {
        if (edges.isEmpty()) {
            return recorded;
        }
        var levels = new double[recorded.size()];
        double from = Double.NEGATIVE_INFINITY;
        int first = 0;
        for (int i = 0; i <= edges.size(); i++) {
            double to = i < edges.size() ? edges.get(i).inBase() : Double.POSITIVE_INFINITY;
            var step = recorded.slice(from, to).samples();
            Arrays.fill(levels, first, first + step.size(), step.isEmpty() ? 0 : median(step));
            first += step.size();
            from = to;
        }
        return recorded.withSamples(Samples.of(levels));
    }

    private static double median(Samples samples) {
        var sorted = samples.toArray();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
