package synfire.learn.loss;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;

/// Squared differences of features of a trace that vary smoothly with parameters, in units of their tolerances.
///
/// - spike count, by the surrogate;
/// - time above `level`, softly: Σ dt/(1 + e^{(level−v)/s}), which is the count times the width of a spike;
/// - potential below `level`: mean square of the difference of min(v, level), the course between spikes;
/// - mean potential;
/// - the depth that the potential reaches after spikes or in a sag, as a soft minimum: −T·log mean e^{−v/T}.
///
/// @param variable the state that is the membrane potential
/// @param level mV; spikes rise above it
/// @param countTolerance spikes; 0 leaves the count out
/// @param aboveTolerance ms; 0 leaves the time above the level out
/// @param belowTolerance mV; 0 leaves the potential below the level out
/// @param meanTolerance mV; 0 leaves the mean out
/// @param depthTolerance mV; 0 leaves the soft minimum out
public record FeatureLoss(
        String variable,
        double level,
        double countTolerance,
        double aboveTolerance,
        double belowTolerance,
        double meanTolerance,
        double depthTolerance)
        implements StepLoss {

    /// How soft the minimum is, mV.
    private static final double MINIMUM_SCALE = 2;

    /// How soft the level is, mV.
    private static final double LEVEL_SCALE = 2;

    /// One spike, 2 ms, 2 mV, 1 mV, 1 mV.
    public static FeatureLoss of(String variable, double level) {
        return new FeatureLoss(variable, level, 1, 2, 2, 1, 1);
    }

    @Override
    public String name() {
        return "features";
    }

    @Override
    public List<String> series() {
        return List.of(
                "feature.count",
                "feature.above",
                "feature.below",
                "feature.mean",
                "feature.depth",
                "feature.reference",
                "feature.share",
                "feature.last");
    }

    @Override
    public List<double[]> series(Trace trace, double share) {
        int size = trace.size();
        var potential = trace.requirePotential().toArray();
        double mean = Arrays.stream(potential).average().orElseThrow();
        double soft = Arrays.stream(potential)
                .map(v -> Math.exp((mean - v) / MINIMUM_SCALE))
                .average()
                .orElseThrow();
        double above = Arrays.stream(potential)
                .map(v -> trace.dtMs() / (1 + Math.exp((level - v) / LEVEL_SCALE)))
                .sum();
        var last = new double[size];
        last[size - 1] = share;
        return List.of(
                filled(size, trace.spikes().size()),
                filled(size, above),
                Arrays.stream(potential).map(v -> Math.min(v, level)).toArray(),
                filled(size, mean),
                filled(size, mean - MINIMUM_SCALE * Math.log(soft)),
                filled(size, mean),
                filled(size, 1.0 / size),
                last);
    }

    @Override
    public double weight(Trace trace) {
        return 1;
    }

    @Override
    public List<Memory> memory() {
        return List.of(
                new Memory("feature.spikes", 0),
                new Memory("feature.time", 0),
                new Memory("feature.squares", 0),
                new Memory("feature.sum", 0),
                new Memory("feature.soft", 0));
    }

    @Override
    public Term at(StepScope step) {
        var b = step.builder();
        var v = step.before(variable);
        var share = step.series("feature.share");
        var reference = step.series("feature.reference");
        var count = b.add(step.memory("feature.spikes"), step.output("spike"));
        var beneath = b.multiply(b.subtract(step.constant(level), v), step.constant(1 / LEVEL_SCALE));
        var bounded = b.maximum(b.minimum(beneath, step.constant(50)), step.constant(-50));
        var inside = b.divide(step.constant(step.dtMs()), b.add(step.constant(1), b.exp(bounded)));
        var time = b.add(step.memory("feature.time"), inside);
        var apart = b.subtract(b.minimum(v, step.constant(level)), step.series("feature.below"));
        var squares = b.fma(b.multiply(apart, apart), share, step.memory("feature.squares"));
        var sum = b.fma(v, share, step.memory("feature.sum"));
        var depth = b.multiply(b.subtract(reference, v), step.constant(1 / MINIMUM_SCALE));
        var soft = b.fma(b.exp(b.minimum(depth, step.constant(50))), share, step.memory("feature.soft"));
        var minimum = b.subtract(reference, b.multiply(step.constant(MINIMUM_SCALE), b.unary(UnaryFunction.LOG, soft)));
        var loss = belowTolerance == 0
                ? step.constant(0)
                : b.multiply(squares, step.constant(1 / (belowTolerance * belowTolerance)));
        loss = b.add(loss, squared(step, count, "feature.count", countTolerance));
        loss = b.add(loss, squared(step, time, "feature.above", aboveTolerance));
        loss = b.add(loss, squared(step, sum, "feature.mean", meanTolerance));
        loss = b.add(loss, squared(step, minimum, "feature.depth", depthTolerance));
        return new Term(
                b.multiply(step.series("feature.last"), loss),
                List.of(count, time, squares, sum, soft),
                Optional.empty());
    }

    private static Value squared(StepScope step, Value value, String target, double tolerance) {
        if (tolerance == 0) {
            return step.constant(0);
        }
        var b = step.builder();
        var difference = b.multiply(b.subtract(value, step.series(target)), step.constant(1 / tolerance));
        return b.multiply(difference, difference);
    }

    private static double[] filled(int size, double value) {
        var all = new double[size];
        Arrays.fill(all, value);
        return all;
    }
}
