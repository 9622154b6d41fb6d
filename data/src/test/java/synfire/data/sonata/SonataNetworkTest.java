package synfire.data.sonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import synfire.data.format.RecordingFormatException;
import synfire.network.connectome.Provenance;

final class SonataNetworkTest {

    private static final String DAMAGED = "\nfix: the file is cut or damaged; copy it again from where it came from";

    @TempDir
    private Path folder;

    @Test
    void read_toy_findsNodesEdgesAndAttributes() throws IOException {
        var toy = SonataNetwork.read(ToySonata.write(folder));

        var cells = toy.population("cells");
        assertThat(cells.size()).isEqualTo(3);
        assertThat(cells.number(0, "x")).isEqualTo(2.5);
        assertThat(cells.attribute(0, "ei")).contains("e");
        assertThat(cells.attribute(1, "ei")).contains("i");
        assertThat(cells.attribute(2, "ei")).contains("special");
        assertThat(cells.attribute(1, "dynamics_params")).isEmpty();
        assertThat(toy.population("input").size()).isEqualTo(2);
        var edges = toy.edges().getFirst();
        assertThat(edges.name()).isEqualTo("input_to_cells");
        assertThat(edges.source() + " > " + edges.target()).isEqualTo("input > cells");
        assertThat(edges.pre(1) + " > " + edges.post(1)).isEqualTo("1 > 0");
        assertThat(edges.number(1, "nsyns")).isEqualTo(1);
        assertThat(edges.number(1, "syn_weight")).isEqualTo(0.25);
        assertThat(edges.number(0, "delay")).isEqualTo(1.5);
        assertThat(edges.ownAttributes()).containsExactly("nsyns");
        assertThat(toy.parameters("point_neuron_models_dir", "exc.json")
                        .path("tau")
                        .asDouble())
                .isEqualTo(0.024);
    }

    @Test
    void edgeList_ofEdges_weighsSynapses() throws IOException {
        var list = SonataNetwork.read(ToySonata.write(folder))
                .edgeList("input_to_cells", new Provenance("made up", "1", "nobody", "public domain"));

        assertThat(list).hasToString("3 edges from 'input' (2) to 'cells' (3)");
        assertThat(list.totalWeight()).isEqualTo(8);
        assertThat(list.ofType("7").size()).isEqualTo(2);
    }

    @Test
    void read_configThatNamesTheNetwork_readsThat() throws IOException {
        ToySonata.write(folder);
        var config = Files.writeString(folder.resolve("config.json"), "{\"network\": \"./circuit_config.json\"}");

        assertThat(SonataNetwork.read(config).edges()).hasSize(1);
    }

    @Test
    void spikes_inSeconds_areInMs() throws IOException {
        var spikes = SonataSpikes.read(ToySonata.spikes(folder, "s", 2, 0)).get("cells");

        assertThat(spikes).isNotNull();
        assertThat(spikes.timesMs().toArray()).containsExactly(500, 1250);
        assertThat(spikes.node(0)).isEqualTo(2);
    }

    @Test
    void spikes_wrong_sayWhatAndWhere() throws IOException {
        var unit = ToySonata.spikes(folder, "years", 2, 0);
        assertThatThrownBy(() -> SonataSpikes.read(unit))
                .hasMessage(unit + ": spikes/cells/timestamps@units: 'years' is neither ms nor s\nfix: write ms");
        Files.delete(unit);
        var fewer = ToySonata.spikes(folder, "ms", 2);
        assertThatThrownBy(() -> SonataSpikes.read(fewer))
                .hasMessage(fewer + ": spikes/cells: 1 nodes spike at 2 times" + DAMAGED);
        var nodes = ToySonata.write(folder).resolveSibling("network/nodes.h5");
        assertThatThrownBy(() -> SonataSpikes.read(nodes))
                .hasMessage(nodes + ": spikes: there is no such group\nfix: give a file of spikes in SONATA");
    }

    @Test
    void read_edgeOutOfRange_namesFileDatasetAndEdge() throws IOException {
        var config = ToySonata.write(folder, ToySonata.CONFIG, new long[] {0, 2, 1}, "input");
        refused(
                config,
                folder.resolve("network/edges.h5")
                        + ": edges/input_to_cells/source_node_id: edge 1 has the source 2, but"
                        + " 'input' has 2 nodes, counted from 0" + DAMAGED);
    }

