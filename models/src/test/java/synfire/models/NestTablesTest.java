package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import synfire.equations.units.Quantity;
import synfire.network.Samples;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Projection;
import synfire.network.description.Synapse;
import synfire.network.values.CellValues;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;

/// The tables of NEST's test suite, where they lie beside the project. Row `k` of a table is the state after step `k`.
///
/// A cell that is refractory for `t_ref` here stands still in the steps that begin before `t_ref` after the start of
/// the step of its spike, as in Brian 2; in NEST it stands still for `t_ref` from the end of that step. So the tables
/// are met with one step more. (NEST's GLIF are in [GlifTest].)
final class NestTablesTest {

    private static List<double[]> table(String name) throws IOException {
        var file = "ref_nest/" + name;
        assumeTrue(TestCell.hasData(file), "no shared data");
        return Files.readAllLines(TestCell.data(file)).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> Arrays.stream(line.strip().split("[,\\s]+"))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
    }

    private static TestCell lif(double dt) {
        return TestCell.of("lif", dt)
                .with("tau_m", "10 ms")
                .with("R", "0.04 GOhm")
                .with("t_ref", 2 + dt + " ms")
                .recordingAfter();
    }

    /// The tables have six digits.
    private static void agree(Samples samples, int step, double expected) {
        assertThat(samples.get(step - 1)).as("step %d", step).isCloseTo(expected, within(1e-5 * Math.abs(expected)));
    }

    /// A current of 1000 pA from a device acts from the third step on, one of the cell's own from the first.
    @ParameterizedTest
    @CsvSource({"test_iaf_psc_alpha_L82.csv, 2, 45", "test_iaf_psc_alpha_L185.csv, 0, 13"})
    void lif_underConstantCurrent_followsNest(String name, int late, int rows) throws IOException {
        var table = table("tables/" + name);
        var run = lif(0.1).run(90, "pA", k -> k < late ? 0 : 1000, "v");

        assertThat(table).hasSize(rows);
        for (var row : table) {
            agree(run.samples("v"), (int) Math.round(row[0] / 0.1), row[1]);
        }
        // the step from 4.7 ms on ends with the spike
        assertThat(run.spikes().timesMs().get(0) + 0.1).isCloseTo(4.8 + 0.1 * late, within(1e-9));
    }

