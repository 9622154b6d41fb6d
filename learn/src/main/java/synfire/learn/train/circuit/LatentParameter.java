package synfire.learn.train.circuit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import synfire.equations.Parameter;
import synfire.equations.units.Quantity;
import synfire.learn.transform.Transform;
import synfire.network.Samples;
import synfire.simulate.network.TrialNetwork;

/// A parameter of the cells of a population, a value for each cell, that is trained: a time constant, a threshold. What
/// is moved is a coordinate of order one, from which the value never leaves the range that the model states.
public final class LatentParameter implements Trained {

    private final String name;
    private final Transform transform;
    private final double[] values;

    /// @param name `POPULATION.PARAMETER`
    /// @param start first values, in base units
    /// @throws IllegalArgumentException if one is not inside the range of the parameter
    public LatentParameter(String name, Parameter parameter, Samples start) {
        this.name = name;
        double low = bound(parameter, parameter.range().low());
        double high = bound(parameter, parameter.range().high());
        for (int i = 0; i < start.size(); i++) {
            if (!(start.get(i) > low && start.get(i) < high)) {
                throw new IllegalArgumentException(
                        "'%s' cannot be trained from %s, which is an end of its range %s; start it inside"
                                .formatted(name, start.get(i), parameter.range()));
            }
        }
        double size = start.stream().map(Math::abs).average().orElse(1);
        double scale = size > 0 ? size : 1;
        transform = Double.isInfinite(low)
                ? (Double.isInfinite(high) ? new Transform.Affine(0, scale) : new Transform.Softplus(high, -scale))
                : (Double.isInfinite(high) ? new Transform.Softplus(low, scale) : new Transform.Logit(low, high));
        values = start.stream().map(transform::coordinate).toArray();
    }

    private static double bound(Parameter parameter, double value) {
        return Double.isInfinite(value) ? value : new Quantity(value, parameter.unit()).inBase();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double[] values() {
        return values;
    }

    @Override
    public void settle() {
        // every coordinate has a value
    }

    /// The values of the parameter, in base units.
    public Samples physical() {
        return Samples.generate(values.length, i -> transform.physical(values[i]));
    }

    @Override
    public void give(TrialNetwork network) {
        network.set(name, physical());
    }

    @Override
    public List<String> by() {
        return List.of(name);
    }

    @Override
    public double[] gradient(Map<String, Samples> found) {
        var gradient = Objects.requireNonNull(found.get(name)).toArray();
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] *= transform.slope(values[i]);
        }
        return gradient;
    }
}
