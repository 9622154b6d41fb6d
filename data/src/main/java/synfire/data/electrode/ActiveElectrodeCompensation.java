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
/// squares over kernels that are straight between knots; [ElectrodeWindow] finds how long the electrode answers, and
/// [Separation] takes the membrane out of it.
///
/// The noise of a cell lasts from sample to sample, which would blur the fast part of the kernel. So the kernel is
/// found
/// twice: the first time shows how much of the unexplained voltage outlasts a sample, and for the second that part is
/// taken off voltage and current alike, which leaves the kernel between them as it is (Cochrane & Orcutt 1949).
///
/// Reference: Brette et al. (2008), *Neuron* 59:379, *High-resolution intracellular recordings using a real-time
/// computational model of the electrode*.
public final class ActiveElectrodeCompensation {

    private static final int PARTS = 8;

    /// Of the noise from sample to sample: below one, so that slow changes of the current still count.
    private static final double MOST_MEMORY = 0.999;

    /// Above this, a recording is not subthreshold.
    private static final double HIGHEST_MV = -10;

    private final double dtMs;
    private final KernelBasis basis;
    private final int longest;
    private final Coupling coupling;

    private ActiveElectrodeCompensation(double dtMs, ElectrodeSettings settings) {
        this.dtMs = dtMs;
        this.basis = KernelBasis.upTo((int) Math.rint(settings.kernel().inBase() / dtMs));
        this.longest = (int) Math.max(2, Math.rint(settings.electrode().inBase() / dtMs));
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
        var plain = sums(noise, 0);
        var plainSum = NormalEquations.sum(plain, -1);
        double[] first = plainSum.solve();
        var parts = sums(noise, memory(noise, first));
        var kernel = basis.taps(NormalEquations.sum(parts, -1).solve());
        var window = new Separation.Window(ElectrodeWindow.choose(parts, basis, longest), longest);
        var separation = Separation.of(kernel, window, coupling);
        return new ElectrodeEstimate(
                new ElectrodeKernel(dtMs, separation.electrode()),
                Quantity.of(error(parts, window, separation.coupling()), Units.GOHM)
                        .to(Units.MOHM),
                Samples.of(kernel),
                Quantity.of(separation.membraneResistance(), Units.GOHM).to(Units.MOHM),
                Quantity.of(dtMs * separation.membraneSteps(), Units.MS),
                Quantity.of(dtMs * window.electrode(), Units.MS),
                separation.coupling(),
                1 - plainSum.residual(first) / plainSum.square());
    }

    /// Sums over eight parts of each sweep.
    private NormalEquations[] sums(Recording noise, double memory) {
        var parts = new NormalEquations[PARTS];
        Arrays.setAll(parts, i -> new NormalEquations(basis.size() + 2));
        for (var sweep : noise.sweeps()) {
            eachRow(sweep, memory, (part, features, voltage) -> parts[part].add(features, voltage));
        }
        return parts;
    }

    /// How much of what a kernel leaves unexplained is still there a sample later.
    private double memory(Recording noise, double[] coefficients) {
        var products = new double[2];
        for (var sweep : noise.sweeps()) {
            var before = new double[1];
            eachRow(sweep, 0, (_, features, voltage) -> {
                double left = voltage;
                for (int i = 0; i < features.length; i++) {
                    left -= coefficients[i] * features[i];
                }
                products[0] += left * before[0];
                products[1] += left * left;
                before[0] = left;
            });
        }
        return products[1] > 0 ? Math.clamp(products[0] / products[1], 0, MOST_MEMORY) : 0;
    }

    /// A sample of the voltage and what may explain it, from one of the parts of the recording.
    private interface Row {
        void take(int part, double[] features, double voltage);
    }

    /// Every sample of a sweep that has a whole kernel before it, with an offset and a drift of the sweep's own.
    ///
    /// @param memory part of the sample before that is taken off voltage and current first
    private void eachRow(Sweep sweep, double memory, Row row) {
        double[] voltage = centred(fresh(sweep.voltage().values(Units.MV), memory));
        double[] sums = basis.doubleSums(centred(fresh(sweep.current().values(Units.PA), memory)));
        var features = new double[basis.size() + 2];
        int start = basis.length();
        int count = voltage.length - start;
        double scale = Arrays.stream(voltage).map(Math::abs).max().orElse(1);
        for (int i = 0; i < count; i++) {
            basis.features(sums, start + i, features);
            features[basis.size()] = scale;
            features[basis.size() + 1] = scale * (2.0 * i / count - 1);
            row.take((int) ((long) i * PARTS / count), features, voltage[start + i]);
        }
    }

    /// What is new in each sample.
    private static double[] fresh(double[] x, double memory) {
        var fresh = new double[x.length];
        for (int n = 0; n < x.length; n++) {
            fresh[n] = x[n] - memory * x[Math.max(0, n - 1)];
        }
        return fresh;
    }

    private static double[] centred(double[] x) {
        double mean = Arrays.stream(x).average().orElse(0);
        return Arrays.stream(x).map(value -> value - mean).toArray();
    }

    /// Jackknife: the spread of the resistance when one part after the other is left out.
    private double error(NormalEquations[] parts, Separation.Window window, Coupling found) {
        double[] resistances = IntStream.range(0, PARTS)
                .mapToDouble(i -> {
                    var rest = NormalEquations.sum(parts, i);
                    return Separation.of(basis.taps(rest.solve()), window, found)
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
