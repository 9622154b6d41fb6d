package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import synfire.equations.units.Units;
import synfire.network.Samples;
import synfire.network.description.Coupling;
import synfire.network.description.Network;
import synfire.network.values.CellValues;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Weights;

final class KuramotoTest {

    private static final int UNITS = 300;

    /// A16: frequencies at the quantiles of a Lorentzian of half width γ = 0.05 per ms synchronize beyond K
    /// = 2γ, to the
    /// order √(1 − 2γ/K).
    @ParameterizedTest
    @CsvSource({"0.05, 0", "0.2, 0.7071068", "0.4, 0.8660254"})
    void order_ofLorentzianFrequencies_isThatOfTheTheory(double strength, double expected) {
        double gamma = 0.05;
        var frequencies = Samples.generate(
                UNITS, i -> gamma * Math.tan(Math.PI * ((i + 0.5) / UNITS - 0.5)) / (2 * Math.PI) * 1000);
        var units = MassRun.of("kuramoto", UNITS)
                .with("f", new CellValues.Listed(frequencies, Units.HZ))
                .starting("theta", CellValues.formula("2.4*i"));
        var all = units.all();
        var everyone = new Connector.AllToAll(true);
        var weight = Weights.of(strength / UNITS, "1/ms");
        var network = Network.named("phases", 1)
                .with(units)
                .with(Coupling.of("sines", all, "sine", all, "S", everyone, weight))
                .with(Coupling.of("cosines", all, "cosine", all, "K", everyone, weight));
        var theta = MassRun.of(network, "theta", 0.5, 600);
        double sum = 0;
        int from = 800;
        int to = 1200;
        for (int step = from; step < to; step++) {
            double x = 0;
            double y = 0;
            for (int i = 0; i < UNITS; i++) {
                x += Math.cos(theta.get(step * UNITS + i));
                y += Math.sin(theta.get(step * UNITS + i));
            }
            sum += Math.hypot(x, y) / UNITS;
        }

        // 300 units: without synchrony the order is some 1/√300
        assertThat(sum / (to - from)).isCloseTo(expected, within(expected == 0 ? 0.15 : 0.03));
    }
}
