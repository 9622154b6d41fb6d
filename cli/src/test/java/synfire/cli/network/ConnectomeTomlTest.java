package synfire.cli.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.models.Catalogue;
import synfire.network.wiring.Edges;

/// Connectomes in network files: matrices of regions, lists of edges between cells, areas of many cells.
final class ConnectomeTomlTest {

    private static final String STATED = "source = \"us\", version = \"1\", citation = \"us 2026\", license = \"CC0\"";

    @TempDir
    Path folder;

    @BeforeEach
    void data() throws IOException {
        Files.writeString(folder.resolve("fln.csv"), ",V1,V2,V4\nV1,0,0.9,0.25\nV2,0.6,0,0.75\nV4,0.4,0.1,0\n");
        Files.writeString(folder.resolve("mm.csv"), ",V1,V2,V4\nV1,0,12,30\nV2,12,0,36\nV4,30,36,0\n");
        Files.writeString(
                folder.resolve("edges.csv"),
                "from,to,synapses,kind\nAVA,AVB,3,chemical\nAVB,DB1,2,gap\nAVA,DB1,5,chemical\n");
    }

    private NetworkFile read(String text) throws IOException {
        var file = folder.resolve("net.toml");
        Files.writeString(file, text);
        return NetworkReader.read(file);
    }

    private static String regions() {
        return """
                [connectome.brain]
                fields = { name = "three", measure = "FLN", weights = "fln.csv", lengths = "mm.csv", %s }
                """.formatted(STATED);
    }

    private static Edges edges(NetworkFile file, String projection) {
        return file.network().wiring(projection, Quantity.of(0.1, "ms")).edges(DType.F64, 1);
    }

    @Test
    void regions_ofAMatrix_areCellsJoinedByIt() throws IOException {
        var file = read(regions() + """
                [population.areas]
                model = "lif"
                connectome = "brain"
                [projection.tracts]
                source = "areas"
                target = "areas"
                synapse = "v"
                connectome = "brain"
                weight = "2 mV"
                velocity = "3 m/s"
                """);

        assertThat(file.network().population("areas").size()).isEqualTo(3);
        assertThat(file.provenance().getFirst().license()).isEqualTo("CC0");
        var edges = edges(file, "tracts");
        assertThat(edges.size()).isEqualTo(6);
        assertThat(edges.weight(0)).isCloseTo(1.8, within(1e-12)); // from V1 to V2
        assertThat(edges.delay(0)).isEqualTo(40); // 12 mm at 3 mm/ms
        assertThat(edges.weight(3)).isCloseTo(1.5, within(1e-12)); // from V2 to V4
        assertThat(edges.delay(3)).isEqualTo(120);
    }

    @Test
    void cells_ofAListOfEdges_areJoinedByTheEdgesOfAType() throws IOException {
        var file = read("""
                [connectome.worm]
                fields = { name = "worm", measure = "synapses", edges = "edges.csv", edges_columns = "source target value type", edges_skip = "1", %s }
                [population.cells]
                model = "lif"
                size = 3
                [projection.all]
                source = "cells"
                target = "cells"
                synapse = "v"
                connectome = "worm"
                weight = "0.1 mV"
                [projection.chemical]
                source = "cells"
                target = "cells"
                synapse = "v"
                connectome = "worm"
                edges_type = "chemical"
                weight = "0.1 mV"
                delay = "1.5 ms"
                """.formatted(STATED));

        var all = edges(file, "all");
        assertThat(all.size()).isEqualTo(3);
        var chemical = edges(file, "chemical");
        assertThat(chemical.size()).isEqualTo(2);
        assertThat(IntStream.range(0, 2).mapToDouble(chemical::weight).sum()).isCloseTo(0.8, within(1e-12));
        assertThat(chemical.delay(0)).isEqualTo(15);
    }

    @Test
    void areas_ofAMatrix_areGroupsOfCellsThatExciteAndInhibit() throws IOException {
        var file = read(regions() + """
                [areas]
                connectome = "brain"
                E = "lif"
                I = "lif"
                cells = 50
                excitatory = 0.8
                side = "1 mm"
                local = { peak = 0.4, sigma = "0.3 mm", inhibition = 0.3, excites = "v", inhibits = "v", weight = { log_normal = { median = "0.2 mV", sigma = 0.5 } }, inhibitory = { normal = { mean = "-1 mV", deviation = "0.1 mV" } } }
                between = { perCell = 10, weight = { log_normal = { median = "0.1 mV", sigma = 0.5 } }, velocity = "3 mm/ms" }

                [probe.v]
                type = "variable"
                cells = "E.area1"
                variable = "v"
                """);

        var network = file.network();
        assertThat(network.population("E").size()).isEqualTo(120);
        assertThat(network.population("I").size()).isEqualTo(30);
        assertThat(network.population("E").parts()).containsKeys("area0", "area1", "area2");
        assertThat(network.projections())
                .extracting(each -> each.name())
                .containsExactly("E_E", "E_I", "I_E", "I_I", "long_range");
        var far = edges(file, "long_range");
        assertThat(far.size()).isBetween(800L, 1600L);
        assertThat(file.provenance().getFirst().citation()).isEqualTo("us 2026");
    }

    @Test
    void areas_wrong_areToldWithTheirLines() {
        assertThatThrownBy(() -> read(regions() + """
                        [areas]
                        connectome = "brian"
                        E = "lof"
                        I = "lif"
                        cells = 1
                        excitatory = 0.8
                        colour = "red"
                        """)).hasMessage("""
                        net.toml:3: areas: has no 'side'; add it
                        net.toml:3: areas: has no 'local'; add it
                        net.toml:3: areas: has no 'between'; add it
                        net.toml:4: areas.connectome: there is no connectome 'brian' with regions; did you mean 'brain'?
                        net.toml:5: areas.E: there is no model 'lof' (did you mean 'lif'?): neither a file at that path nor a name of the catalogue, which has %s
                        net.toml:9: unknown key 'areas.colour'; known keys there are E, I, between, cells, connectome, excitatory, local, side""".formatted(String.join(", ", Catalogue.names())));
    }
}
