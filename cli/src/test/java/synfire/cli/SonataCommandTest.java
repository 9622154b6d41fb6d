package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import synfire.data.array.ArrayReader;
import synfire.data.array.ArraySpec;
import synfire.data.array.Content;
import synfire.data.hdf.HdfFile;
import synfire.data.hdf.HdfNode;
import synfire.data.hdf.HdfNode.Value;
import synfire.data.hdf.HdfType;
import synfire.data.sonata.SonataSpikes;
import synfire.network.Samples;

/// Networks in SONATA from the command line: a published one, and a small one that the test writes.
final class SonataCommandTest {

    @TempDir
    Path folder;

    private Program simulate(Path config, String... more) {
        var arguments = new ArrayList<>(List.of(
                "simulate",
                config.toString(),
                "--quiet",
                "--out",
                folder.resolve("out").toString()));
        arguments.addAll(List.of(more));
        return Program.run(arguments.toArray(String[]::new));
    }

    /// One spike: 1000 times its cell and tenths of ms.
    private static long[] spikes(SonataSpikes spikes) {
        return IntStream.range(0, spikes.size())
                .mapToLong(i -> 1_000_000L * Math.round(10 * spikes.timesMs().get(i)) + spikes.node(i))
                .sorted()
                .toArray();
    }

    /// All 4,322 spikes of the published run by NEURON, in cell and time to 0.1 ms.
    @Tag("slow")
    @Test
    void simulate_thePublished300Cells_givesAllSpikes() throws IOException {
        var root = Path.of(System.getProperty("synfire.root", ".."));
        var stated = System.getenv("SYNFIRE_DATA");
        var data = stated == null ? root.resolveSibling("shared").resolve("data") : Path.of(stated);
        var published = data.resolve("ref_sonata/300_intfire");
        assumeTrue(Files.isDirectory(published), "no shared data");

        var run = simulate(published.resolve("config.json"), "--json");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        var json = new ObjectMapper().readTree(run.out());
        assertThat(json.path("dt_ms").asDouble()).isEqualTo(0.001);
        assertThat(json.path("populations").path("v1").path("spikes").asInt()).isEqualTo(4322);
        var expected = SonataSpikes.read(published.resolve("output/spikes.h5"));
        var ours = SonataSpikes.read(folder.resolve("out/spikes.h5"));
        assertThat(spikes(ours.get("v1"))).isEqualTo(spikes(expected.get("v1")));
    }

    /// Two virtual nodes onto two cells: one gets 0.6 twice, 0.9 ms apart, the other -0.6 first.
    private Path toy(Map<String, String> changes) throws IOException {
        Files.createDirectories(folder.resolve("network"));
        Files.createDirectories(folder.resolve("models"));
        write("models/exc.json", "{\"tau\": 0.02, \"refrac\": 0.003}", changes);
        write("models/minus.json", "{\"level_of_detail\": \"instantaneous\", \"sign\": -1}", changes);
        write("config.json", """
                {"manifest": {"$BASE": "."},
                 "components": {"point_neuron_models_dir": "$BASE/models", "synaptic_models_dir": "$BASE/models"},
                 "run": {"tstop": 20.0, "dt": 0.1},
                 "networks": {
                   "nodes": [{"nodes_file": "$BASE/network/nodes.h5", "node_types_file": "$BASE/network/node_types.csv"}],
                   "edges": [{"edges_file": "$BASE/network/edges.h5", "edge_types_file": "$BASE/network/edge_types.csv"}]},
                 "node_sets": {"first": {"population": "cells", "node_id": [0]}},
                 "inputs": {"in": {"input_type": "spikes", "module": "h5", "input_file": "$BASE/in.h5",
                                   "node_set": "input"}},
                 "reports": {"charge": {"cells": "first", "variable_name": "m", "module": "membrane_report", "dt": 0.5}}}
                """, changes);
        write(
                "network/node_types.csv",
                "node_type_id model_type model_template dynamics_params\n1 virtual NULL NULL\n2 point_process nrn:IntFire1 exc.json\n",
                changes);
        write(
                "network/edge_types.csv",
                "edge_type_id delay syn_weight dynamics_params\n7 2.0 0.6 NULL\n8 1.5 0.6 minus.json\n",
                changes);
        nodes();
        edges(List.of(0L, 1L, 0L), List.of(0L, 0L, 1L), List.of(7L, 7L, 8L));
        spikes("in.h5", "input", List.of(0L, 1L, 1L), 1.0, 1.93, 8.0);
        return folder.resolve("config.json");
    }

