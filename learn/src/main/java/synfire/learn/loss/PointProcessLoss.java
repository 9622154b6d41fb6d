package synfire.learn.loss;

import java.util.List;
import java.util.Optional;
import synfire.equations.lowering.LoweringOptions.EventSource;
import synfire.ir.Comparison;
import synfire.ir.UnaryFunction;

/// Negative log-likelihood of the data's spikes under escape noise, per data spike, in nats.
///
/// With the hazard h = λ·dt of each step and the data's spikes driving resets and adaptation:
/// −log L = Σ h − Σ_spikes log(1 − e⁻ʰ), h integrated as silence in every step without a spike.
///
/// Reference: Paninski, Pillow & Simoncelli (2004), Neural Computation 16:2533; Mensi et al. (2012),
/// J. Neurophysiol. 107:1756. The gradient is exact, no surrogate stands in.
public record PointProcessLoss() implements StepLoss {

    @Override
    public String name() {
        return "likelihood";
    }

    @Override
    public EventSource eventSource() {
        return EventSource.OBSERVED;
    }

    @Override
    public List<String> series() {
        return List.of("likelihood.weight");
    }

    @Override
    public List<double[]> series(Trace trace, double share) {
        var weight = new double[trace.size()];
        double each = share / weight(trace);
        java.util.Arrays.fill(weight, each);
        return List.of(weight);
    }

    @Override
    public double weight(Trace trace) {
        return Math.max(1, trace.spikes().size());
    }

    @Override
    public List<Memory> memory() {
        return List.of();
    }

    @Override
    public List<String> outputs() {
        return List.of("hazard");
    }

    @Override
    public Term at(StepScope step) {
        var b = step.builder();
        var hazard = step.output("hazard");
        var weight = step.series("likelihood.weight");
        // log(1 - e^-h) = log(-expm1(-h)); the floor keeps a vanishing hazard at a spike finite and its slope useful.
        var floored = b.maximum(hazard, step.constant(1e-30));
        var fired = b.unary(UnaryFunction.LOG, b.negate(b.unary(UnaryFunction.EXPM1, b.negate(floored))));
        var spiked = b.compare(Comparison.GREATER, step.output("spike"), step.constant(0.5));
        var silent = b.negate(hazard);
        var logLikelihood = b.select(spiked, fired, silent);
        var loss = b.negate(b.multiply(weight, logLikelihood));
        // Fisher information of a Poisson step: ∇h∇hᵀ/h.
        var curvature = new Curvature(hazard, b.divide(weight, floored));
        return new Term(loss, List.of(), Optional.of(curvature));
    }
}
