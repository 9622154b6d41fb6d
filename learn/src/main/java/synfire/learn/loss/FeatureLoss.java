package synfire.learn.loss;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import synfire.equations.lowering.LoweringOptions.EventSource;
import synfire.ir.SpikeMode;

/// Squared differences of features of a trace that vary smoothly with parameters, in units of their tolerances.
///
/// Spike count (by the surrogate), mean potential, and the depth below `baseline` that the potential reaches
/// after spikes or in a sag, as a soft minimum: −T·log mean e^{−v/T}.
///
/// @param variable the state that is the membrane potential
/// @param countTolerance spikes; 0 leaves the count out
/// @param meanTolerance mV; 0 leaves the mean out
/// @param depthTolerance mV; 0 leaves the soft minimum out
/// @param temperature mV; how soft the minimum is
public record FeatureLoss(
        String variable, double countTolerance, double meanTolerance, double depthTolerance, double temperature)
        implements StepLoss {

    /// One spike, 1 mV, 1 mV, soft over 2 mV.
    public static FeatureLoss of(String variable) {
        return new FeatureLoss(variable, 1, 1, 1, 2);
    }

    @Override
    public String name() {
        return "features";
    }

    @Override
    public EventSource eventSource() {
        return EventSource.THRESHOLD;
    }

    @Override
    public SpikeMode spikeMode() {
        return SpikeMode.HARD;
    }

    @Override
    public List<String> series() {
        return List.of(
                "feature.count", "feature.mean", "feature.depth", "feature.reference", "feature.share", "feature.last");
    }

    @Override
    public List<double[]> series(Trace trace, double share) {
        int size = trace.size();
        var potential = trace.requirePotential().toArray();
        double mean = Arrays.stream(potential).average().orElseThrow();
        double soft = Arrays.stream(potential)
                .map(v -> Math.exp((mean - v) / temperature))
                .average()
                .orElseThrow();
        var last = new double[size];
        last[size - 1] = share;
        return List.of(
                filled(size, trace.spikes().size()),
                filled(size, mean),
                filled(size, mean - temperature * Math.log(soft)),
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
        return List.of(new Memory("feature.spikes", 0), new Memory("feature.sum", 0), new Memory("feature.soft", 0));
    }

    @Override
    public Term at(StepScope step) {
        var b = step.builder();
        var v = step.before(variable);
        var share = step.series("feature.share");
        var reference = step.series("feature.reference");
        var count = b.add(step.memory("feature.spikes"), step.output("spike"));
        var sum = b.fma(v, share, step.memory("feature.sum"));
        var depth = b.multiply(b.subtract(reference, v), step.constant(1 / temperature));
        var soft = b.fma(b.exp(b.minimum(depth, step.constant(50))), share, step.memory("feature.soft"));
        var minimum = b.subtract(
                reference, b.multiply(step.constant(temperature), b.unary(synfire.ir.UnaryFunction.LOG, soft)));
        var loss = step.constant(0);
        loss = b.add(loss, squared(step, count, "feature.count", countTolerance));
        loss = b.add(loss, squared(step, sum, "feature.mean", meanTolerance));
        loss = b.add(loss, squared(step, minimum, "feature.depth", depthTolerance));
        return new Term(b.multiply(step.series("feature.last"), loss), List.of(count, sum, soft), Optional.empty());
    }

    private static synfire.ir.Value squared(StepScope step, synfire.ir.Value value, String target, double tolerance) {
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
