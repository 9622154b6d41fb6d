package synfire.learn.loss;

import java.util.Arrays;
import java.util.List;

/// Spikes counted up to each time, model against data: the mean over time of ((N(t) − N_data(t))/s)².
///
/// The scale s of a trace is one spike, or `tolerance` of the data's spikes if that is more, so that a sweep of three
/// spikes says as much as one of fifty. Being a sum over all times it judges the number of spikes, the first latency
/// and the intervals at once, and a train that is right but late costs little: unlike a distance of filtered trains
/// it has no minimum for each phase of a regular train. Gradients flow through the surrogate.
///
/// It is the van Rossum distance with an infinite time constant (van Rossum 2001, Neural Computation 13:751), in
/// units of what counts as a miss.
///
/// @param tolerance the part of the data's spikes by which a count may be off
public record SpikeCountLoss(double tolerance) implements StepLoss {

    /// Off by 15 % of the spikes, or by one.
    public static final double USUAL_TOLERANCE = 0.15;

    public SpikeCountLoss {
        if (!(tolerance >= 0) || Double.isInfinite(tolerance)) {
            throw new IllegalArgumentException(
                    "a tolerance of %s of the spikes is not a share; try 0.15".formatted(tolerance));
        }
    }

    @Override
    public String name() {
        return "spike-count";
    }

    @Override
    public List<String> series() {
        return List.of("count.data", "count.weight");
    }

    @Override
    public List<double[]> series(Trace trace, double share) {
        var weight = new double[trace.size()];
        double scale = scale(trace);
        Arrays.fill(weight, share / (trace.size() * scale * scale));
        return List.of(trace.spikeSteps(), weight);
    }

    /// How many spikes too many or too few make a loss of one.
    double scale(Trace trace) {
        return Math.max(1, tolerance * trace.spikes().size());
    }

    @Override
    public double weight(Trace trace) {
        return 1;
    }

    @Override
    public List<Memory> memory() {
        return List.of(new Memory("count.difference", 0));
    }

    @Override
    public Term at(StepScope step) {
        var b = step.builder();
        var jump = b.subtract(step.output("spike"), step.series("count.data"));
        var difference = b.add(step.memory("count.difference"), jump);
        return Term.square(step, difference, step.series("count.weight"));
    }
}
