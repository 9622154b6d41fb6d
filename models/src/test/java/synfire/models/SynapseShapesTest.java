package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import synfire.equations.units.Quantity;
import synfire.network.Samples;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Probe;
import synfire.network.description.Projection;
import synfire.network.description.Synapse;
import synfire.network.values.CellValues;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;

/// What a spike does over time, against closed forms.
final class SynapseShapesTest {

    private static final double SPIKE = 1; // ms
    private static final int ARRIVAL = 10; // the spike of step 10 is at the end of its step

    private static Population source() {
        return Pair.cell("A", SPIKE, 1e9);
    }

    private static Samples course(String synapse, String variable, Weights weights, double durationMs) {
        var target = Population.of("B", Pair.passive(), 1);
        var network = Pair.network(source(), target, Synapse.of(Synapses.get(synapse)), weights, Delay.none());
        return Pair.recorded(network, variable, durationMs);
    }

    @Test
    void delta_movesThePotentialByTheWeight() {
        var v = course("delta", "v", Weights.of(2.5, "mV"), 3);

        assertThat(v.get(ARRIVAL - 1)).isZero();
        assertThat(v.get(ARRIVAL)).isEqualTo(2.5);
        assertThat(v.get(ARRIVAL + 5)).isCloseTo(2.5 * Math.exp(-0.05), within(1e-12));
    }

    /// Workload A18: peak after 4.023595 ms, of 0.1337481*w*tau_m/C.
    @Test
    void exponentialCurrent_intoAMembrane_peaksWhereTheClosedFormDoes() {
        var v = course("exponential-current", "v", Weights.of(100, "pA"), 12);
        int peak = 0;
        for (int k = 0; k < v.size(); k++) {
            peak = v.get(k) > v.get(peak) ? k : peak;
        }

        assertThat((peak - ARRIVAL) * Pair.DT).isCloseTo(4.023595, within(Pair.DT / 2));
        // rounding of the propagator; at the top a step of 0.1 ms changes the height by less than 1e-4 of it
        assertThat(v.get(peak)).isCloseTo(0.1337481 * 100 * 10 / 100, within(2e-4));
        double t = (peak - ARRIVAL) * Pair.DT;
        double exact = 100.0 / 100 * (Math.exp(-t / 10) - Math.exp(-t / 2)) / (1.0 / 2 - 1.0 / 10);
        assertThat(v.get(peak)).isCloseTo(exact, within(1e-12));
    }

    @Test
    void exponentialConductance_decays() {
        var g = course("exponential-conductance", "S.g", Weights.of(3, "nS"), 12);

        assertThat(g.get(ARRIVAL + 50)).isCloseTo(3 * Math.exp(-1), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"alpha-current, pA", "alpha-conductance, nS"})
    void alpha_hasItsPeakAtTau(String synapse, String unit) {
        var s = course(synapse, "S.s", Weights.of(3, unit), 12);

        for (int k : new int[] {1, 7, 20, 60}) {
            double t = k * Pair.DT;
            assertThat(s.get(ARRIVAL + k)).isCloseTo(3 * t / 2 * Math.exp(1 - t / 2), within(1e-12));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "5, 1", "2, 2", "2, 2.000001", "0.2, 1.7"})
    void dualExponential_hasItsPeakAtTheWeight_withEqualTimeConstantsToo(double rise, double decay) {
        var target = Population.of("B", Pair.passive(), 1);
        var synapse = Synapse.of(Synapses.get("dual-exponential-conductance"))
                .with("tau_rise", rise, "ms")
                .with("tau_decay", decay, "ms");
        var network = Pair.network(source(), target, synapse, Weights.of(3, "nS"), Delay.none());
        var s = Pair.recorded(network, "S.s", 30);

        boolean equal = Math.abs(rise - decay) < 1e-3;
        double top = equal ? rise : Math.log(decay / rise) * decay * rise / (decay - rise);
        double height = equal ? top / rise * Math.exp(-1) : Math.exp(-top / decay) - Math.exp(-top / rise);
        for (int k : new int[] {1, 10, 40, 150}) {
            double t = k * Pair.DT;
            double shape = equal ? t / rise * Math.exp(-t / rise) : Math.exp(-t / decay) - Math.exp(-t / rise);
            assertThat(s.get(ARRIVAL + k)).isCloseTo(3 * shape / height, within(equal ? 2e-6 : 1e-10));
        }
    }

