package synfire.learn.transform;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// All fitted parameters in order, and the chain rule between their values and the optimizer's coordinates.
public record ParameterSpace(List<FreeParameter> parameters) {

    public ParameterSpace {
        parameters = List.copyOf(parameters);
        if (parameters.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to fit; name at least one parameter with bounds");
        }
        var seen = new HashSet<String>();
        for (var parameter : parameters) {
            if (!seen.add(parameter.name())) {
                throw new IllegalArgumentException(
                        "parameter '%s' is listed twice; keep one of the two".formatted(parameter.name()));
            }
        }
    }

    public static ParameterSpace of(FreeParameter... parameters) {
        return new ParameterSpace(List.of(parameters));
    }

    public int dimension() {
        return parameters.size();
    }

    public List<String> names() {
        return parameters.stream().map(FreeParameter::name).toList();
    }

    /// Where the optimizer may move: [0, 1] for linear and logarithmic scales, everything for logit.
    public Box box() {
        double[] lower = new double[dimension()];
        double[] upper = new double[dimension()];
        for (int i = 0; i < lower.length; i++) {
            lower[i] = transform(i).lowest();
            upper[i] = transform(i).highest();
        }
        return Box.of(lower, upper);
    }

    /// Physical values, each in the unit of its parameter.
    public double[] physical(double[] coordinates) {
        double[] values = new double[coordinates.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = transform(i).physical(coordinates[i]);
        }
        return values;
    }

    /// The inverse of [#physical].
    public double[] coordinates(double[] physical) {
        double[] values = new double[physical.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = transform(i).coordinate(physical[i]);
        }
        return values;
    }

    /// The derivative of each physical value with respect to its coordinate.
    public double[] slopes(double[] coordinates) {
        double[] values = new double[coordinates.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = transform(i).slope(coordinates[i]);
        }
        return values;
    }

    /// The start given by the user as coordinates, if every parameter has one.
    public Optional<double[]> start() {
        double[] values = new double[dimension()];
        for (int i = 0; i < values.length; i++) {
            var start = parameters.get(i).start();
            if (start.isEmpty()) {
                return Optional.empty();
            }
            values[i] = transform(i).coordinate(start.getAsDouble());
        }
        return Optional.of(values);
    }

    private Transform transform(int i) {
        return parameters.get(i).transform();
    }
}
