package synfire.cli.compare;

import java.util.List;
import synfire.learn.metric.TraceScore;

/// One run of one contestant.
///
/// @param loss the judging loss at the best point found
/// @param seconds wall time, with the compilation of the kernels
/// @param heldOut how the best point does on each held-out trace; empty where the study has none
public record Run(double loss, long evaluations, double seconds, List<TraceScore> heldOut) {

    public Run {
        heldOut = List.copyOf(heldOut);
    }
}