    /// The same table at four time steps.
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.2, 0.5, 1})
    void lif_refractory_followsNestAtAnyStep(double dt) throws IOException {
        var table = table("tables/test_iaf_psc_alpha_L259.csv");
        var v = lif(dt).run((int) Math.round(8 / dt), "pA", k -> 1450, "v").samples("v");

        int compared = 0;
        for (var row : table) {
            double steps = row[0] / dt;
            if (Math.abs(steps - Math.round(steps)) < 1e-6) {
                agree(v, (int) Math.round(steps), row[1]);
                compared++;
            }
        }
        assertThat(compared).isEqualTo((int) Math.floor(6.9 / dt + 1e-6));
    }

    /// A spike at 2 ms through an alpha current with a delay of 1 ms, at four time steps.
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.2, 0.5, 1})
    void alphaCurrent_intoALif_followsNestAtAnyStep(double dt) throws IOException {
        var table = table("tables/test_iaf_psp_L79.csv");
        var target = Population.of("B", Catalogue.get("lif"), 1)
                .with("tau_m", CellValues.of(10, "ms"))
                .with("R", CellValues.of(0.04, "GOhm"));
        var network = Pair.network(
                Pair.cell("A", 2 - dt, 1e9),
                target,
                Synapse.of(Synapses.get("alpha-current")),
                Weights.of(100, "pA"),
                Delay.steps(1, "ms"));
        var v = MassRun.of(network, "B", "v", dt, 7);

        int compared = 0;
        for (var row : table) {
            double steps = row[0] * 0.1 / dt;
            if (Math.abs(steps - Math.round(steps)) < 1e-6) {
                // four decimals
                assertThat(v.get((int) Math.round(steps) - 1)).isCloseTo(row[1], within(6e-5));
                compared++;
            }
        }
        assertThat(compared).isEqualTo((int) Math.floor(5.7 / dt + 1e-6));
    }

    /// NEST's mat2_psc_exp, and its amat2_psc_exp with beta = 0.
    @ParameterizedTest
    @ValueSource(strings = {"test_mat2_psc_exp_L103.csv", "test_amat2_psc_exp_L138.csv"})
    void mat_underConstantCurrent_followsNest(String name) throws IOException {
        var run = TestCell.of("mat", 0.1)
                .with("C", "100 pF")
                .with("tau_m", "5 ms")
                .with("omega", "-51 mV")
                .with("alpha_1", "37 mV")
                .with("alpha_2", "2 mV")
                .with("tau_v", "15 ms")
                .with("t_ref", "2.1 ms")
                .recordingAfter()
                .run(80, "pA", k -> k < 2 ? 0 : 2400, "v", "h1", "h2", "hv");

        for (var row : table("tables/" + name)) {
            int step = (int) row[0];
            agree(run.samples("v"), step, row[1]);
            double theta = -51
                    + run.samples("h1").get(step - 1)
                    + run.samples("h2").get(step - 1)
                    + run.samples("hv").get(step - 1);
            assertThat(theta).isCloseTo(row[2], within(1e-5 * Math.abs(row[2])));
        }
        // the potential is above the threshold from step 31 on, but the cell is refractory until then
        var steps = run.spikes().timesMs().map(t -> Math.round(t / 0.1) + 1).toArray();
        assertThat(steps).containsExactly(11, 32, 54);
    }

    /// NEST's amat2_psc_exp with a threshold that follows the potential, which NEST took from a closed form.
    @Test
    void mat_withVoltageDependentThreshold_followsNest() throws IOException {
        var run = TestCell.edited("mat", 0.1, Map.of("v  = E_L ", "v  = -2 mV "))
                .with("E_L", "0 mV")
                .with("omega", "2 mV")
                .with("beta", "2 1/ms")
                .with("alpha_2", "10 mV")
                .recordingAfter()
                .run(100, "pA", k -> 10, "v", "hv");

        var table = table("tables/test_amat2_psc_exp_L210.csv");
        assertThat(table).hasSize(10);
        for (var row : table) {
            int step = (int) row[0];
            agree(run.samples("v"), step, row[1]);
            agree(run.samples("hv"), step, row[3]);
            assertThat(2 + run.samples("hv").get(step - 1)).isCloseTo(row[2], within(1e-5 * row[2]));
        }
        assertThat(run.spikes().timesMs().toArray()).isEmpty();
    }

    /// A spike at 10 ms raises IP3, by 0.2 nM in the run that the table holds; SciPy's solver to the relative tolerance
    /// that NEST is held to.
    @Test
    void astrocyte_afterASpike_followsTheSolver() throws IOException {
        var table = table("test_astrocyte.dat");
        var cell = Population.of("units", Catalogue.get("astrocyte"), 1)
                .with("rise", CellValues.of(0.2, "nM"))
                .starting("IP3", CellValues.of(1, "uM"))
                .starting("Ca", CellValues.of(1, "uM"))
                .starting("h", CellValues.of(1, "1"));
        var network = Network.named("glia", 1)
                .with(Pair.cell("A", 9.9, 1e9))
                .with(cell)
                .with(new Projection(
                        "S",
                        Pair.cell("A", 9.9, 1e9).all(),
                        cell.all(),
                        new Connector.AllToAll(true),
                        Synapse.addTo("spikes"),
                        Weights.of(1, "1"),
                        Delay.none()));
        var names = new String[] {"IP3", "Ca", "h"};
        for (int variable = 0; variable < 3; variable++) {
            double unit = variable < 2 ? Quantity.of(1, "uM").inBase() : 1;
            var course = MassRun.of(network, "units", names[variable], 0.1, 100);
            for (var row : table) {
                double expected = row[1 + variable] * unit;
                assertThat(course.get((int) Math.round(row[0] / 0.1) - 1))
                        .as("%s at %s ms", names[variable], row[0])
                        .isCloseTo(expected, within(1e-6 * expected));
            }
        }
        assertThat(table).hasSizeGreaterThan(990);
    }
}
