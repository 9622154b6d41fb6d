package synfire.network.anatomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import synfire.equations.Model;
import synfire.equations.syntax.Source;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.network.connectome.Connectome;
import synfire.network.connectome.EdgeColumns;
import synfire.network.connectome.EdgeList;
import synfire.network.connectome.Matrix;
import synfire.network.connectome.Measure;
import synfire.network.connectome.Nodes;
import synfire.network.connectome.Position;
import synfire.network.connectome.Provenance;
import synfire.network.connectome.Region;
import synfire.network.connectome.WeightMatrix;
import synfire.network.description.Coupling;
import synfire.network.description.Network;
import synfire.network.text.NetworkText;
import synfire.network.values.Distribution;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Edges;

/// Networks out of a small connectome and a small list of edges.
final class AnatomyTest {

    private static final Quantity DT = Quantity.of(0.1, "ms");
    private static final Provenance PROVENANCE = new Provenance("made up", "1", "nobody", "CC0");

    private static Connectome connectome(boolean lengths) {
        return new Connectome(
                "three",
                List.of(
                        Region.named("V1").at(new Position(0, 0, 0)),
                        Region.named("V2").at(new Position(10, 0, 0)),
                        Region.named("9/46d").at(new Position(0, 30, 0))),
                WeightMatrix.of(Measure.FLN, Matrix.of(3, 3, 0, 0.9, 0.25, 0.6, 0, 0.75, 0.4, 0.1, 0)),
                lengths ? Optional.of(Matrix.of(3, 3, 0, 12, 30, 12, 0, 36, 30, 36, 0)) : Optional.empty(),
                List.of(),
                PROVENANCE);
    }

    private static Model mass() {
        return Model.parse(new Source("mass", """
                model mass

                state
                  S = 0

                inputs
                  L : pA

                equations
                  dS/dt = (-S + L/pA)/(10*ms) : 1
                """));
    }

    private static Model cell() {
        return Model.fromEquations(
                        "dv/dt = (ge + gi - v)/(20*ms) : volt\ndge/dt = -ge/(5*ms) : volt\ndgi/dt = -gi/(10*ms) : volt",
                        Map.of())
                .threshold("v > 15*mV")
                .reset("v = 0*mV")
                .named("cell")
                .model();
    }

    private static Edges edges(Network network, String projection) {
        return network.wiring(projection, DT).edges(DType.F64, 1);
    }

    @Test
    void masses_ofAConnectome_areCoupledByItsScaledWeights() {
        var wiring = new MassWiring(
                "S", "L", Quantity.of(200, "pA"), MassWiring.Scaling.BY_INPUTS, Optional.of(Quantity.of(3, "mm/ms")));
        var made = wiring.network(connectome(true), mass(), 1);
        var coupling = made.network().couplings().getFirst();
        var edges = made.network().wiring(coupling, DT).edges(DType.F64, 1);

        assertThat(made.provenance()).isEqualTo(PROVENANCE);
        assertThat(edges.size()).isEqualTo(6);
        // from V1 to V2, whose inputs sum to 1; and from V2 to 9/46d
        assertThat(edges.target(0)).isEqualTo(1);
        assertThat(edges.weight(0)).isCloseTo(200 * 0.9, within(1e-12));
        assertThat(edges.weight(3)).isCloseTo(200 * 0.75, within(1e-12));
        var lengths = made.network()
                .lengths(coupling, coupling.conduction().orElseThrow())
                .edges(DType.F64, 1);
        assertThat(lengths.weight(3)).isEqualTo(36_000);
        assertThat(NetworkText.read(new Source("text", NetworkText.of(made.network()))))
                .isEqualTo(made.network());
    }

    @Test
    void masses_withDelaysButWithoutLengths_areRefused() {
        var wiring = new MassWiring(
                "S", "L", Quantity.of(200, "pA"), MassWiring.Scaling.AS_MEASURED, Optional.of(Quantity.of(3, "mm/ms")));

        assertThatThrownBy(() -> wiring.network(connectome(false), mass(), 1))
                .hasMessage(
                        "connectome 'three': it has no lengths, which delays need\nfix: give lengths, or no velocity");
    }

    private static AreaWiring areas() {
        return new AreaWiring(
                500,
                0.8,
                Quantity.of(2, "mm"),
                new AreaWiring.Local(
                        0.4,
                        Quantity.of(0.3, "mm"),
                        0.1,
                        "ge",
                        "gi",
                        new Distribution.LogNormal(Quantity.of(0.5, "mV"), 1),
                        new Distribution.LogNormal(Quantity.of(-4, "mV"), 0.5)),
                new AreaWiring.Between(
                        20, new Distribution.LogNormal(Quantity.of(0.2, "mV"), 1), Quantity.of(3.5, "mm/ms")));
    }