    @Test
    void read_columnsOfDifferentLength_sayTheirLengths() throws IOException {
        var config = ToySonata.write(folder, ToySonata.CONFIG, new long[] {0, 1}, "input");
        refused(
                config,
                folder.resolve("network/edges.h5")
                        + ": edges/input_to_cells/source_node_id: there are 2 sources, 3 targets and 3 types"
                        + DAMAGED);
    }

    @Test
    void read_unknownPopulation_saysTheKnown() throws IOException {
        var config = ToySonata.write(folder, ToySonata.CONFIG, new long[] {0, 1, 1}, "lgn");
        assertThatThrownBy(() -> SonataNetwork.read(config))
                .hasMessageContaining("its node_population is 'lgn', but the nodes are of ");
    }

    @Test
    void read_configWrong_saysWhatAndWhere() throws IOException {
        var undefined = ToySonata.CONFIG.replace("$NETWORK_DIR/edges.h5", "$EDGES/edges.h5");
        refused(
                ToySonata.write(folder, undefined, new long[] {0, 1, 1}, "input"),
                "CONFIG: networks.edges.edges_file: the manifest does not define $EDGES\n"
                        + "fix: it defines BASE, NETWORK_DIR");
        refused(
                rewrite(ToySonata.CONFIG.replace("\"$BASE\": \".\"", "\"$BASE\": \"$NETWORK_DIR\"")),
                "CONFIG: networks.nodes.nodes_file: $BASE is defined by itself\nfix: it defines BASE, NETWORK_DIR");
        refused(
                rewrite("{\"networks\": {}}"),
                "CONFIG: networks.nodes: it names no files of nodes\nfix: give a circuit_config.json");
        refused(
                rewrite("{\"networks\": "),
                "CONFIG: line 1, column 14: it is no JSON: Unexpected end-of-input within/between Object entries\n"
                        + "fix: correct it there");
        refused(
                folder.resolve("nothing.json"),
                folder.resolve("nothing.json") + ": it cannot be read (NoSuchFileException)\nfix: check the path");
    }

    @Test
    void read_typesWrong_saysWhatAndWhere() throws IOException {
        var config = ToySonata.write(folder);
        var types = folder.resolve("network/node_types.csv");
        Files.writeString(types, "id ei\n100 e\n");
        refused(
                config,
                types
                        + ": line 1: there is no column 'node_type_id' among id, ei\nfix: separate the columns by one space");
        Files.writeString(types, "node_type_id ei\n100 e x\n");
        refused(
                config,
                types + ": line 2: 3 cells for 2 columns\n"
                        + "fix: quote cells with spaces, and write NULL for what is missing");
        Files.writeString(types, "node_type_id ei\ne 100\n");
        refused(config, types + ": line 2: 'e' is no number of a type\nfix: write a whole number");
    }

    @Test
    void number_missing_saysOfWhat() throws IOException {
        var toy = SonataNetwork.read(ToySonata.write(folder));
        assertThatThrownBy(() -> toy.edges().getFirst().number(1, "tau"))
                .hasMessage(folder.resolve("network/edge_types.csv") + ": edge 1 of 'input_to_cells': it has no 'tau'\n"
                        + "fix: give it in the table of types, or as an attribute in the file of nodes or edges");
    }

    /// Whatever stands in a file, the network is read or refused with a message.
    @ParameterizedTest
    @ValueSource(strings = {"circuit_config.json", "network/node_types.csv", "network/nodes.h5", "network/edges.h5"})
    void read_flippedOrCutFile_isReadOrRefused(String name) throws IOException {
        var config = ToySonata.write(folder);
        var file = folder.resolve(name);
        var whole = Files.readAllBytes(file);
        var random = new Random(5);
        for (int round = 0; round < 60; round++) {
            var bytes = round % 4 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int flips = random.nextInt(3); flips > 0 && bytes.length > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, bytes);
            var what = name + " round " + round;
            assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> {
                        try {
                            var network = SonataNetwork.read(config);
                            network.edges().forEach(edges -> edges.attribute(0, "nsyns"));
                        } catch (RecordingFormatException e) {
                            assertThat(e.getMessage()).contains("\nfix: ");
                        } catch (RuntimeException e) {
                            throw new AssertionError(what, e);
                        }
                    },
                    what);
        }
    }

    private Path rewrite(String config) throws IOException {
        return Files.writeString(folder.resolve("circuit_config.json"), config);
    }

    private static void refused(Path config, String message) {
        assertThatThrownBy(() -> SonataNetwork.read(config))
                .isInstanceOf(RecordingFormatException.class)
                .hasMessage(message.replace("CONFIG", config.toString()));
    }
}
