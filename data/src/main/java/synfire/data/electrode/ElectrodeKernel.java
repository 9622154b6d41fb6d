package synfire.data.electrode;

import java.util.Locale;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.network.Recording;
import synfire.network.Samples;
import synfire.network.Signal;
import synfire.network.Sweep;

/// How a pipette answers a current: the voltage across it is the current convolved with these taps.
///
/// @param dtMs time between taps
/// @param taps in GΩ, that is mV per pA held for one sample; the first is at no delay
public record ElectrodeKernel(double dtMs, Samples taps) {

    public ElectrodeKernel {
        if (!(dtMs > 0) || taps.firstNotFinite() >= 0) {
            throw new IllegalArgumentException("an electrode kernel has a positive step and finite taps");
        }
    }

    /// Resistance to a steady current: the sum of the taps.
    public Quantity resistance() {
        return Quantity.of(taps.stream().sum(), Units.GOHM).to(Units.MOHM);
    }

    /// The voltage across the electrode, in mV. Before the first sample the current is taken to be as in it.
    public Signal voltage(Signal current) {
        if (Math.abs(current.dtMs() - dtMs) > 1e-6 * dtMs) {
            throw new IllegalArgumentException(
                    "the electrode kernel has steps of %s ms, the current '%s' of %s ms; read both with the same resample_to"
                            .formatted(dtMs, current.name(), current.dtMs()));
        }
        double[] input = current.values(Units.PA);
        double[] kernel = taps.toArray();
        var samples = Samples.generate(input.length, n -> {
            double sum = 0;
            for (int k = 0; k < kernel.length; k++) {
                sum += kernel[k] * input[Math.max(0, n - k)];
            }
            return sum;
        });
        return new Signal("electrode", Units.MV, dtMs, current.startMs(), samples);
    }

    /// The sweep with the voltage across the electrode taken out of its voltage.
    public Sweep compensate(Sweep sweep) {
        var recorded = sweep.voltage().in(Units.MV);
        var electrode = voltage(sweep.current());
        return sweep.with(
                recorded.withSamples(Samples.generate(recorded.size(), i -> recorded.get(i) - electrode.get(i))));
    }

    /// Every sweep compensated, with a note that says so.
    public Recording compensate(Recording recording) {
        return recording
                .map(this::compensate)
                .withNote(
                        "electrode",
                        String.format(
                                Locale.ROOT,
                                "compensated for %.1f MOhm",
                                resistance().value()));
    }
}
