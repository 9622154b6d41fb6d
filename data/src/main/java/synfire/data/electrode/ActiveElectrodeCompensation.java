package synfire.data.electrode;

import java.util.Arrays;
import java.util.stream.IntStream;
import synfire.equations.units.Numbers;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.network.Recording;
import synfire.network.Samples;
import synfire.network.Sweep;

/// Estimates the kernel of an electrode from a recording of the voltage under subthreshold noise current.
///
/// The recorded voltage is `K * I` with the kernel `K` of electrode and membrane in series. `K` is found by least
/// squares
/// over kernels that are straight between knots; [Separation] then takes the membrane out of it.
///
/// Reference: Brette et al. (2008), *Neuron* 59:379, *High-resolution intracellular recordings using a real-time
/// computational model of the electrode*.
public final class ActiveElectrodeCompensation {

    private static final int PARTS = 8;

    /// Above this, a recording is not subthreshold.
    private static final double HIGHEST_MV = -10;

    private final double dtMs;
    private final KernelBasis basis;
    private final int electrodeTaps;
    private final Coupling coupling;

    private ActiveElectrodeCompensation(double dtMs, ElectrodeSettings settings) {
        this.dtMs = dtMs;
        this.basis = KernelBasis.upTo((int) Math.rint(settings.kernel().inBase() / dtMs));
        this.electrodeTaps = (int) Math.max(2, Math.rint(settings.electrode().inBase() / dtMs));
        this.coupling = settings.coupling();
    }

    /// The electrode as `noise` shows it.
    ///
    /// @throws IllegalArgumentException if the recording has spikes, a constant current, or is too short
    public static ElectrodeEstimate estimate(Recording noise, ElectrodeSettings settings) {
        if (noise.size() == 0) {
            throw new IllegalArgumentException(
                    "%s has no sweeps; choose a recording under subthreshold noise".formatted(noise.source()));
        }
        var estimation = new ActiveElectrodeCompensation(noise.sweep(0).dtMs(), settings);
        noise.sweeps().forEach(sweep -> estimation.check(noise.source(), sweep));
        return estimation.estimate(noise);
    }

    private void check(String source, Sweep sweep) {
        var voltage = sweep.voltage().in(Units.MV).samples();
        int least = 10 * basis.length();
        if (sweep.size() < least) {
            throw new IllegalArgumentException(
                    "%s: sweep %d lasts %s ms; an electrode needs at least %s ms of subthreshold noise"
                            .formatted(source, sweep.index(), text(sweep.size() * dtMs), text(least * dtMs)));
        }
        if (Math.abs(sweep.dtMs() - dtMs) > 1e-6 * dtMs) {
            throw new IllegalArgumentException(
                    "%s: sweep %d has steps of %s ms, the first of %s ms; read all with one resample_to"
                            .formatted(source, sweep.index(), text(sweep.dtMs()), text(dtMs)));
        }
        double highest = voltage.stream().max().orElse(Double.NaN);
        if (highest > HIGHEST_MV) {
            throw new IllegalArgumentException(
                    "%s: sweep %d reaches %s mV, so it is not subthreshold; choose a recording or a window without spikes"
                            .formatted(source, sweep.index(), text(highest)));
        }
        var current = sweep.current().in(Units.PA).samples();
        double spread =
                current.stream().max().orElse(0) - current.stream().min().orElse(0);
        if (!(spread > 0)) {
            throw new IllegalArgumentException(
                    "%s: sweep %d has a constant current, which shows no electrode; choose a recording under noise"
                            .formatted(source, sweep.index()));
        }
    }

    private ElectrodeEstimate estimate(Recording noise) {
        var parts = new NormalEquations[PARTS];
        Arrays.setAll(parts, i -> new NormalEquations(basis.size() + 2));
        noise.sweeps().forEach(sweep -> sum(sweep, parts));
        var all = new NormalEquations(basis.size() + 2);
        for (var part : parts) {
            all.add(part, 1);
        }
        double[] coefficients = all.solve();
        var kernel = basis.taps(coefficients);
        var separation = Separation.of(kernel, electrodeTaps, coupling);
        return new ElectrodeEstimate(
                new ElectrodeKernel(dtMs, separation.electrode()),
                Quantity.of(error(all, parts, separation.coupling()), Units.GOHM)
                        .to(Units.MOHM),
                Samples.of(kernel),
                Quantity.of(separation.membraneResistance(), Units.GOHM).to(Units.MOHM),
                Quantity.of(dtMs * separation.membraneSteps(), Units.MS),
                separation.coupling(),
                1 - all.residual(coefficients) / all.square());
    }

    /// Adds a sweep to the sums, one part after the other, with an offset and a drift of its own.
    private void sum(Sweep sweep, NormalEquations[] parts) {
        double[] voltage = centred(sweep.voltage().values(Units.MV));
        double[] sums = basis.doubleSums(centred(sweep.current().values(Units.PA)));
        var features = new double[basis.size() + 2];
        int start = basis.length();
        int count = voltage.length - start;
        double scale = Arrays.stream(voltage).map(Math::abs).max().orElse(1);
        for (int i = 0; i < count; i++) {
            basis.features(sums, start + i, features);
            features[basis.size()] = scale;
            features[basis.size() + 1] = scale * (2.0 * i / count - 1);
            parts[(int) ((long) i * PARTS / count)].add(features, voltage[start + i]);
        }
    }

    private static double[] centred(double[] x) {
        double mean = Arrays.stream(x).average().orElse(0);
        return Arrays.stream(x).map(value -> value - mean).toArray();
    }

    /// Jackknife: the spread of the resistance when one part after the other is left out.
    private double error(NormalEquations all, NormalEquations[] parts, Coupling found) {
        double[] resistances = IntStream.range(0, PARTS)
                .mapToDouble(i -> {
                    var rest = new NormalEquations(basis.size() + 2);
                    rest.add(all, 1);
                    rest.add(parts[i], -1);
                    return Separation.of(basis.taps(rest.solve()), electrodeTaps, found)
                            .resistance();
                })
                .toArray();
        double mean = Arrays.stream(resistances).average().orElse(0);
        double squares =
                Arrays.stream(resistances).map(r -> (r - mean) * (r - mean)).sum();
        return Math.sqrt(squares * (PARTS - 1) / PARTS);
    }

    private static String text(double value) {
        return Numbers.text(Math.rint(value * 1e6) / 1e6);
    }
}
