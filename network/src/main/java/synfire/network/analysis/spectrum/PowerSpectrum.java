package synfire.network.analysis.spectrum;

import synfire.equations.units.Unit;
import synfire.network.Samples;

/// The one-sided power spectral density of a signal: its integral over frequency is the variance.
///
/// @param density entry `k` is that at `k * stepHz`
/// @param stepHz distance of frequencies, in Hz
/// @param unit of the density: the signal's unit squared, per Hz
public record PowerSpectrum(Samples density, double stepHz, Unit unit) {

    public int size() {
        return density.size();
    }

    public double frequencyHz(int index) {
        return index * stepHz;
    }

    /// The frequency with the highest density within `[fromHz, toHz]`; NaN if there is none in it.
    public double peakHz(double fromHz, double toHz) {
        int highest = -1;
        for (int k = first(fromHz); k < end(toHz); k++) {
            if (highest < 0 || density.get(k) > density.get(highest)) {
                highest = k;
            }
        }
        return highest < 0 ? Double.NaN : frequencyHz(highest);
    }

    /// The power within `[fromHz, toHz]`, in the signal's unit squared: the sum of densities there times
    /// their distance.
    public double power(double fromHz, double toHz) {
        double sum = 0;
        for (int k = first(fromHz); k < end(toHz); k++) {
            sum += density.get(k);
        }
        return sum * stepHz;
    }

    private int first(double fromHz) {
        return (int) Math.clamp(Math.ceil(fromHz / stepHz), 0, size());
    }

    private int end(double toHz) {
        return (int) Math.clamp(Math.floor(toHz / stepHz) + 1, 0, size());
    }
}