    private void write(String name, String text, Map<String, String> changes) throws IOException {
        var changed = text;
        for (var change : changes.entrySet()) {
            changed = changed.replace(change.getKey(), change.getValue());
        }
        Files.writeString(folder.resolve(name), changed);
    }

    private static HdfNode column(HdfType type, List<Long> numbers, Map<String, Value> attributes) {
        return new HdfNode.Fixed(attributes, new Value.Wholes(type, numbers));
    }

    private static HdfNode.Group group(Map<String, HdfNode> members) {
        return new HdfNode.Group(Map.of(), members);
    }

    private void file(String name, HdfNode.Group root) throws IOException {
        try (var _ = HdfFile.open(folder.resolve(name), root, Map.of())) {
            assertThat(folder.resolve(name)).exists();
        }
    }

    private void nodes() throws IOException {
        file(
                "network/nodes.h5",
                group(Map.of(
                        "nodes",
                        group(Map.of(
                                "input",
                                group(Map.of("node_type_id", column(HdfType.I64, List.of(1L, 1L), Map.of()))),
                                "cells",
                                group(Map.of("node_type_id", column(HdfType.I64, List.of(2L, 2L), Map.of()))))))));
    }

    private void edges(List<Long> sources, List<Long> targets, List<Long> types) throws IOException {
        file(
                "network/edges.h5",
                group(Map.of(
                        "edges",
                        group(Map.of(
                                "input_to_cells",
                                group(Map.of(
                                        "source_node_id",
                                        column(
                                                HdfType.I64,
                                                sources,
                                                Map.of("node_population", new Value.Text("input"))),
                                        "target_node_id",
                                        column(
                                                HdfType.I64,
                                                targets,
                                                Map.of("node_population", new Value.Text("cells"))),
                                        "edge_type_id",
                                        column(HdfType.I64, types, Map.of()))))))));
    }

    private void spikes(String name, String population, List<Long> nodes, double... times) throws IOException {
        file(
                name,
                group(Map.of(
                        "spikes",
                        group(Map.of(
                                population,
                                group(Map.of(
                                        "node_ids",
                                        column(HdfType.I64, nodes, Map.of()),
                                        "timestamps",
                                        new HdfNode.Fixed(
                                                Map.of("units", new Value.Text("ms")),
                                                new Value.Reals(Samples.of(times))))))))));
    }

    @Test
    void simulate_aSmallNetwork_spikesAsItsInputsArrive() throws IOException {
        var run = simulate(toy(Map.of()));

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        // 0.6*exp(-0.93/20) + 0.6 > 1 at 3.93 ms; the spike at 8 ms leaves 0.6
        var ours = SonataSpikes.read(folder.resolve("out/spikes.h5"));
        assertThat(ours.get("cells").size()).isEqualTo(1);
        assertThat(ours.get("cells").node(0)).isZero();
        assertThat(ours.get("cells").timesMs().get(0)).isCloseTo(3.93, within(1e-9));
        assertThat(ours.get("input").size()).isEqualTo(3);
        var json =
                new ObjectMapper().readTree(folder.resolve("out/network.json").toFile());
        assertThat(json.path("dt_ms").asDouble()).isEqualTo(0.01); // the coarsest that all times are multiples of
        var report = numbers("report.h5#report/charge/data");
        assertThat(report).hasSize(40);
        assertThat(report[4]).isZero(); // until 3 ms
        assertThat(report[5]).isEqualTo(0.6);
        assertThat(report[6]).isCloseTo(0.6 * Math.exp(-0.5 / 20), within(1e-9));
        assertThat(report[20]).isCloseTo(0.6 * Math.exp(-0.5 / 20), within(1e-9));
        assertThat(numbers("report.h5#report/charge/mapping/time")).containsExactly(0.5, 20.5, 0.5);
        assertThat(numbers("report.h5#report/charge/mapping/node_ids")).containsExactly(0);
        assertThat(folder.resolve("out/report.html")).isNotEmptyFile();
    }