    @Test
    void areas_ofAConnectome_areWiredByDistanceAndFln() {
        var made = areas().network(connectome(true), cell(), cell(), 7);
        var network = made.network();
        var ee = edges(network, "E_E");
        var far = edges(network, "long_range");

        assertThat(made.provenance()).isEqualTo(PROVENANCE);
        assertThat(network.population("E").size()).isEqualTo(1200);
        assertThat(network.population("I").size()).isEqualTo(300);
        assertThat(network.population("E")
                        .part(AreaWiring.part(connectome(true), "9/46d"))
                        .first())
                .isEqualTo(800);
        // 20 per cell, 400 cells, by FLN: 6 pairs of areas whose FLN sum to 3
        assertThat(far.size()).isEqualTo(20 * 400 * 3);
        var count = new int[3][3];
        for (int s = 0; s < far.sources(); s++) {
            for (long e = far.start(s); e < far.start(s + 1); e++) {
                count[s / 400][far.target(e) / 400]++;
                double length = new double[][] {{0, 12, 30}, {12, 0, 36}, {30, 36, 0}}[s / 400][far.target(e) / 400];
                assertThat(far.delay(e)).isCloseTo(length / 3.5 / 0.1, within(1e-6));
                assertThat(far.weight(e)).isPositive();
            }
        }
        assertThat(count).isDeepEqualTo(new int[][] {{0, 7200, 2000}, {4800, 0, 6000}, {3200, 800, 0}});
        for (int s = 0; s < ee.sources(); s++) {
            for (long e = ee.start(s); e < ee.start(s + 1); e++) {
                assertThat(ee.target(e) / 400).isEqualTo(s / 400);
                assertThat(ee.target(e)).isNotEqualTo(s);
            }
        }
    }

    /// Over a plane the rule makes 0.4·2πσ² per square of synapses per density; edges of the square cut off
    /// some.
    @Test
    void areas_localSynapses_fallWithDistanceToBothKindsOfTargets() {
        var network = areas().network(connectome(true), cell(), cell(), 7).network();
        for (var name : List.of("E_E", "E_I")) {
            int perArea = name.equals("E_E") ? 400 : 100;
            var edges = edges(network, name);
            double expected = 0.4 * 2 * Math.PI * 0.09 * perArea / 4;
            assertThat(edges.size() / 1200.0).isBetween(0.7 * expected, 1.05 * expected);
        }
    }

    @Test
    void areas_weights_areLogNormalAndKeepDalesLaw() {
        var network = areas().network(connectome(true), cell(), cell(), 7).network();
        var ee = edges(network, "E_E");
        var ie = edges(network, "I_E");
        double mean = 0;
        double square = 0;
        for (long e = 0; e < ee.size(); e++) {
            double logarithm = Math.log(ee.weight(e) / 0.5);
            mean += logarithm / ee.size();
            square += logarithm * logarithm / ee.size();
        }
        // five standard errors of some 27,000 normal numbers
        assertThat(mean).isCloseTo(0, within(0.04));
        assertThat(square).isCloseTo(1, within(0.05));
        for (long e = 0; e < ie.size(); e++) {
            assertThat(ie.weight(e)).isNegative();
        }
    }

    @Test
    void areas_ofOneCell_areRefused() {
        assertThatThrownBy(() -> new AreaWiring(1, 0.8, Quantity.of(2, "mm"), areas().local(), areas().between()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("areas of 1 cells of which 0.8 excite; give 2 cells or more and a part between 0 and 1");
    }

    private static EdgeList list() {
        var columns = new EdgeColumns();
        columns.add(0, 1, 3, 0);
        columns.add(2, 0, 5, 1);
        columns.add(1, 2, 2, 0);
        var cells = Nodes.named("worm", List.of("AVAL", "AVAR", "AVBL"));
        return new EdgeList(cells, cells, Measure.SYNAPSES, List.of("ad", "aa"), columns, PROVENANCE);
    }

    @Test
    void cells_ofAListOfEdges_haveASignPerType() {
        var wiring = new CellWiring(Map.of("ad", Quantity.of(0.1, "mV"), "aa", Quantity.of(-0.2, "mV")));
        var made = wiring.spiking(list(), cell(), "ge", Delay.none(), 1);

        assertThat(made.provenance()).isEqualTo(PROVENANCE);
        var ad = edges(made.network(), "ad");
        var aa = edges(made.network(), "aa");
        assertThat(ad.size()).isEqualTo(2);
        assertThat(ad.weight(0)).isCloseTo(0.3, within(1e-12));
        assertThat(aa.weight(0)).isCloseTo(-1, within(1e-12));
        assertThat(aa.start(3) - aa.start(2)).isOne();
    }

    @Test
    void cells_ofGapJunctions_areCoupledByDifferences() {
        var wiring = new CellWiring(Map.of("ad", Quantity.of(2, "pA"), "aa", Quantity.of(1, "pA")));
        var made = wiring.graded(list(), mass(), "S", "L", Coupling.Kind.DIFFUSIVE, 1);

        assertThat(made.network().couplings()).hasSize(2).allMatch(c -> c.kind() == Coupling.Kind.DIFFUSIVE);
    }

    @Test
    void cells_withATypeWithoutANumber_areRefused() {
        var wiring = new CellWiring(Map.of("ad", Quantity.of(0.1, "mV")));

        assertThatThrownBy(() -> wiring.spiking(list(), cell(), "ge", Delay.none(), 1))
                .hasMessage(
                        "edges of type 'aa': no number says what a weight of 1 is\nfix: give one for each of ad, aa");
    }
}
