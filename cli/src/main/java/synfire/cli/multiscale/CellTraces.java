package synfire.cli.multiscale;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import synfire.equations.Model;
import synfire.learn.fit.Fit;
import synfire.learn.fit.FitObjective;
import synfire.learn.fit.FitPlan;
import synfire.learn.fit.Stage;
import synfire.learn.loss.Trace;
import synfire.learn.optimize.Want;
import synfire.simulate.Engine;

/// What the last stage of a fit loses on some traces, and its gradient by the parameters that stage fits.
final class CellTraces implements AutoCloseable {

    private final List<String> names;
    private final FitObjective objective;

    CellTraces(Multiscale.Cell cell, Model fitted, List<Trace> traces, Engine engine) {
        var plan = cell.study().plan(traces);
        var stage = stage(cell);
        var values = new HashMap<String, Double>();
        fitted.parameters().forEach(each -> values.put(each.name(), each.value().inBase()));
        this.names = plan.space(stage).names();
        this.objective = new Fit(plan, engine, () -> false, Fit.Listener.NONE).objective(stage, values, 1);
    }

    static Stage stage(Multiscale.Cell cell) {
        return cell.study().stages().getLast();
    }

    /// Bounds of the parameters of the last stage, in base units.
    static Map<String, double[]> bounds(Multiscale.Cell cell) {
        var bounds = new TreeMap<String, double[]>();
        for (var free : cell.study().space().parameters()) {
            if (stage(cell).parameters().contains(free.name())) {
                double unit = FitPlan.inBase(free);
                bounds.put(free.name(), new double[] {free.lower() * unit, free.upper() * unit});
            }
        }
        return bounds;
    }

    double loss(Map<String, Double> values) {
        return objective.evaluate(point(values), Want.LOSS).loss(0);
    }

    /// By name, in base units.
    Map<String, Double> gradient(Map<String, Double> values) {
        var found = objective.evaluate(point(values), Want.GRADIENT).gradient(0);
        var gradient = new HashMap<String, Double>();
        for (int i = 0; i < names.size(); i++) {
            gradient.put(names.get(i), found[i]);
        }
        return gradient;
    }

    private double[][] point(Map<String, Double> values) {
        return new double[][] {names.stream().mapToDouble(values::get).toArray()};
    }

    @Override
    public void close() {
        objective.close();
    }
}
