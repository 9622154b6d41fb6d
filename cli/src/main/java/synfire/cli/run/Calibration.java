package synfire.cli.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import synfire.cli.study.Study;
import synfire.learn.fit.FitPlan;
import synfire.learn.loss.Trace;
import synfire.learn.metric.Gamma;
import synfire.learn.transform.ParameterSpace;

/// Sets a few parameters of a fitted model once more, so that Γ of its runs on the training data is highest.
///
/// The likelihood takes for noise what the model cannot explain, and with it makes the threshold soft. But what a
/// model lacks comes back in every repeat of a stimulus, while the noise of a cell does not; a model of the cell's own
/// noise predicts its spikes better. Γ tells the two apart, in training data as in others.
///
/// A compass search: each parameter a step up and a step down, the best move is made; without one the steps are
/// halved. All models draw the same random numbers.
record Calibration(Study study, List<Trace> train, ModelRuns runs, BooleanSupplier cancelled) {

    private static final int RUNS = 24;

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
        double[] best = space.coordinates(physical);
        double highest = gamma(with(values, space, best));
        double step = FIRST_STEP;
        while (step > LAST_STEP && !cancelled.getAsBoolean()) {
            boolean moved = false;
            for (double[] coordinates : around(best, step, space)) {
                double gamma = gamma(with(values, space, coordinates));
                if (gamma > highest) {
                    best = coordinates;
                    highest = gamma;
                    moved = true;
                }
            }
            step = moved ? step : step / 2;
        }
        return with(values, space, best);
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

    /// Mean over the training traces.
    private double gamma(Map<String, Double> values) {
        var gamma = new Gamma(study.score().windowMs());
        return train.stream()
                .mapToDouble(trace -> gamma.mean(runs.spikes(values, trace, RUNS), List.of(trace.spikes())))
                .average()
                .orElse(Double.NaN);
    }
}
