package synfire.report;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import synfire.network.Samples;

/// Traces to look at: the squid axon of Hodgkin & Huxley (1952) under a step, and a noisy integrate-and-fire cell that
/// looks like a long recording. Forward Euler, good enough for pictures.
final class SampleTraces {

    private SampleTraces() {}

    static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /// Membrane potential in mV every 0.05 ms under a step of `current` µA/cm² from 10 to 90 ms.
    static Samples squid(int samples, double current, double conductanceNa) {
        var v = new double[samples];
        double u = -65;
        double m = 0.053;
        double h = 0.6;
        double n = 0.318;
        double dt = 0.01;
        for (int i = 0; i < samples; i++) {
            v[i] = u;
            for (int k = 0; k < 5; k++) {
                double t = (i * 5 + k) * dt;
                double am = 0.1 * (u + 40) / (1 - Math.exp(-(u + 40) / 10));
                double an = 0.01 * (u + 55) / (1 - Math.exp(-(u + 55) / 10));
                double input = t > 10 && t < 90 ? current : 0;
                double ionic =
                        conductanceNa * m * m * m * h * (u - 50) + 36 * n * n * n * n * (u + 77) + 0.3 * (u + 54.4);
                m += dt * (am * (1 - m) - 4 * Math.exp(-(u + 65) / 18) * m);
                h += dt * (0.07 * Math.exp(-(u + 65) / 20) * (1 - h) - h / (1 + Math.exp(-(u + 35) / 10)));
                n += dt * (an * (1 - n) - 0.125 * Math.exp(-(u + 65) / 80) * n);
                u += dt * (input - ionic);
            }
        }
        return Samples.of(v);
    }

    static Samples noisy(Samples trace, double sd, long seed) {
        var random = random(seed);
        return Samples.generate(trace.size(), i -> trace.get(i) + sd * random.nextGaussian());
    }

    /// A cell driven by filtered noise, sampled every 0.05 ms: current in pA, potential in mV, spike times in ms.
    record Recording(Samples current, Samples potential, List<Double> spikes) {}

    static Recording recording(int samples, long frozen, long own) {
        var shared = random(frozen);
        var private_ = random(own);
        var current = new double[samples];
        var v = new double[samples];
        var spikes = new ArrayList<Double>();
        double i = 0;
        double u = -68;
        double adaptation = 0;
        double last = -1e9;
        double dt = 0.05;
        for (int k = 0; k < samples; k++) {
            double t = k * dt;
            i += dt * -i / 3 + 150 * Math.sqrt(2 * dt / 3) * shared.nextGaussian();
            current[k] = 180 + 90 * Math.sin(2 * Math.PI * t / 2500) + i;
            double since = t - last;
            if (since < 1.2) {
                v[k] = -40 + 75 * Math.exp(-Math.pow((since - 0.35) / 0.25, 2)) - 22 * since;
                u = -64;
            } else {
                u += dt * ((-68 - u) / 15 + (current[k] - adaptation) / 130) + 0.05 * private_.nextGaussian();
                v[k] = u;
                if (private_.nextDouble() < dt * Math.exp((u + 48) / 1.5)) {
                    last = t;
                    spikes.add(t);
                    adaptation += 25;
                }
            }
            adaptation *= 1 - dt / 100;
            v[k] += 0.08 * private_.nextGaussian();
        }
        return new Recording(Samples.of(current), Samples.of(v), List.copyOf(spikes));
    }
}
