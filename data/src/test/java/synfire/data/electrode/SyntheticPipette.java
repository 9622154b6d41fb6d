package synfire.data.electrode;

import java.util.List;
import java.util.Random;
import synfire.equations.units.Units;
import synfire.network.Recording;
import synfire.network.Samples;
import synfire.network.Signal;
import synfire.network.Sweep;

/// A passive membrane recorded through the pipette that injects noise into it.
///
/// @param electrode taps of the electrode in GΩ
/// @param balanced whether the current reaches the membrane directly
record SyntheticPipette(double[] electrode, boolean balanced) {

    static final double DT_MS = 0.1;
    static final double MEMBRANE_GIGAOHM = 0.15;
    static final double TAU_MS = 20;
    static final double REST_MV = -70;

    /// Recorded voltage and current, and the voltage of the membrane alone.
    record Experiment(Recording recorded, double[] membrane) {}

    /// @param spreadPa standard deviation of the current, which forgets within 3 ms
    Experiment run(int samples, double spreadPa, long seed) {
        var random = new Random(seed);
        var current = new double[samples];
        var membrane = new double[samples];
        var voltage = new double[samples];
        double resistance = java.util.Arrays.stream(electrode).sum();
        double intrinsic = 0;
        double passive = 0;
        for (int n = 0; n < samples; n++) {
            double before = n == 0 ? 0 : current[n - 1];
            current[n] = before * (1 - DT_MS / 3) + spreadPa * Math.sqrt(2 * DT_MS / 3) * random.nextGaussian();
            double across = 0;
            for (int k = 0; k < Math.min(electrode.length, n + 1); k++) {
                across += electrode[k] * current[n - k];
            }
            double injected = balanced ? current[n] : across / resistance;
            passive = Math.exp(-DT_MS / TAU_MS) * passive + MEMBRANE_GIGAOHM * DT_MS / TAU_MS * injected;
            // synaptic noise of the cell: 0.3 mV, forgets within 10 ms; amplifier: 0.05 mV, white
            intrinsic = intrinsic * (1 - DT_MS / 10) + 0.3 * Math.sqrt(2 * DT_MS / 10) * random.nextGaussian();
            membrane[n] = REST_MV + passive + intrinsic;
            voltage[n] = membrane[n] + across + 0.05 * random.nextGaussian();
        }
        var sweep = new Sweep(0, List.of(signal("voltage", voltage), signal("current", current)));
        return new Experiment(Recording.of("synthetic", List.of(sweep)), membrane);
    }

    static Signal signal(String name, double[] samples) {
        var unit = name.equals("voltage") ? Units.MV : Units.PA;
        return new Signal(name, unit, DT_MS, 0, Samples.of(samples));
    }
}
