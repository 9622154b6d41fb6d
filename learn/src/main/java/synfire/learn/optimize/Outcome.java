package synfire.learn.optimize;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a run has found.
///
/// @param best the best point, in the coordinates of the search; empty if no loss was finite
/// @param evaluations parameter vectors evaluated, those of a resumed journal included
/// @param elapsed wall time of this run, without the time before a resume
public record Outcome(
        Optional<Candidate> best, Stop stop, long evaluations, Duration elapsed, List<History> histories) {

    public Outcome {
        histories = List.copyOf(histories);
    }
}
