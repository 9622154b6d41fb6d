package synfire.learn.loss;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import synfire.ir.Comparison;

/// How far model spikes are from those of the data, ms²: the mean over time of the squared difference of the times
/// since the last spike. It sees spikes only.
///
/// Between a spike of the data and the next one this difference is the error of the model's last spike, so each
/// spike is judged for as long as it is the last. Recorded spikes are known to a step: within half a step of its middle
/// an error counts as none. The model's spikes lie inside their steps ([synfire.ir.Op.LinearCrossing]), so their
/// derivative is exact: −∂v/v̇ at the crossing. A silent model has no gradient here ([SpikeCountLoss] gives it one).
///
/// @param horizonMs what comes later does not count; infinite for all
/// @param limitMs an error r weighs r²/(1 + r²/c²) with this c, never more than c²; infinite for plain squares
public record SpikeTimesLoss(double horizonMs, double limitMs) implements StepLoss {

    /// All of the data, plain squares.
    public static final SpikeTimesLoss WHOLE = new SpikeTimesLoss(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    public SpikeTimesLoss {
        if (!(horizonMs > 0) || !(limitMs > 0)) {
            throw new IllegalArgumentException(
                    "spike times until %s ms with a limit of %s ms leave nothing to fit; both must be positive"
                            .formatted(horizonMs, limitMs));
        }
    }

    @Override
    public String name() {
        return "spike-times";
    }

    @Override
    public List<String> series() {
        return List.of("times.since", "times.weight", "times.flatness");
    }

    @Override
    public List<double[]> series(Trace trace, double share) {
        var since = new double[trace.size()];
        var spikes = trace.spikeSteps();
        double age = 0;
        for (int k = 0; k < since.length; k++) {
            age = spikes[k] > 0 ? trace.dtMs() / 2 : age + trace.dtMs();
            since[k] = age;
        }
        var weight = new double[trace.size()];
        int counted = counted(trace);
        Arrays.fill(weight, 0, counted, share / counted);
        var flatness = new double[trace.size()];
        Arrays.fill(flatness, 1 / (limitMs * limitMs));
        return List.of(since, weight, flatness);
    }

    private int counted(Trace trace) {
        return (int) Math.clamp(Math.ceil(horizonMs / trace.dtMs()), 1, trace.size());
    }

    @Override
    public double weight(Trace trace) {
        return counted(trace);
    }

    @Override
    public List<Memory> memory() {
        return List.of(new Memory("times.age", 0));
    }

    @Override
    public List<String> outputs() {
        return List.of("offset");
    }

    @Override
    public Term at(StepScope step) {
        var b = step.builder();
        var dt = step.constant(step.dtMs());
        var one = step.constant(1);
        var fired = b.compare(Comparison.GREATER, step.output("spike"), step.constant(0.5));
        var afterSpike = b.multiply(b.subtract(one, step.output("offset")), dt);
        var age = b.select(fired, afterSpike, b.add(step.memory("times.age"), dt));
        var error = b.subtract(age, step.series("times.since"));
        double half = step.dtMs() / 2;
        var within = b.minimum(b.maximum(error, step.constant(-half)), step.constant(half));
        var beyond = b.subtract(error, within);
        var square = b.multiply(beyond, beyond);
        var flat = b.divide(one, b.fma(square, step.series("times.flatness"), one));
        var weight = step.series("times.weight");
        var loss = b.multiply(b.multiply(weight, square), flat);
        var bend = b.multiply(b.multiply(step.constant(2), weight), b.multiply(flat, flat));
        return new Term(loss, List.of(age), Optional.of(new Curvature(beyond, bend)));
    }
}
