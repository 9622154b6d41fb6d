package synfire.simulate.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The numbers that [OnlineRule.Influence] keeps in one trial: for each cell that weights are learned into a
/// matrix `[node, weight]`. A window goes through one cell after the other, so that its matrix stays in the
/// cache.
final class InfluenceTraces {

    private final InfluencePattern pattern;
    private final OnlineParts parts;
    private final List<InfluenceSystem> systems = new ArrayList<>();
    private final double[][][] traces;

    InfluenceTraces(InfluencePattern pattern) {
        this.pattern = pattern;
        this.parts = pattern.parts();
        var into = pattern.graph().by(pattern.graph()::to);
        pattern.targets().forEach(target -> systems.add(new InfluenceSystem(pattern, into, target)));
        this.traces = new double[systems.size()][0][];
    }

    /// Forgets all, at the start of a trial.
    void begin() {
        for (int i = 0; i < traces.length; i++) {
            var target = pattern.targets().get(i);
            if (traces[i].length == 0) {
                traces[i] = new double[target.nodes().size()][target.rows()];
            }
            Arrays.stream(traces[i]).forEach(row -> Arrays.fill(row, 0));
        }
    }

    /// One window.
    ///
    /// @param left what the steps left behind, and weights, by name
    /// @param gradient of the weights of each projection, which is added to
    void advance(int steps, Function<String, double[]> left, Map<String, double[]> gradient) {
        var known = new HashMap<String, double[]>();
        Function<String, double[]> values = name -> known.computeIfAbsent(name, left);
        var coefficients = pattern.graph().values(steps, values);
        var errors = errors(steps, values);
        for (int i = 0; i < traces.length; i++) {
            traces[i] = systems.get(i)
                    .advance(new InfluenceSystem.Window(steps, coefficients, errors, values), traces[i], gradient);
        }
    }

    /// How the loss of each step changes with the component of each cell that it acts on, `[time, cell]` by
    /// population; empty where the loss acts on none.
    private double[][] errors(int steps, Function<String, double[]> values) {
        var error = values.apply(OnlineForward.ERROR);
        int outputs = error.length / steps;
        var all = new double[parts.populations().size()][0];
        all[parts.readout()] = error;
        for (int p : parts.populations()) {
            for (int i : parts.toReadout(p)) {
                int cells = pattern.graph().size(p);
                if (all[p].length == 0) {
                    all[p] = new double[steps * cells];
                }
                var weights = values.apply(parts.projection(i).input("weight"));
                for (int t = 0; t < steps; t++) {
                    for (int k = 0; k < cells; k++) {
                        for (int o = 0; o < outputs; o++) {
                            all[p][t * cells + k] += weights[k * outputs + o] * error[t * outputs + o];
                        }
                    }
                }
            }
        }
        return all;
    }
}