    @ParameterizedTest
    @CsvSource({"ampa, 0.2, 1.7", "gaba-a, 0.5, 5.6", "nmda, 2, 80"})
    void receptors_followTheirTimeConstants(String synapse, double rise, double decay) {
        var s = course(synapse, "S.s", Weights.of(1, "nS"), 30);

        double top = Math.log(decay / rise) * decay * rise / (decay - rise);
        double height = Math.exp(-top / decay) - Math.exp(-top / rise);
        for (int k : new int[] {3, 30, 200}) {
            double t = k * Pair.DT;
            double shape = Math.exp(-t / decay) - Math.exp(-t / rise);
            assertThat(s.get(ARRIVAL + k)).isCloseTo(shape / height, within(1e-10));
        }
    }

    @ParameterizedTest
    @CsvSource({"-70", "-40", "20"})
    void nmda_isBlockedByMagnesium(double mV) {
        var held = Pair.cell("B", 1e9, 1e9).with("v_hold", CellValues.of(mV, "mV"));
        var network = Pair.network(source(), held, Synapse.of(Synapses.get("nmda")), Weights.of(1, "nS"), Delay.none());
        var s = Pair.recorded(network, "S.s", 10);
        var current = Pair.recorded(network, "S.I", 10);

        double unblocked = 1 / (1 + Math.exp(-0.062 * mV) / 3.57);
        assertThat(current.get(60) / s.get(60)).isCloseTo(unblocked * (0 - mV), within(1e-9 * (1 + Math.abs(mV))));
    }

    /// The gate against its equation in small steps by a method of order four.
    @Test
    void nmdaSaturating_gates_asItsEquationsSay() {
        var held = Pair.cell("B", 1e9, 1e9);
        var network = Pair.network(
                source(), held, Synapse.of(Synapses.get("nmda-saturating")), Weights.of(1, "nS"), Delay.none());
        var current = Pair.recorded(network, "I", 40);

        double h = 1e-3;
        double x = 1;
        double s = 0;
        for (int n = 0; n < 20_000; n++) {
            double k1 = 0.5 * x * (1 - s) - s / 100;
            double middle = x * Math.exp(-h / 4);
            double k2 = 0.5 * middle * (1 - (s + h / 2 * k1)) - (s + h / 2 * k1) / 100;
            s += h * k2;
            x *= Math.exp(-h / 2);
        }
        double unblocked = 1 / (1 + Math.exp(0.062 * 70) / 3.57);
        // exponential Euler at 0.1 ms is of first order; the input is that at the start of the step
        assertThat(current.get(ARRIVAL + 201) / (unblocked * 70)).isCloseTo(s, within(0.02 * s));
    }

    @Test
    void gabaB_receptorsAndProtein_followTheirClosedForms() {
        var r = course("gaba-b", "S.r", Weights.of(0.0135, "1"), 200);
        var s = course("gaba-b", "S.s", Weights.of(0.0135, "1"), 200);

        for (int k : new int[] {10, 300, 1800}) {
            double t = k * Pair.DT;
            assertThat(r.get(ARRIVAL + k)).isCloseTo(0.0135 * Math.exp(-0.0012 * t), within(1e-14));
            double protein = 0.18 * 0.0135 * (Math.exp(-0.0012 * t) - Math.exp(-0.034 * t)) / (0.034 - 0.0012);
            assertThat(s.get(ARRIVAL + k)).isCloseTo(protein, within(1e-12));
        }
    }

    /// Two passive cells: their mean decays with C/g_L, their difference with C/(g_L + 2*g).
    @Test
    void gapJunction_drawsPotentialsTogether() {
        var cells = Population.of("B", Pair.passive(), 2).starting("v", CellValues.formula("(10 - 10*i)*mV"));
        var network = Network.named("gap", 1)
                .with(cells)
                .with(new Projection(
                        "S",
                        cells.all(),
                        cells.all(),
                        new Connector.AllToAll(false),
                        Synapse.of(Synapses.get("gap-junction")),
                        Weights.of(5, "nS"),
                        Delay.none()))
                .with(new Probe.Variable("p", cells.all(), "v", 1));
        try (var simulation = Pair.simulation(network)) {
            var v = simulation.run(Quantity.of(20, "ms"), _ -> {}).variables().get("B.v");

            double mean = (v.get(2 * 99) + v.get(2 * 99 + 1)) / 2;
            double difference = v.get(2 * 99) - v.get(2 * 99 + 1);
            assertThat(mean).isCloseTo(5 * Math.exp(-1), within(1e-10));
            // the coupling is that at the start of the step: first order in dt
            assertThat(difference).isCloseTo(10 * Math.exp(-2), within(0.02));
        }
    }
}
