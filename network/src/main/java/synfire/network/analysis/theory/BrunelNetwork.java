package synfire.network.analysis.theory;

import java.util.ArrayList;
import java.util.List;

/// A sparse network of excitatory and inhibitory leaky cells under Poisson input: the rates that sustain
/// themselves.
///
/// A rate ν makes the mean input C·J·τ·(ν_ext + ν·(1 − γ·g)) and the variance C·J²·τ·(ν_ext + ν·(1 + γ·g²)),
/// and a cell fires in that as [Siegert] says.
///
/// Reference: Brunel (2000), doi:10.1023/A:1008925309027, equations 4, 5 and 21.
///
/// @param excitatory synapses that each cell gets from excitatory cells, C; as many come from outside
/// @param inhibitoryPart γ, inhibitory synapses per excitatory one
/// @param weight J, in mV
public record BrunelNetwork(Siegert cell, int excitatory, double inhibitoryPart, double weight) {

    /// Rates are looked for in so many parts of the range from 0 to 1/t_ref.
    private static final int PARTS = 4000;

    /// The network of the paper: τ 20 ms, t_ref 2 ms, threshold 20 mV, reset 10 mV, J 0.1 mV, 1,000 and 250
    /// synapses.
    public static BrunelNetwork ofThePaper() {
        return new BrunelNetwork(new Siegert(20, 2, 20, 10), 1000, 0.25, 0.1);
    }

    /// The rate of all sources from outside that takes the mean input to the threshold, per source, in Hz.
    public double thresholdRateHz() {
        return 1000 * cell.threshold() / (excitatory * weight * cell.tauMs());
    }

    /// The rate at which a cell fires if all cells fire at `rateHz`.
    ///
    /// @param g weight of inhibitory synapses, in excitatory ones
    /// @param eta rate from outside, in threshold rates
    public double answerHz(double g, double eta, double rateHz) {
        double outside = eta * thresholdRateHz();
        double scale = excitatory * weight * cell.tauMs() / 1000;
        double mean = scale * (outside + rateHz * (1 - inhibitoryPart * g));
        double variance = scale * weight * (outside + rateHz * (1 + inhibitoryPart * g * g));
        return cell.rateHz(mean, Math.sqrt(variance));
    }

    /// All rates that sustain themselves, ascending, in Hz.
    public List<Double> ratesHz(double g, double eta) {
        double largest = 1000 / Math.max(cell.refractoryMs(), 1e-3);
        var rates = new ArrayList<Double>();
        double before = 0;
        for (int k = 1; k <= PARTS; k++) {
            // finer near 0, where rates that differ little lie
            double next = largest * k * k / ((double) PARTS * PARTS);
            if (excess(g, eta, before) > 0 != excess(g, eta, next) > 0) {
                rates.add(between(g, eta, before, next));
            }
            before = next;
        }
        return List.copyOf(rates);
    }

    private double excess(double g, double eta, double rateHz) {
        return answerHz(g, eta, rateHz) - rateHz;
    }

    private double between(double g, double eta, double from, double to) {
        double low = from;
        double high = to;
        boolean above = excess(g, eta, low) > 0;
        for (int turn = 0; turn < 100; turn++) {
            double middle = (low + high) / 2;
            if (excess(g, eta, middle) > 0 == above) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
