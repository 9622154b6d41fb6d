package synfire.cli.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import synfire.cli.run.FitResult;
import synfire.cli.run.StudyTraces;
import synfire.cli.study.Study;
import synfire.equations.Event;
import synfire.learn.fit.Fit;
import synfire.learn.fit.FitPlan;
import synfire.learn.fit.SpikeStages;
import synfire.learn.fit.Stage;
import synfire.learn.metric.TraceScore;
import synfire.learn.multistart.MultiStart;
import synfire.learn.optimize.Budget;
import synfire.learn.optimize.Candidate;
import synfire.learn.optimize.Minimization;
import synfire.learn.optimize.Objective;
import synfire.learn.optimize.Search;
import synfire.learn.optimize.Stop;
import synfire.network.random.RandomKey;
import synfire.simulate.Engine;

/// Runs contestants on the last stage of a study.
///
/// An evaluation is one parameter vector on all traces, with or without its derivatives.
public record Comparison(Study study, StudyTraces traces, Engine engine, BooleanSupplier cancelled) {

    private record Found(Map<String, Double> values, double loss, long evaluations, boolean complete) {}

    /// The stage that is compared.
    public Stage stage() {
        return study.stages().getLast();
    }

    /// Whether a gradient can see the spikes of the model: they cross a threshold, of its own or of the study.
    public boolean matchesSpikes() {
        return SpikeObjective.plateaus(study.model())
                || study.model()
                        .spikeEvent()
                        .filter(event -> event.trigger() instanceof Event.Threshold)
                        .isPresent();
    }

    /// One run from a seed; empty if the user stopped it.
    public Optional<Run> run(Contestant contestant, Budget budget, long seed) {
        long start = System.nanoTime();
        var found = switch (contestant.aim()) {
            case Contestant.Aim.Differentiable(Stage own) ->
                contestant.judge() == Judge.SPIKES
                        ? judged(descend(own, withOneLess(budget), seed))
                        : descend(own, budget, seed);
            case Contestant.Aim.Matching aim -> matching(aim, budget, seed);
            case Contestant.Aim.Spikes aim -> onSpikes(aim, budget, seed);
        };
        double seconds = (System.nanoTime() - start) * 1e-9;
        return found.complete()
                ? Optional.of(new Run(found.loss(), found.evaluations(), seconds, heldOut(found.values())))
                : Optional.empty();
    }

    private Found descend(Stage own, Budget budget, long seed) {
        var changed = new Stage(own.name(), own.loss(), own.parameters(), own.optimizer(), budget, own.widths());
        var outcome = new Fit(plan(changed, seed), engine, cancelled, Fit.Listener.NONE).run();
        return new Found(outcome.values(), outcome.loss(), outcome.evaluations(), !outcome.cancelled());
    }

    private Found onSpikes(Contestant.Aim.Spikes aim, Budget budget, long seed) {
        var plan = plan(stage(), seed);
        var space = plan.space(stage());
        try (var score = new SpikeObjective(study, space, traces.train(), plan.startingValues(), engine)) {
            var search = aim.optimizer().search(space.box(), spikeKey(seed));
            return minimized(plan, score, List.of(score), search, budget);
        }
    }

    private Found matching(Contestant.Aim.Matching aim, Budget budget, long seed) {
        var plan = plan(stage(), seed);
        var space = plan.space(stage());
        var fit = new Fit(plan, engine, cancelled, Fit.Listener.NONE);
        try (var score = new SpikeObjective(study, space, traces.train(), plan.startingValues(), engine);
                var stages = stages(fit)) {
            var objectives = new ArrayList<>(stages.objectives());
            objectives.add(score);
            var search = MultiStart.of(stages.method(), aim.starts())
                    .withLanes(1)
                    .withTarget(0)
                    .withScreened(aim.screened())
                    .search(space.box(), spikeKey(seed));
            return minimized(plan, score, objectives, search, budget);
        }
    }

    private SpikeStages stages(Fit fit) {
        var values = fit.plan().startingValues();
        var data = study.data();
        return SpikeObjective.plateaus(study.model())
                ? SpikeStages.ofExcursions(
                        fit,
                        stage(),
                        values,
                        data.potentialName(),
                        data.threshold().inBase())
                : SpikeStages.ofEvents(fit, stage(), values);
    }

    private Found minimized(
            FitPlan plan, SpikeObjective score, List<? extends Objective> objectives, Search search, Budget budget) {
        var outcome =
                new Minimization(List.copyOf(objectives), budget, System::nanoTime, cancelled, _ -> {}).run(search);
        var values = new HashMap<>(plan.startingValues());
        outcome.best().ifPresent(best -> values.putAll(score.values(best.point())));
        double loss = outcome.best().map(Candidate::loss).orElse(Double.POSITIVE_INFINITY);
        return new Found(values, loss, outcome.evaluations(), outcome.stop() != Stop.CANCELLED);
    }

    private static RandomKey spikeKey(long seed) {
        return RandomKey.ofSeed(seed).split("spikes");
    }

    /// The same point with its spike loss, which is one more evaluation.
    private Found judged(Found found) {
        var plan = plan(stage(), 0);
        try (var objective =
                new SpikeObjective(study, plan.space(stage()), traces.train(), plan.startingValues(), engine)) {
            double loss = objective.losses(List.of(found.values()))[0];
            return new Found(found.values(), loss, found.evaluations() + 1, found.complete());
        }
    }

    private List<TraceScore> heldOut(Map<String, Double> values) {
        return traces.test().isEmpty()
                ? List.of()
                : FitResult.scores(study, traces.test(), values, engine).traces();
    }

    private FitPlan plan(Stage stage, long seed) {
        return new FitPlan(study.model(), study.set(), study.space(), List.of(stage), traces.train(), seed);
    }

    private static Budget withOneLess(Budget budget) {
        return new Budget(Math.max(1, budget.evaluations() - 1), budget.time());
    }
}
