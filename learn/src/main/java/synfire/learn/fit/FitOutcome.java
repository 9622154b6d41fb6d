package synfire.learn.fit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.learn.optimize.History;
import synfire.learn.optimize.Stop;

/// What a fit has found.
///
/// @param values every parameter of the model in base units, fitted or not
/// @param stages one for each stage that ran
public record FitOutcome(Map<String, Double> values, List<StageOutcome> stages) {

    /// @param loss of the best point, on the stage's loss; infinite if every point failed
    /// @param evaluations parameter vectors on all training traces
    /// @param failures points that gave no number
    public record StageOutcome(
            Stage stage,
            double loss,
            long evaluations,
            Stop stop,
            double seconds,
            List<History> histories,
            Failures failures) {
        public StageOutcome {
            histories = List.copyOf(histories);
        }
    }

    /// Evaluations whose loss was not a finite number.
    ///
    /// @param first every parameter of the model in base units, at the first of them
    public record Failures(long count, Optional<Map<String, Double>> first) {
        public Failures {
            first = first.map(Map::copyOf);
        }
    }

    public FitOutcome {
        values = Map.copyOf(values);
        stages = List.copyOf(stages);
    }

    /// The loss of the last stage.
    public double loss() {
        return stages.getLast().loss();
    }

    public long evaluations() {
        return stages.stream().mapToLong(StageOutcome::evaluations).sum();
    }

    /// Whether the user stopped the fit.
    public boolean cancelled() {
        return stages.getLast().stop() == Stop.CANCELLED;
    }
}
