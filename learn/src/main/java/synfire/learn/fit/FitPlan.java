package synfire.learn.fit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import synfire.equations.Model;
import synfire.equations.Parameter;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.learn.loss.Trace;
import synfire.learn.transform.FreeParameter;
import synfire.learn.transform.ParameterSpace;

/// What is to be fitted: a model, what is free in it, data, and the stages that find it.
///
/// @param fixed parameters held at other values than the model's own
/// @param space the free parameters, bounds in their own units
public record FitPlan(
        Model model,
        Map<String, Quantity> fixed,
        ParameterSpace space,
        List<Stage> stages,
        List<Trace> train,
        long seed) {

    public FitPlan {
        fixed = Map.copyOf(fixed);
        stages = List.copyOf(stages);
        train = List.copyOf(train);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("the fit has no stage; give it a loss and an optimizer");
        }
        requireParameters(model, fixed, space, stages);
        requireOneTimeStep(train);
    }

    /// Time step of all traces, ms.
    public double dtMs() {
        return train.getFirst().dtMs();
    }

    /// Every parameter of the model in base units: the model's own value, or the one it is fixed at.
    public Map<String, Double> startingValues() {
        var values = new TreeMap<String, Double>();
        for (var parameter : model.parameters()) {
            var quantity = fixed.getOrDefault(parameter.name(), parameter.value());
            values.put(parameter.name(), quantity.inBase());
        }
        return values;
    }

    /// How many base units one unit of a free parameter is.
    public static double inBase(FreeParameter parameter) {
        return parameter.unit().isEmpty() ? 1 : Units.parse(parameter.unit()).inBase();
    }

    /// The free parameters of one stage.
    public ParameterSpace space(Stage stage) {
        return new ParameterSpace(space.parameters().stream()
                .filter(parameter -> stage.parameters().contains(parameter.name()))
                .toList());
    }

    private static void requireParameters(
            Model model, Map<String, Quantity> fixed, ParameterSpace space, List<Stage> stages) {
        var known = new HashMap<String, Parameter>();
        model.parameters().forEach(parameter -> known.put(parameter.name(), parameter));
        for (var free : space.parameters()) {
            var parameter = known.get(free.name());
            if (parameter == null) {
                throw new IllegalArgumentException("model '%s' has no parameter '%s' to fit; it has %s"
                        .formatted(model.name(), free.name(), new TreeMap<>(known).keySet()));
            }
            var unit = free.unit().isEmpty() ? null : Units.parse(free.unit());
            boolean dimensionless = parameter.unit().dimension().isNone();
            if (unit == null
                    ? !dimensionless
                    : !unit.dimension().equals(parameter.unit().dimension())) {
                throw new IllegalArgumentException(
                        "the bounds of '%s' are in '%s', which does not fit the model's unit %s; write them in %s"
                                .formatted(free.name(), free.unit(), parameter.unit(), parameter.unit()));
            }
        }
        for (var name : fixed.keySet()) {
            if (!known.containsKey(name)) {
                throw new IllegalArgumentException("model '%s' has no parameter '%s' to set; it has %s"
                        .formatted(model.name(), name, new TreeMap<>(known).keySet()));
            }
        }
        var free = new HashSet<>(space.names());
        for (var stage : stages) {
            for (var name : stage.parameters()) {
                if (!free.contains(name)) {
                    throw new IllegalArgumentException(
                            "stage '%s' fits '%s', which has no bounds; parameters with bounds are %s"
                                    .formatted(stage.name(), name, space.names()));
                }
            }
        }
    }

    private static void requireOneTimeStep(List<Trace> traces) {
        if (traces.isEmpty()) {
            throw new IllegalArgumentException("the fit has no training data; give at least one trace");
        }
        double first = traces.getFirst().dtMs();
        for (var trace : traces) {
            if (Math.abs(trace.dtMs() - first) > 1e-9 * first) {
                throw new IllegalArgumentException(
                        "trace '%s' has steps of %s ms but trace '%s' of %s ms; set one time step for all with dt"
                                .formatted(
                                        trace.name(),
                                        trace.dtMs(),
                                        traces.getFirst().name(),
                                        first));
            }
        }
    }
}
