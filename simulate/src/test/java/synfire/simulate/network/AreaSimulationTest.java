package synfire.simulate.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import synfire.equations.Model;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.network.Raster;
import synfire.network.anatomy.AreaWiring;
import synfire.network.connectome.Connectome;
import synfire.network.connectome.Matrix;
import synfire.network.connectome.Measure;
import synfire.network.connectome.Provenance;
import synfire.network.connectome.Region;
import synfire.network.connectome.WeightMatrix;
import synfire.network.description.Course;
import synfire.network.description.Stimulus;
import synfire.network.values.Distribution;
import synfire.simulate.Engine;

/// Areas of a small connectome while they run: activity goes where projections lead, after the time of their lengths.
final class AreaSimulationTest {

    private static final int EXCITING = 80;

    /// V1 to V2, 12 mm; V2 to V3, 24 mm; nothing else.
    private static final Connectome CHAIN = new Connectome(
            "chain",
            List.of(Region.named("V1"), Region.named("V2"), Region.named("V3")),
            WeightMatrix.of(Measure.FLN, Matrix.of(3, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0)),
            Optional.of(Matrix.of(3, 3, 0, 12, 30, 12, 0, 24, 30, 24, 0)),
            List.of(),
            new Provenance("made up", "1", "nobody", "CC0"));

    private static Raster run(double farMillivolts) {
        var cell = Model.fromEquations("""
                        dv/dt  = (ge + gi + drive - v)/(10*ms) : volt
                        dge/dt = -ge/(5*ms) : volt
                        dgi/dt = -gi/(10*ms) : volt
                        drive : volt (constant)
                        """, Map.of())
                .threshold("v > 10*mV")
                .reset("v = 0*mV")
                .named("cell")
                .model();
        var wiring = new AreaWiring(
                100,
                0.8,
                Quantity.of(2, "mm"),
                new AreaWiring.Local(
                        0.2,
                        Quantity.of(0.3, "mm"),
                        0.2,
                        "ge",
                        "gi",
                        new Distribution.LogNormal(Quantity.of(0.1, "mV"), 0.5),
                        new Distribution.LogNormal(Quantity.of(-0.5, "mV"), 0.5)),
                new AreaWiring.Between(
                        20,
                        new Distribution.LogNormal(Quantity.of(farMillivolts, "mV"), 0.2),
                        Quantity.of(3, "mm/ms")));
        var network = wiring.network(CHAIN, cell, cell, 5).network();
        var v1 = network.population("E").part(AreaWiring.part(CHAIN, "V1"));
        var driven = network.with(
                new Stimulus.PoissonInput("light", v1, "ge", Course.constant(60, "Hz"), Quantity.of(1, "mV"), 100));
        try (var simulation = new NetworkSimulation(
                driven, Quantity.of(0.1, "ms"), DType.F64, Engine.best().withThreads(1))) {
            return simulation.run(Quantity.of(100, "ms"), _ -> {}).spikes("E");
        }
    }

    private static Raster area(Raster all, int area) {
        return all.range(EXCITING * area, EXCITING * (area + 1));
    }

    @Test
    void activity_goesAlongProjectionsAfterTheTimeOfTheirLengths() {
        var all = run(2);
        double first = area(all, 0).timeMs(0);
        double second = area(all, 1).timeMs(0);
        double third = area(all, 2).timeMs(0);

        assertThat(area(all, 0).size()).isGreaterThan(EXCITING);
        // 12 mm and 24 mm at 3 mm/ms, then the rise of the potential
        assertThat(second - first).isBetween(4.0, 4.0 + 20);
        assertThat(third - second).isBetween(8.0, 8.0 + 20);
    }

    @Test
    void areas_withoutProjectionsBetweenThem_stayApart() {
        var all = run(1e-9);

        assertThat(area(all, 0).size()).isGreaterThan(EXCITING);
        assertThat(area(all, 1).size() + area(all, 2).size()).isZero();
    }
}