    /// Cells of NEST's templates under a current clamp: the potential of a leaky membrane, v(t) = E + RI(1 -
    /// exp(-t/tau)),
    /// until it spikes where that reaches the threshold.
    @ParameterizedTest
    @CsvSource({"nest:iaf_psc_alpha, exp", "nest:iaf_psc_exp, exp", "nest:iaf_psc_delta, delta"})
    void simulate_cellsOfNestUnderACurrent_chargeAsAMembraneDoes(String template, String kind) throws IOException {
        var syn = kind.equals("delta") ? "" : ", \"tau_syn_ex\": 2, \"tau_syn_in\": 2";
        var config = toy(
                Map.of(
                        "nrn:IntFire1",
                        template,
                        "{\"tau\": 0.02, \"refrac\": 0.003}",
                        "{\"E_L\": -65, \"C_m\": 250, \"tau_m\": 10, \"t_ref\": 2, \"V_th\": -50, \"V_reset\": -65, \"I_e\": 0"
                                + syn + "}",
                        " 0.6 ",
                        " 1e-9 ",
                        "\"variable_name\": \"m\"",
                        "\"variable_name\": \"V_m\"",
                        "\"node_set\": \"input\"}",
                        "\"node_set\": \"input\"}, \"step\": {\"input_type\": \"current_clamp\", \"node_set\": \"first\", \"amp\": 0.5, \"delay\": 2.0, \"duration\": 15.0}"));

        var run = simulate(config);

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        var ours = SonataSpikes.read(folder.resolve("out/spikes.h5"));
        assertThat(ours.get("cells").size()).isEqualTo(1);
        assertThat(ours.get("cells").node(0)).isZero();
        // 10 ms/250 pF·500 pA = 20 mV, of which the threshold is 15
        assertThat(ours.get("cells").timesMs().get(0)).isCloseTo(2 + 10 * Math.log(4), within(0.11));
        var report = numbers("report.h5#report/charge/data");
        assertThat(report[2]).isCloseTo(-65, within(1e-6));
        for (int k = 4; k < 27; k++) {
            double ms = 0.5 * (k + 1) - 2;
            assertThat(report[k]).as("after %s ms", ms).isCloseTo(-65 + 20 * (1 - Math.exp(-ms / 10)), within(1e-6));
        }
    }

