package synfire.learn.loss;

import java.util.Arrays;
import java.util.List;

/// Van Rossum distance of model and data spike trains: ∫(f − g)² dt/τ of the trains filtered by an exponential,
/// per data spike. Gradients flow through the surrogate.
///
/// Reference: van Rossum (2001), Neural Computation 13:751.
public record VanRossumLoss(double tauMs) implements StepLoss {

    public VanRossumLoss {
        if (!(tauMs > 0)) {
            throw new IllegalArgumentException(
                    "van Rossum time constant %s ms is not positive; try 10 ms".formatted(tauMs));
        }
    }

    @Override
    public String name() {
        return "van-rossum";
    }

    @Override
    public List<String> series() {
        return List.of("vanrossum.data", "vanrossum.weight");
    }

    @Override
    public List<double[]> series(Trace trace, double share) {
        var weight = new double[trace.size()];
        Arrays.fill(weight, share / weight(trace));
        return List.of(trace.spikeSteps(), weight);
    }

    @Override
    public double weight(Trace trace) {
        return Math.max(1, trace.spikes().size());
    }

    @Override
    public List<Memory> memory() {
        return List.of(new Memory("vanrossum.difference", 0));
    }

    @Override
    public Term at(StepScope step) {
        var b = step.builder();
        var decay = step.constant(Math.exp(-step.dtMs() / tauMs));
        var jump = b.subtract(step.output("spike"), step.series("vanrossum.data"));
        var difference = b.fma(step.memory("vanrossum.difference"), decay, jump);
        return Term.square(
                step, difference, b.multiply(step.series("vanrossum.weight"), step.constant(step.dtMs() / tauMs)));
    }
}
