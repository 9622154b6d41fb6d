package synfire.cli.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import synfire.cli.study.Study;
import synfire.learn.fit.FitPlan;
import synfire.learn.loss.Trace;
import synfire.learn.metric.Gamma;
import synfire.learn.transform.ParameterSpace;
import synfire.network.Samples;

/// Sets a few parameters of a fitted model once more, so that Γ of its runs on the training data is highest.
///
/// The likelihood takes for noise what the model cannot explain, and with it makes the threshold soft. But what a
/// model lacks comes back in every repeat of a stimulus, while the noise of a cell does not; a model of the cell's own
/// noise predicts its spikes better. Γ tells the two apart, in training data as in others.
///
/// A compass search: each parameter a step up and a step down, the best move is made; without one the steps are
/// halved. All models draw the same random numbers. Γ of few runs is flat and rough near its top, so of all points
/// visited the one nearest to the fit is taken whose Γ lies within one standard error (over runs) of the highest.
record Calibration(Study study, List<Trace> train, ModelRuns runs, BooleanSupplier cancelled) {

    private static final int RUNS = 48;

    /// As parts of the way between the bounds, on the scale of the parameter.
    private static final double FIRST_STEP = 0.08;

    private static final double LAST_STEP = 0.004;

    /// @param values every parameter in base units, as fitted
    /// @return the same with the calibrated ones exchanged
    Map<String, Double> of(Map<String, Double> values) {
        var space = new ParameterSpace(study.space().parameters().stream()
                .filter(parameter -> study.score().calibrate().contains(parameter.name()))
                .toList());
        var physical = space.parameters().stream()
                .mapToDouble(parameter -> Math.clamp(
                        Objects.requireNonNull(values.get(parameter.name())) / FitPlan.inBase(parameter),
                        parameter.lower(),
                        parameter.upper()))
                .toArray();
        double[] start = space.coordinates(physical);
        var visited = new ArrayList<Visit>();
        var best = visit(values, space, start);
        visited.add(best);
        double step = FIRST_STEP;
        while (step > LAST_STEP && !cancelled.getAsBoolean()) {
            var around = around(best.coordinates().toArray(), step, space).stream()
                    .map(coordinates -> visit(values, space, coordinates))
                    .toList();
            visited.addAll(around);
            var better = around.stream()
                    .max(Comparator.comparingDouble(Visit::gamma))
                    .orElseThrow();
            step = better.gamma() > best.gamma() ? step : step / 2;
            best = better.gamma() > best.gamma() ? better : best;
        }
        double enough = best.gamma() - best.error();
        var chosen = visited.stream()
                .filter(each -> each.gamma() >= enough)
                .min(Comparator.comparingDouble(each -> distance(each.coordinates(), start)))
                .orElseThrow();
        return with(values, space, chosen.coordinates().toArray());
    }

    /// @param error standard error of Γ over the runs
    private record Visit(Samples coordinates, double gamma, double error) {}

    private Visit visit(Map<String, Double> values, ParameterSpace space, double[] coordinates) {
        double[] each = gammas(with(values, space, coordinates));
        double mean = Arrays.stream(each).average().orElse(Double.NaN);
        double squares = Arrays.stream(each).map(g -> (g - mean) * (g - mean)).sum();
        return new Visit(Samples.of(coordinates), mean, Math.sqrt(squares / (RUNS - 1.0) / RUNS));
    }

    private static double distance(Samples point, double[] start) {
        return IntStream.range(0, start.length)
                .mapToDouble(i -> Math.abs(point.get(i) - start[i]))
                .sum();
    }

    private static List<double[]> around(double[] center, double step, ParameterSpace space) {
        var points = new ArrayList<double[]>();
        for (int i = 0; i < center.length; i++) {
            for (double move : new double[] {step, -step}) {
                var point = center.clone();
                point[i] = space.box().clip(i, center[i] + move);
                points.add(point);
            }
        }
        return points;
    }

    private static Map<String, Double> with(Map<String, Double> values, ParameterSpace space, double[] coordinates) {
        var changed = new HashMap<>(values);
        double[] physical = space.physical(coordinates);
        for (int i = 0; i < physical.length; i++) {
            var parameter = space.parameters().get(i);
            changed.put(parameter.name(), physical[i] * FitPlan.inBase(parameter));
        }
        return changed;
    }

    /// Of each run, the mean over the training traces.
    private double[] gammas(Map<String, Double> values) {
        var gamma = new Gamma(study.score().windowMs());
        var sums = new double[RUNS];
        for (var trace : train) {
            var trains = runs.spikes(values, trace, RUNS);
            var data = List.of(trace.spikes());
            for (int run = 0; run < RUNS; run++) {
                sums[run] += gamma.mean(List.of(trains.get(Math.min(run, trains.size() - 1))), data) / train.size();
            }
        }
        return sums;
    }
}
