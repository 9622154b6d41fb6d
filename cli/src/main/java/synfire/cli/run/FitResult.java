package synfire.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import synfire.cli.study.Study;
import synfire.cli.study.StudyData;
import synfire.learn.fit.FitOutcome;
import synfire.learn.metric.Gamma;
import synfire.learn.metric.TraceScore;
import synfire.learn.transform.FreeParameter;
import synfire.learn.uncertainty.Combination;
import synfire.learn.uncertainty.Covariance;
import synfire.learn.uncertainty.Profile;
import synfire.simulate.Engine;

/// What a fit found, how certain it is, and how the fitted model does on training and held-out traces.
///
/// @param errors standard errors of the stages that were asked, later stages first
/// @param profiles profile likelihoods by parameter, in its unit
/// @param warnings what is wrong with the result, each with a fix
public record FitResult(
        Study study,
        StudyTraces traces,
        FitOutcome outcome,
        List<Covariance> errors,
        Map<String, Profile> profiles,
        List<ModelRuns.Answer> trainAnswers,
        List<ModelRuns.Answer> testAnswers,
        List<String> warnings) {

    /// A measured current of correlation 0.98 with another differs from it by this part of its variance.
    private static final double NOISE_OF_CURRENT = 0.04;

    public FitResult {
        errors = List.copyOf(errors);
        profiles = Map.copyOf(profiles);
        trainAnswers = List.copyOf(trainAnswers);
        testAnswers = List.copyOf(testAnswers);
        warnings = List.copyOf(warnings);
    }

    /// A fitted parameter in its own unit.
    ///
    /// @param standardError NaN where the data say nothing
    public record Fitted(
            FreeParameter parameter,
            double value,
            double standardError,
            boolean determined,
            Optional<Profile> profile) {}

    /// Scores of a group of traces.
    ///
    /// @param gamma mean over model runs and traces
    /// @param ceiling mean Γ of pairs of traces, where they are repeats of one stimulus
    public record Scores(List<TraceScore> traces, double gamma, OptionalDouble ceiling) {

        public Scores {
            traces = List.copyOf(traces);
        }

        /// Γ as a part of the ceiling.
        public OptionalDouble ratio() {
            return ceiling.isPresent() && ceiling.getAsDouble() > 0
                    ? OptionalDouble.of(gamma / ceiling.getAsDouble())
                    : OptionalDouble.empty();
        }

        /// Mean of the mean squared differences of all traces, mV².
        public OptionalDouble mse() {
            return traces.stream()
                    .flatMapToDouble(score -> score.mse().stream())
                    .average();
        }
    }

    /// All free parameters, in the order of the study.
    public List<Fitted> parameters() {
        var all = new ArrayList<Fitted>();
        for (var parameter : study.space().parameters()) {
            double value = outcome.values().getOrDefault(parameter.name(), Double.NaN)
                    / synfire.learn.fit.FitPlan.inBase(parameter);
            double error = Double.NaN;
            boolean determined = false;
            for (var covariance : errors) {
                int place = covariance.names().indexOf(parameter.name());
                if (place >= 0) {
                    error = covariance.standardErrors().get(place);
                    determined = !covariance.undetermined().contains(parameter.name());
                    break;
                }
            }
            all.add(new Fitted(
                    parameter, value, error, determined, Optional.ofNullable(profiles.get(parameter.name()))));
        }
        return all;
    }

    /// Parameters that the data leave free to move together.
    public List<Combination> combinations() {
        return errors.stream()
                .flatMap(covariance -> covariance.combinations().stream())
                .toList();
    }

    public Scores train() {
        return scores(study, traces.train(), trainAnswers);
    }

    public Scores test() {
        return scores(study, traces.test(), testAnswers);
    }

    /// The values that made the data, where the study made them; in base units.
    public Map<String, Double> truth() {
        return study.data().origin() instanceof StudyData.Simulated simulated
                ? SimulatedTraces.truth(study, simulated)
                : new TreeMap<>();
    }

    /// Runs the study's model with given parameters on traces and scores it.
    ///
    /// @param values every parameter in base units
    public static Scores scores(
            Study study, List<synfire.learn.loss.Trace> data, Map<String, Double> values, Engine engine) {
        return scores(study, data, ModelRuns.answers(study, data, values, engine));
    }

    private static Scores scores(Study study, List<synfire.learn.loss.Trace> data, List<ModelRuns.Answer> answers) {
        var gamma = new Gamma(study.score().windowMs());
        var scores = new ArrayList<TraceScore>();
        for (int i = 0; i < data.size(); i++) {
            var trace = data.get(i);
            var answer = answers.get(i);
            scores.add(TraceScore.of(
                    trace.name(),
                    trace.dtMs(),
                    trace.requirePotential(),
                    trace.spikes(),
                    answer.potential(),
                    answer.spikes(),
                    gamma));
        }
        boolean repeats = data.size() > 1 && data.stream().allMatch(trace -> sameStimulus(trace, data.getFirst()));
        double mean = scores.stream().mapToDouble(TraceScore::gamma).average().orElse(Double.NaN);
        return new Scores(
                scores,
                mean,
                repeats
                        ? gamma.ceiling(data.stream()
                                .map(synfire.learn.loss.Trace::spikes)
                                .toList())
                        : OptionalDouble.empty());
    }

    /// Whether two traces are repeats: their currents differ by little of their variance (a measured
    /// current carries noise).
    private static boolean sameStimulus(synfire.learn.loss.Trace left, synfire.learn.loss.Trace right) {
        var name = left.inputs().keySet().iterator().next();
        var a = left.inputs().get(name);
        var b = right.inputs().get(name);
        if (a == null || b == null || a.size() != b.size()) {
            return false;
        }
        double mean = a.stream().average().orElse(0);
        double variance = 0;
        double difference = 0;
        for (int i = 0; i < a.size(); i++) {
            variance += (a.get(i) - mean) * (a.get(i) - mean);
            difference += (a.get(i) - b.get(i)) * (a.get(i) - b.get(i));
        }
        return variance > 0 && difference < NOISE_OF_CURRENT * variance;
    }
}
