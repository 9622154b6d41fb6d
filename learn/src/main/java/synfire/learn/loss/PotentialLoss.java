package synfire.learn.loss;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import synfire.equations.lowering.LoweringOptions.EventSource;

/// Mean squared difference of the membrane potential, mV², over chosen samples of all traces (paper: no ½).
///
/// @param variable the state that is the membrane potential
/// @param points which samples count
/// @param cut samples around the data's spikes that do not count; with a cut, the model spikes when the data do
/// @param window a part of the data and a limit on each residual, for a continuation
public record PotentialLoss(String variable, Points points, Cut cut, Window window) implements StepLoss {

    /// The first part of every trace, with residuals r weighed as Geman & McClure's r² / (1 + r²/c²): r² for small
    /// ones, never more than c².
    ///
    /// @param horizonMs samples from here on do not count; infinite for all
    /// @param limitMv c; infinite for plain squares
    public record Window(double horizonMs, double limitMv) {

        public static final Window WHOLE = new Window(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

        public Window {
            if (!(horizonMs > 0) || !(limitMv > 0)) {
                throw new IllegalArgumentException(
                        "a window of %s ms with a limit of %s mV leaves nothing to fit; both must be positive"
                                .formatted(horizonMs, limitMv));
            }
        }
    }

    /// On the whole data, without a limit.
    public PotentialLoss(String variable, Points points, Cut cut) {
        this(variable, points, cut, Window.WHOLE);
    }

    public PotentialLoss withPoints(Points newPoints) {
        return new PotentialLoss(variable, newPoints, cut, window);
    }

    public PotentialLoss withWindow(Window newWindow) {
        return new PotentialLoss(variable, points, cut, newWindow);
    }

    /// Which samples count.
    public sealed interface Points {

        record All() implements Points {}

        /// Samples 0, s, 2s, … below T with s = ⌊T/n⌋, as the reference system chooses them.
        record Every(int n) implements Points {
            public Every {
                if (n < 1) {
                    throw new IllegalArgumentException("%d points of a trace: choose at least 1".formatted(n));
                }
            }
        }
    }

    /// Time around each data spike that is left out.
    ///
    /// @param sampleAfterStep whether sample k is compared with the state after step k instead of before it
    public record Cut(boolean dataSpikes, double beforeMs, double afterMs, boolean sampleAfterStep) {

        public static final Cut NONE = new Cut(false, 0, 0, false);
    }

    public static PotentialLoss all(String variable) {
        return new PotentialLoss(variable, new Points.All(), Cut.NONE);
    }

    @Override
    public String name() {
        return "potential";
    }

    @Override
    public EventSource eventSource() {
        return cut.dataSpikes() ? EventSource.OBSERVED : EventSource.THRESHOLD;
    }

    @Override
    public List<String> series() {
        return List.of("potential.target", "potential.weight");
    }

    @Override
    public List<double[]> series(Trace trace, double share) {
        var counts = counted(trace);
        double total = Arrays.stream(counts).sum();
        if (total > 0) {
            for (int i = 0; i < counts.length; i++) {
                counts[i] *= share / total;
            }
        }
        return List.of(trace.requirePotential().toArray(), counts);
    }

    @Override
    public double weight(Trace trace) {
        return Arrays.stream(counted(trace)).sum();
    }

    @Override
    public List<Memory> memory() {
        return List.of();
    }

    @Override
    public Term at(StepScope step) {
        var b = step.builder();
        var v = cut.sampleAfterStep() ? step.output(variable) : step.before(variable);
        var weight = step.series("potential.weight");
        var difference = b.subtract(v, step.series("potential.target"));
        var square = b.multiply(difference, difference);
        var loss = b.multiply(weight, square);
        var bend = b.multiply(step.constant(2), weight);
        if (window.limitMv() < Double.POSITIVE_INFINITY) {
            var one = step.constant(1);
            double limit = window.limitMv() * window.limitMv();
            var flat = b.divide(one, b.add(one, b.multiply(square, step.constant(1 / limit))));
            loss = b.multiply(loss, flat);
            bend = b.multiply(bend, b.multiply(flat, flat));
        }
        return new Term(loss, List.of(), Optional.of(new Curvature(v, bend)));
    }

    /// 1 for each sample that counts, else 0.
    public double[] counted(Trace trace) {
        int size = trace.size();
        var counts = new double[size];
        switch (points) {
            case Points.All() -> Arrays.fill(counts, 1);
            case Points.Every(int n) -> {
                int stride = Math.max(1, size / n);
                for (int i = 0; i < size; i += stride) {
                    counts[i] = 1;
                }
            }
        }
        if (window.horizonMs() < trace.durationMs()) {
            Arrays.fill(counts, (int) Math.ceil(window.horizonMs() / trace.dtMs()), size, 0);
        }
        if (cut.dataSpikes()) {
            for (int s = 0; s < trace.spikes().size(); s++) {
                double at = trace.spikes().get(s);
                int from = (int) Math.ceil((at - cut.beforeMs()) / trace.dtMs());
                int to = (int) Math.floor((at + cut.afterMs()) / trace.dtMs());
                for (int i = Math.max(0, from); i <= Math.min(size - 1, to); i++) {
                    counts[i] = 0;
                }
            }
        }
        return counts;
    }
}
