package synfire.learn.loss;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import synfire.ir.Comparison;
import synfire.ir.SpikeMode;

/// Squared difference of the first-spike time, ms², averaged over the traces that have a data spike.
///
/// The model's spike time lies inside its step (crossing time), so its derivative is exact: −∂v/v̇ at the crossing.
/// A model that stays silent is charged the distance to the end of the trace, and has no gradient there.
public record LatencyLoss() implements StepLoss {

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public SpikeMode spikeMode() {
        return SpikeMode.EVENT;
    }

    @Override
    public List<String> series() {
        return List.of("latency.target", "latency.weight", "latency.time", "latency.last");
    }

    @Override
    public List<double[]> series(Trace trace, double share) {
        int size = trace.size();
        var target = new double[size];
        var weight = new double[size];
        var time = new double[size];
        var last = new double[size];
        if (trace.spikes().size() > 0) {
            Arrays.fill(target, trace.spikes().get(0));
            Arrays.fill(weight, share);
        }
        Arrays.setAll(time, i -> i * trace.dtMs());
        last[size - 1] = 1;
        return List.of(target, weight, time, last);
    }

    @Override
    public double weight(Trace trace) {
        return trace.spikes().size() > 0 ? 1 : 0;
    }

    @Override
    public List<Memory> memory() {
        return List.of(new Memory("latency.waiting", 1));
    }

    @Override
    public List<String> outputs() {
        return List.of("offset");
    }

    @Override
    public Term at(StepScope step) {
        var b = step.builder();
        var zero = step.constant(0);
        var waiting = step.memory("latency.waiting");
        var fires = b.multiply(waiting, step.output("spike"));
        var now = b.fma(step.output("offset"), step.constant(step.dtMs()), step.series("latency.time"));
        var difference = b.subtract(now, step.series("latency.target"));
        var still = b.subtract(waiting, fires);
        var charge = b.maximum(fires, b.multiply(still, step.series("latency.last")));
        var active = b.compare(Comparison.GREATER, charge, zero);
        var weight = b.select(active, step.series("latency.weight"), zero);
        var counted = b.select(active, difference, zero);
        var loss = b.multiply(weight, b.multiply(counted, counted));
        return new Term(
                loss, List.of(still), Optional.of(new Curvature(counted, b.multiply(step.constant(2), weight))));
    }
}
