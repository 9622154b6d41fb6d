package synfire.data.format;

import java.util.Arrays;
import java.util.List;
import synfire.equations.units.Unit;
import synfire.network.Samples;

/// One analog output of an Axon digitizer, and the waveform it played in each sweep.
///
/// @param holding level between waveforms, in `unit`
/// @param enabled whether a waveform was played at all
/// @param source 1 for the table of epochs, 2 for a file
/// @param staysAtLast whether the output stays at the level of the last epoch until the next sweep
/// @param waveformFile where the waveform came from, for source 2
record AbfOutput(
        String name,
        Unit unit,
        double holding,
        boolean enabled,
        int source,
        boolean staysAtLast,
        String waveformFile,
        List<AbfEpoch> epochs) {

    private static final int FROM_EPOCHS = 1;

    AbfOutput {
        epochs = epochs.stream().filter(epoch -> !epoch.isOff()).toList();
    }

    /// Why the waveform cannot be rebuilt, or an empty text.
    String obstacle() {
        if (!enabled) {
            return "output '%s' played no waveform".formatted(name);
        }
        if (source != FROM_EPOCHS) {
            return "output '%s' played the file \"%s\"".formatted(name, waveformFile);
        }
        if (epochs.isEmpty()) {
            return "output '%s' has no epochs".formatted(name);
        }
        for (var epoch : epochs) {
            if (!epoch.isKnown()) {
                return "output '%s' has an epoch of unknown type %d".formatted(name, epoch.type());
            }
            if (epoch.isTrain() && !(epoch.period() > 0 && epoch.width() >= 0 && epoch.width() < epoch.period())) {
                return "output '%s' has a train with period %d and pulse width %d"
                        .formatted(name, epoch.period(), epoch.width());
            }
        }
        return "";
    }

    /// The output over one sweep. Clampex puts the first epoch after 1/64 of the sweep, which it holds at the level
    /// that was left by the sweep before.
    Samples waveform(int sweep, int samples) {
        var out = new double[samples];
        double before = sweep > 0 && staysAtLast ? last(sweep - 1) : holding;
        int place = samples / 64;
        Arrays.fill(out, 0, place, before);
        for (var epoch : epochs) {
            epoch.draw(out, place, sweep, before);
            place = (int) Math.min(samples, (long) place + epoch.durationIn(sweep));
            before = epoch.levelIn(sweep);
        }
        Arrays.fill(out, place, samples, staysAtLast ? before : holding);
        return Samples.of(out);
    }

    private double last(int sweep) {
        return epochs.getLast().levelIn(sweep);
    }
}
