package synfire.cli.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import synfire.cli.study.Study;
import synfire.learn.fit.Fit;
import synfire.learn.fit.FitOutcome;
import synfire.learn.fit.FitUncertainty;
import synfire.learn.fit.ProfileLikelihood;
import synfire.learn.loss.Trace;
import synfire.learn.optimize.Journal;
import synfire.learn.uncertainty.Covariance;
import synfire.learn.uncertainty.Profile;
import synfire.simulate.Engine;

/// Runs a study from its data to its scores.
public record FitRun(Study study, StudyTraces traces, Engine engine) {

    /// Fits, then asks for errors and runs the fitted model on all traces.
    ///
    /// @param journals what earlier runs of the same study have evaluated, by stage
    public FitResult run(Map<String, Journal> journals, BooleanSupplier cancelled, Fit.Listener listener) {
        var fit = new Fit(study.plan(traces.train()), engine, cancelled, listener);
        var outcome = fit.run(journals);
        var checks = new FitChecks(study, traces, engine);
        checks.requireFinite(outcome);
        var errors = errors(fit, outcome);
        var profiles = profiles(fit, outcome);
        outcome = new FitOutcome(calibrated(outcome.values(), cancelled), outcome.stages());
        var train = answers(traces.train(), outcome.values());
        var test = answers(traces.test(), outcome.values());
        return new FitResult(
                study, traces, outcome, errors, profiles, train, test, checks.warnings(outcome, train, test));
    }

    private Map<String, Double> calibrated(Map<String, Double> values, BooleanSupplier cancelled) {
        if (study.score().calibrate().isEmpty()) {
            return values;
        }
        try (var runs = new ModelRuns(study, traces.train().getFirst().dtMs(), false, engine)) {
            return new Calibration(study, traces.train(), runs, cancelled).of(values);
        }
    }

    /// Errors of the last stage that knows them, then those of earlier ones for parameters that no such later one fits.
    private List<Covariance> errors(Fit fit, FitOutcome outcome) {
        var all = new ArrayList<Covariance>();
        var covered = new HashSet<String>();
        for (var stage : outcome.stages().reversed()) {
            var names = stage.stage().parameters();
            if (FitUncertainty.knowsNoise(stage.stage().loss()) && !covered.containsAll(names)) {
                all.add(FitUncertainty.of(fit, stage.stage(), outcome.values()));
                covered.addAll(names);
            }
        }
        return all;
    }

    /// Of the parameters that the study asks for, each in the last stage that fits it; a stopped fit has
    /// none.
    private Map<String, Profile> profiles(Fit fit, FitOutcome outcome) {
        var profiles = new HashMap<String, Profile>();
        for (var name : study.profile()) {
            if (!fit.cancelled().getAsBoolean()) {
                var stage = study.stages().reversed().stream()
                        .filter(each -> each.parameters().contains(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "no stage fits '%s', so it has no profile; name it in a stage".formatted(name)));
                profiles.put(name, ProfileLikelihood.of(fit, stage, outcome.values(), name));
            }
        }
        return profiles;
    }

    private List<ModelRuns.Answer> answers(List<Trace> data, Map<String, Double> values) {
        return ModelRuns.answers(study, data, values, engine);
    }
}