    private double[] numbers(String spec) {
        return ((Content.Numbers) new ArrayReader(folder.resolve("out")).read(ArraySpec.parse(spec)))
                .values()
                .toArray();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nrn:IntFire1 | nrn:IntFire4 | circuit | population 'cells': its nodes are of model_template 'nrn:IntFire4', which"
                        + " Synfire does not have | it has point cells: nrn:IntFire1, nest:iaf_psc_alpha, nest:iaf_psc_exp,"
                        + " nest:iaf_psc_delta",
                "\"input_type\": \"spikes\" | \"input_type\": \"noise\" | simulation | inputs.in.input_type: inputs of type 'noise' are"
                        + " not known | choose 'spikes' or 'current_clamp', or take the input out",
                "\"tstop\": 20.0 | \"tstop\": -1 | simulation | run.tstop: it is -1.0 ms | write a time above 0, in ms",
                "\"cells\": \"first\" | \"cells\": \"last\" | simulation | reports.charge.cells: there is no node set 'last' | choose"
                        + " among cells, first, input",
                "\"variable_name\": \"m\" | \"variable_name\": \"v\" | simulation | reports.charge.variable_name: cells of 'cells'"
                        + " have no variable 'v' | choose among m",
                "7 2.0 0.6 | 7 0.1 0.6 | circuit | edges 'input_to_cells', edge 0: its delay of 0.1 ms is shorter than two steps of"
                        + " 0.1 ms | give a longer delay, or a shorter time step with --dt",
                "\"tau\": 0.02 | \"tau\": \"0.02\" | exc.json | tau: \"0.02\" is no number | write a number",
                "$BASE/in.h5 | $HERE/in.h5 | simulation | inputs.in.input_file: the manifest does not define $HERE | it defines BASE",
            })
    void simulate_wrongConfigurations_sayWhatWhereAndTheFix(
            String found, String replaced, String where, String problem, String fix) throws IOException {
        var config = toy(Map.of(found, replaced));
        var named = where.endsWith(".json") ? where : config.toString();

        var run = simulate(config, "--dt", "0.1ms");

        assertThat(run.err()).isEqualTo("synfire: %s: %s%nfix: %s%n".formatted(named, problem, fix));
        assertThat(run.code()).isEqualTo(65);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void simulate_spikesOfNodesThatThereAreNot_saysSo() throws IOException {
        var config = toy(Map.of());
        spikes("in.h5", "input", List.of(0L, 7L), 1.0, 2.0);

        var run = simulate(config);

        assertThat(run.err())
                .isEqualTo(
                        "synfire: %s: spikes: spike 1 is of node 7, but 'input' has 2 nodes, counted from 0%nfix: give the spikes of this network%n"
                                .formatted(folder.resolve("in.h5")));
        assertThat(run.code()).isEqualTo(65);
    }

    @Test
    void simulate_spikesAtNoTime_saysSo() throws IOException {
        var config = toy(Map.of());
        spikes("in.h5", "input", List.of(0L, 1L), 1.0, Double.NaN);

        var run = simulate(config);

        assertThat(run.err())
                .isEqualTo(
                        "synfire: %s: spikes/input: spike 1 is of node 1.0 at NaN%nfix: the file is cut or damaged; copy it again from where it came from%n"
                                .formatted(folder.resolve("in.h5")));
        assertThat(run.code()).isEqualTo(65);
    }

    @Test
    void simulate_edgesToNodesThatThereAreNot_saysSo() throws IOException {
        var config = toy(Map.of());
        edges(List.of(0L, 2L), List.of(0L, 0L), List.of(7L, 7L));

        var run = simulate(config);

        assertThat(run.err())
                .startsWith("synfire: " + folder.resolve("network/edges.h5")
                        + ": edges/input_to_cells/source_node_id: edge 1 has the source 2, but 'input' has 2"
                        + " nodes, counted from 0");
        assertThat(run.code()).isEqualTo(65);
    }

    /// Whatever is cut off a file is told, with the file, and nothing is begun.
    @ParameterizedTest
    @CsvSource({"network/nodes.h5", "network/edges.h5", "in.h5", "config.json", "network/node_types.csv"})
    void simulate_aFileThatIsCut_saysWhich(String name) throws IOException {
        var config = toy(Map.of());
        var bytes = Files.readAllBytes(folder.resolve(name));
        for (int part = 0; part < 4; part++) {
            Files.write(folder.resolve(name), Arrays.copyOf(bytes, bytes.length * part / 4));

            var run = simulate(config);

            assertThat(run.err())
                    .startsWith("synfire: ")
                    .contains(Path.of(name).getFileName().toString())
                    .contains("fix: ")
                    .doesNotContain("defect");
            assertThat(run.code()).isEqualTo(65);
        }
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
