package synfire.cli.run;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import synfire.cli.study.Study;
import synfire.learn.fit.Fit;
import synfire.learn.fit.FitPlan;
import synfire.learn.fit.Stage;
import synfire.learn.optimize.Budget;
import synfire.learn.optimize.Candidate;
import synfire.learn.optimize.Minimization;
import synfire.learn.optimize.Optimizer;
import synfire.network.random.RandomKey;
import synfire.simulate.Engine;

/// Optimizers on the last stage of a study, each several times from different seeds.
///
/// Every run begins anew, with the compilation of its kernels, and that counts as its time.
public record Comparison(Study study, StudyTraces traces, Engine engine, BooleanSupplier cancelled) {

    /// One run.
    ///
    /// @param potential the stage's loss at the best point; NaN where only the spike loss was computed
    /// @param spikes the coded spike loss at the best point
    public record Run(double potential, double spikes, long evaluations, double seconds) {}

    /// The stage that is compared.
    public Stage stage() {
        return study.stages().getLast();
    }

    /// Minimizes the stage's loss, with any method; the best point is scored on spikes too.
    public Run onStage(Optimizer optimizer, Budget budget, long seed) {
        long start = System.nanoTime();
        var stage = stage();
        var changed = new Stage(
                stage.name(),
                stage.loss(),
                stage.parameters(),
                optimizer,
                budget,
                optimizer.equals(stage.optimizer()) ? stage.widths() : List.of(1.0));
        var plan = new FitPlan(study.model(), study.set(), study.space(), List.of(changed), traces.train(), seed);
        var outcome = new Fit(plan, engine, cancelled, Fit.Listener.NONE).run();
        double seconds = (System.nanoTime() - start) * 1e-9;
        return new Run(outcome.loss(), spikeLoss(plan, changed, outcome.values()), outcome.evaluations(), seconds);
    }

    /// Minimizes the spike loss, with a method that needs no gradient.
    public Run onSpikes(Optimizer optimizer, Budget budget, long seed) {
        long start = System.nanoTime();
        var stage = stage();
        var plan = new FitPlan(study.model(), study.set(), study.space(), List.of(stage), traces.train(), seed);
        var space = plan.space(stage);
        try (var objective = new SpikeObjective(study, space, traces.train(), plan.startingValues(), engine)) {
            var search = optimizer.search(space.box(), RandomKey.ofSeed(seed).split("spikes"));
            var outcome =
                    new Minimization(List.of(objective), budget, System::nanoTime, cancelled, _ -> {}).run(search);
            double best = outcome.best().map(Candidate::loss).orElse(Double.POSITIVE_INFINITY);
            return new Run(Double.NaN, best, outcome.evaluations(), (System.nanoTime() - start) * 1e-9);
        }
    }

    private double spikeLoss(FitPlan plan, Stage stage, Map<String, Double> values) {
        try (var objective = new SpikeObjective(study, plan.space(stage), traces.train(), values, engine)) {
            return objective.losses(List.of(values))[0];
        }
    }
}
