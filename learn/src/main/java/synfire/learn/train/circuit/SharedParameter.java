package synfire.learn.train.circuit;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import synfire.network.Samples;
import synfire.simulate.network.TrialNetwork;

/// A parameter that all cells of a population have alike, as a fit to recordings found it, which is moved on
/// by what the network loses and by what the fit loses together. What is moved is a coordinate of order one.
public final class SharedParameter implements Trained {

    private final String name;
    private final int cells;
    private final double start;
    private final double width;
    private final double low;
    private final double high;
    private final double task;
    private final DoubleUnaryOperator pull;
    private final double[] values = new double[1];

    /// @param name `POPULATION.PARAMETER`
    /// @param cells of the population
    /// @param start as fitted, in base units like all that follows
    /// @param width that the coordinate is in units of
    /// @param task factor on the derivative of the network's loss
    /// @param pull the derivative of the fit's loss, already with its factor, at a value
    public SharedParameter(
            String name,
            int cells,
            double start,
            double width,
            double low,
            double high,
            double task,
            DoubleUnaryOperator pull) {
        this.name = name;
        this.cells = cells;
        this.start = start;
        this.width = width;
        this.low = low;
        this.high = high;
        this.task = task;
        this.pull = pull;
        if (!(low <= start && start <= high)) {
            throw new IllegalArgumentException(
                    "'%s' cannot be tuned from %s, outside its bounds %s to %s; widen them in its fit"
                            .formatted(name, start, low, high));
        }
    }

    @Override
    public String name() {
        return name;
    }

    /// In base units.
    public double physical() {
        return start + width * values[0];
    }

    @Override
    public double[] values() {
        return values;
    }

    @Override
    public void settle() {
        values[0] = (Math.clamp(physical(), low, high) - start) / width;
    }

    @Override
    public void give(TrialNetwork network) {
        var all = new double[cells];
        Arrays.fill(all, physical());
        network.set(name, Samples.of(all));
    }

    @Override
    public List<String> by() {
        return List.of(name);
    }

    @Override
    public double[] gradient(Map<String, Samples> found) {
        double ofTask = Objects.requireNonNull(found.get(name)).stream().sum();
        return new double[] {width * (task * ofTask + pull.applyAsDouble(physical()))};
    }
}
