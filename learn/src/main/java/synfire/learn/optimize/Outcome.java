package synfire.learn.optimize;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a run has found.
///
/// @param best the best point, in the coordinates of the search; empty if no loss was finite
/// @param evaluations parameter vectors evaluated, those of a resumed journal included
/// @param elapsed wall time of this run, without the time before a resume
/// @param failures what did not give a number
public record Outcome(
        Optional<Candidate> best,
        Stop stop,
        long evaluations,
        Duration elapsed,
        List<History> histories,
        Failures failures) {

    /// Evaluations whose loss was not a finite number.
    ///
    /// @param count how many
    /// @param first the first of them, in the coordinates of the search; empty if there was none
    public record Failures(long count, Optional<Candidate> first) {

        /// None.
        public static final Failures NONE = new Failures(0, Optional.empty());

        /// These and those of a further answer.
        Failures and(Request request, Evaluation answer) {
            var failures = this;
            for (int i = 0; i < answer.size(); i++) {
                if (!Double.isFinite(answer.loss(i))) {
                    var at = new Candidate(request.points()[i], answer.loss(i));
                    failures = new Failures(failures.count + 1, Optional.of(failures.first.orElse(at)));
                }
            }
            return failures;
        }
    }

    public Outcome {
        histories = List.copyOf(histories);
    }
}
