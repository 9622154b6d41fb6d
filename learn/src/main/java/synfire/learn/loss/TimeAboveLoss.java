package synfire.learn.loss;

import java.util.Arrays;
import java.util.List;
import synfire.ir.UnaryFunction;

/// Time spent above a threshold, counted up to each time, model against data: the mean over time of the squared
/// difference, ms². Of the data it sees when they are above, and nothing else of their potential.
///
/// It is what [SpikeCountLoss] is to spikes without a width, for models whose spikes are excursions of the potential:
/// being a sum over all times it judges when spikes begin and how long they last, and a spike that is late costs its
/// delay. The model's excursions are soft, 1/(1 + e^(−(v − θ)/w)), so a cell that stays below has a gradient; a wide
/// w reaches far, a narrow one counts right.
///
/// @param variable the state that is the membrane potential
/// @param thresholdMv θ
/// @param widthMv w
public record TimeAboveLoss(String variable, double thresholdMv, double widthMv) implements StepLoss {

    /// Counts nearly right and has a gradient close to the threshold, mV.
    public static final double USUAL_WIDTH = 1;

    public TimeAboveLoss {
        if (!(widthMv > 0)) {
            throw new IllegalArgumentException(
                    "a width of %s mV of the threshold has no gradient; try 1 mV".formatted(widthMv));
        }
    }

    @Override
    public String name() {
        return "time-above";
    }

    @Override
    public List<String> series() {
        return List.of("above.data", "above.weight", "above.sharpness");
    }

    @Override
    public List<double[]> series(Trace trace, double share) {
        var potential = trace.requirePotential();
        var above = new double[trace.size()];
        Arrays.setAll(above, k -> potential.get(k) >= thresholdMv ? 1 : 0);
        var weight = new double[trace.size()];
        Arrays.fill(weight, share / trace.size());
        var sharpness = new double[trace.size()];
        Arrays.fill(sharpness, 1 / widthMv);
        return List.of(above, weight, sharpness);
    }

    @Override
    public double weight(Trace trace) {
        return 1;
    }

    @Override
    public List<Memory> memory() {
        return List.of(new Memory("above.difference", 0));
    }

    @Override
    public Term at(StepScope step) {
        var b = step.builder();
        var over = b.subtract(step.before(variable), step.constant(thresholdMv));
        var soft = b.unary(UnaryFunction.SIGMOID, b.multiply(over, step.series("above.sharpness")));
        var more = b.multiply(b.subtract(soft, step.series("above.data")), step.constant(step.dtMs()));
        var difference = b.add(step.memory("above.difference"), more);
        return Term.square(step, difference, step.series("above.weight"));
    }
}
