package synfire.network.analysis.spectrum;

import synfire.equations.units.Exponent;
import synfire.equations.units.Units;
import synfire.network.Samples;
import synfire.network.Signal;

/// Welch's estimate of spectra: the mean over overlapping segments, each moved to mean 0 and tapered.
///
/// What is left at the end and fills no segment is not used. Time: samples · log(segment) for an overlap of a
/// half. Reference: Welch (1967), IEEE Trans. Audio Electroacoust. 15:70.
///
/// @param segment samples of a segment, at least 2; frequencies lie 1 / (segment · dt) apart
/// @param overlap samples that successive segments share; usual is a half
public record Welch(int segment, int overlap, Taper taper) {

    private static final double MS_PER_S = 1000;

    public Welch {
        if (segment < 2 || overlap < 0 || overlap >= segment) {
            throw new IllegalArgumentException(
                    "segments of %d samples that share %d; give at least 2 samples, and an overlap below that"
                            .formatted(segment, overlap));
        }
    }

    /// Hann's taper and half overlap.
    public static Welch ofSegments(int samples) {
        return new Welch(samples, samples / 2, Taper.HANN);
    }

    /// The power spectral density of a signal.
    ///
    /// @throws IllegalArgumentException if the signal is shorter than a segment
    public PowerSpectrum of(Signal signal) {
        var density = crossed(signal, signal).density();
        return new PowerSpectrum(
                density,
                MS_PER_S / (segment * signal.dtMs()),
                signal.unit().power(Exponent.of(2)).dividedBy(Units.HZ));
    }

    /// The magnitude-squared coherence of two signals, |P_ab|²/(P_aa·P_bb), at the frequencies of [#of]. It
    /// lies in [0, 1], is 1 throughout for a single segment, and NaN where a signal has no power.
    ///
    /// @throws IllegalArgumentException if the signals differ in their times, or are shorter than a segment
    public Samples coherence(Signal a, Signal b) {
        if (!a.hasTimesOf(b)) {
            throw new IllegalArgumentException(
                    "signal '%s' and signal '%s' differ in their times; resample or cut one of them"
                            .formatted(a.name(), b.name()));
        }
        var ofA = crossed(a, a).density();
        var ofB = crossed(b, b).density();
        var both = crossed(a, b);
        return Samples.generate(both.size(), k -> both.square(k) / (ofA.get(k) * ofB.get(k)));
    }

    /// The cross spectral density, each density summed and scaled.
    private CrossSpectrum crossed(Signal a, Signal b) {
        if (a.size() < segment) {
            throw new IllegalArgumentException(
                    "signal '%s' has %d samples, fewer than a segment of %d; give a longer signal or a shorter segment"
                            .formatted(a.name(), a.size(), segment));
        }
        var weights = taper.weights(segment);
        double square = weights.stream().map(w -> w * w).sum();
        var transform = FourierTransform.ofLength(segment);
        int segments = (a.size() - segment) / (segment - overlap) + 1;
        var sum = new CrossSpectrum(segment);
        boolean same = a.equals(b);
        for (int s = 0; s < segments; s++) {
            int start = s * (segment - overlap);
            var ofA = Transformed.of(a.samples().part(start, start + segment), weights, transform);
            var ofB = same ? ofA : Transformed.of(b.samples().part(start, start + segment), weights, transform);
            sum.add(ofA, ofB);
        }
        sum.scale(a.dtMs() / MS_PER_S / square / segments);
        return sum;
    }
}
