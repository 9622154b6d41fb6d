package synfire.learn.metric;

import java.util.List;
import java.util.OptionalDouble;
import synfire.network.SpikeTrain;

/// The coincidence factor Γ of two spike trains: 1 where every spike has its partner within the window, 0 where a
/// Poisson train of the same rate would do as well.
///
/// Γ = (N_coinc − 2Δ·r_d·N_m) / (½·(N_d + N_m)·(1 − 2Δ·r_d)) with N_d data spikes at rate r_d and N_m model spikes.
/// Spikes are matched one to one, each to the earliest partner that is left. Two empty trains agree: 1. One empty
/// train: 0. Where the window is so wide, or the rate so high, that chance alone fills it (2Δ·r_d ≥ 1): NaN.
///
/// Reference: Kistler, Gerstner & van Hemmen (1997); Jolivet et al. (2008), Biol. Cybern. 99:417.
///
/// @param windowMs the largest distance of partners, Δ
public record Gamma(double windowMs) {

    public Gamma {
        if (!(windowMs > 0)) {
            throw new IllegalArgumentException(
                    "coincidence window %s ms is not positive; usual are 2 to 8 ms".formatted(windowMs));
        }
    }

    /// Γ of a model's train against data of the same length.
    public double of(SpikeTrain model, SpikeTrain data) {
        if (model.size() == 0 || data.size() == 0) {
            return model.size() == data.size() ? 1 : 0;
        }
        double rate = data.size() / data.durationMs();
        double chance = 2 * windowMs * rate;
        if (chance >= 1) {
            return Double.NaN;
        }
        double norm = 0.5 * (model.size() + data.size()) * (1 - chance);
        return (coincidences(model, data) - chance * model.size()) / norm;
    }

    /// Mean Γ over all pairs of a model run and a repeat of the data.
    public double mean(List<SpikeTrain> runs, List<SpikeTrain> repeats) {
        return runs.stream()
                .mapToDouble(run -> repeats.stream()
                        .mapToDouble(repeat -> of(run, repeat))
                        .average()
                        .orElse(Double.NaN))
                .average()
                .orElse(Double.NaN);
    }

    /// The noise ceiling: mean Γ over all pairs of different repeats; empty for fewer than two.
    public OptionalDouble ceiling(List<SpikeTrain> repeats) {
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < repeats.size(); i++) {
            for (int j = 0; j < repeats.size(); j++) {
                if (i != j) {
                    sum += of(repeats.get(i), repeats.get(j));
                    pairs++;
                }
            }
        }
        return pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / pairs);
    }

    private int coincidences(SpikeTrain model, SpikeTrain data) {
        int found = 0;
        int next = 0;
        // The tolerance keeps spikes on a grid that lie exactly Δ apart together.
        double reach = windowMs * (1 + 1e-9);
        for (int i = 0; i < model.size(); i++) {
            while (next < data.size() && data.get(next) < model.get(i) - reach) {
                next++;
            }
            if (next < data.size() && data.get(next) <= model.get(i) + reach) {
                found++;
                next++;
            }
        }
        return found;
    }
}
