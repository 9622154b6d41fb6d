package synfire.cli.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.models.Catalogue;
import synfire.network.Samples;
import synfire.network.description.Course;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Probe;
import synfire.network.description.Projection;
import synfire.network.description.Stimulus;
import synfire.network.description.Synapse;
import synfire.network.values.CellValues;
import synfire.network.values.Distribution;
import synfire.network.values.Formula;
import synfire.network.values.Positions;
import synfire.network.values.SynapseValues;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Mask;
import synfire.network.wiring.Profile;
import synfire.network.wiring.Sign;
import synfire.network.wiring.Weights;

/// Network files: every kind of value, and every mistake with its whole message.
final class NetworkReaderTest {

    private static final String GOOD = """
            title = "a test"
            name = "small"
            dt = "0.05 ms"
            duration = "2 s"
            discard = "100 ms"
            dtype = "f32"
            seed = 7
            formats = ["npz", "csv"]

            [population.E]
            model = "lif"
            size = 20
            parameters = { tau_m = "15 ms", R = { uniform = { low = "90 MOhm", high = "110 MOhm" } }, E_L = "-70*mV + i*mV" }
            initial = { v = [-70, -69, -68, -67, -66, -65, -64, -63, -62, -61, -70, -69, -68, -67, -66, -65, -64, -63, -62, -61] }
            positions = { grid = { columns = 5, rows = 4, spacing = "20 um" } }
            parts = { left = [0, 10] }

            [population.I]
            model = "lif"
            size = 5

            [stimulus.drive]
            type = "drive"
            cells = "E.left"
            input = "I"
            course = "200 pA"

            [stimulus.noise]
            type = "noise"
            cells = "I[0:2]"
            input = "I"
            mean = "0 pA"
            deviation = "30 pA"
            tau = "5 ms"

            [stimulus.in]
            type = "poisson_sources"
            size = 3
            rate = { ramp = { start = "0 ms", stop = "1 s", from = "0 Hz", to = "10 Hz" } }

            [projection.EE]
            source = "E"
            target = "E"
            connector = { distance_dependent = { profile = { gaussian = { peak = 0.5, deviation = "30 um" } }, autapses = false } }
            synapse = "v"
            weight = { log_normal = { median = "0.1 mV", sigma = 0.5 } }
            sign = "not_negative"
            mask = "i != j"
            delay = "1 ms + 0.1*ms*d/um"

            [projection.IE]
            source = "I"
            target = "E.left"
            connector = { edge_list = { sources = [0, 1, 4], targets = [9, 0, 3] } }
            synapse = { add_to = "v" }
            weight = { values = [-1, -2, -3], unit = "mV" }
            delay = "none"

            [projection.in]
            source = "in"
            target = "I[1]"
            connector = "all_to_all"
            synapse = "v"
            weight = "1 mV"
            delay = { real = "1.23 ms" }

            [probe.v]
            type = "variable"
            cells = "E[0:3]"
            variable = "v"
            every = 10

            [probe.rate]
            type = "rate"
            cells = "I"
            window = "10 ms"
            """;

    @TempDir
    Path folder;

    private NetworkFile read(String text) throws IOException {
        var file = folder.resolve("net.toml");
        Files.writeString(file, text);
        return NetworkReader.read(file);
    }

    private static Network expected() {
        var lif = Catalogue.get("lif");
        var start = Samples.generate(20, i -> -70 + i % 10);
        var e = Population.of("E", lif, 20)
                .with("tau_m", CellValues.of(15, "ms"))
                .with("R", CellValues.of(new Distribution.Uniform(Quantity.of(90, "MOhm"), Quantity.of(110, "MOhm"))))
                .with("E_L", CellValues.formula("-70*mV + i*mV"))
                .starting("v", new CellValues.Listed(start, synfire.equations.units.Units.MV))
                .at(new Positions.Grid(5, 4, 1, Quantity.of(20, "um")))
                .withPart("left", 0, 10);
        var i = Population.of("I", lif, 5);
        var rate =
                new Course.Ramp(Quantity.of(0, "ms"), Quantity.of(1, "s"), Quantity.of(0, "Hz"), Quantity.of(10, "Hz"));
        var in = new Stimulus.PoissonSources("in", 3, rate);
        return Network.named("small", 7)
                .with(e)
                .with(i)
                .with(new Stimulus.Drive("drive", e.part("left"), "I", Course.constant(200, "pA")))
                .with(new Stimulus.Noise(
                        "noise", i.part(0, 2), "I", Quantity.of(0, "pA"), Quantity.of(30, "pA"), Quantity.of(5, "ms")))
                .with(in)
                .with(new Projection(
                        "EE",
                        e.all(),
                        e.all(),
                        new Connector.DistanceDependent(new Profile.Gaussian(0.5, Quantity.of(30, "um")), false),
                        Synapse.addTo("v"),
                        new Weights(
                                SynapseValues.of(new Distribution.LogNormal(Quantity.of(0.1, "mV"), 0.5)),
                                Optional.of(Sign.NOT_NEGATIVE),
                                Optional.of(new Mask.Computed(new Formula("i != j")))),
                        new Delay.Steps(SynapseValues.formula("1*ms + 0.1*ms*d/um"))))
                .with(new Projection(
                        "IE",
                        i.all(),
                        e.part("left"),
                        Connector.EdgeList.of(new int[] {0, 1, 4}, new int[] {9, 0, 3}),
                        Synapse.addTo("v"),
                        Weights.of(new SynapseValues.Listed(Samples.of(-1, -2, -3), synfire.equations.units.Units.MV)),
                        Delay.none()))
                .with(new Projection(
                        "in",
                        new synfire.network.description.Cells.Range("in", 0, 3),
                        i.part(1, 2),
                        new Connector.AllToAll(true),
                        Synapse.addTo("v"),
                        Weights.of(1, "mV"),
                        Delay.real(1.23, "ms")))
                .with(new Probe.Variable("v", e.part(0, 3), "v", 10))
                .with(new Probe.Rate("rate", i.all(), Quantity.of(10, "ms")));
    }

    private static String good() {
        return GOOD.replace("initial = { v = [", "initial = { v = { unit = \"mV\", values = [")
                .replace("-62, -61] }\npositions", "-62, -61] } }\npositions")
                .replace("\"1 ms + 0.1*ms*d/um\"", "\"1*ms + 0.1*ms*d/um\"");
    }

    @Test
    void read_everyKindOfValue_isTheNetworkWrittenInJava() throws IOException {
        var file = read(good());

        assertThat(file.network()).isEqualTo(expected());
        assertThat(file.title()).isEqualTo("a test");
        assertThat(file.dt()).isEqualTo(Quantity.of(0.05, "ms"));
        assertThat(file.duration()).isEqualTo(Quantity.of(2, "s"));
        assertThat(file.discard()).isEqualTo(Quantity.of(100, "ms"));
        assertThat(file.dtype()).isEqualTo(DType.F32);
        assertThat(file.formats()).isEqualTo(List.of("npz", "csv"));
    }

    @Test
    void write_thenRead_isEqual() throws IOException {
        var file = read(good());

        var again = read(NetworkToml.of(file));

        assertThat(again).isEqualTo(file);
    }

    @Test
    void read_ofANumberOfStoredSynapses_keepsItAndWritesItAgain() throws IOException {
        var file = read("most_stored = 1000000\n" + good());

        assertThat(file.mostStored()).hasValue(1_000_000);
        assertThat(read(NetworkToml.of(file))).isEqualTo(file);
        fails(
                "most_stored = -1\n" + good(),
                "net.toml:1: most_stored: is the number -1; write a number of synapses such as 1000000");
    }

    private void fails(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message.stripTrailing());
    }

    @Test
    void read_ofManyMistakes_tellsAllOfThemWithTheirLines() {
        fails("""
                dt = "0.1 mV"
                duratoin = "1 s"
                formats = ["npy"]
                seed = "one"

                [population.E]
                model = "lof"
                size = -3.5

                [population.I]
                model = "lif"
                size = 10
                parameters = { tau_n = "10 nS" }
                colour = "red"

                [population.J]
                model = "lif"
                size = 4
                initial = { v = "10 nS" }

                [population.K]
                model = "lif"
                size = 4

                [projection.KK]
                source = "K"
                target = "k"
                connector = { fixed_probability = { probability = 1.5, autapse = true } }
                synapse = "ge"

                [projection.KL]
                source = "K"
                target = "K"
                connector = "al_to_all"
                synapse = "vv"
                weight = "1 nS"

                [probe.p]
                type = "variabel"
                """, """
                net.toml:1: dt: is 0.1 mV; write a time above 0 such as "0.1 ms"
                net.toml:2: unknown key 'duratoin'; did you mean 'duration'?
                net.toml:3: formats: there is no format 'npy'; choose among npz, csv, hdf5, nwb, sonata
                net.toml:4: seed: is the text "one"; write a whole number
                net.toml:7: population.E.model: there is no model 'lof' (did you mean 'lif'?): neither a file at that path nor a name of the catalogue, which has %s
                net.toml:8: population.E.size: is the number -3.5; write a whole number
                net.toml:13: population 'I': population 'I' has no parameter 'tau_n'; did you mean 'tau_m'?
                net.toml:14: unknown key 'population.I.colour'; known keys there are connectome, initial, model, parameters, parts, positions, size
                net.toml:19: population 'J': 'v' at the start is 10 nS, but it should be in mV
                net.toml:25: projection.KK: has no 'weight'; write weight = "1 mV"
                net.toml:27: projection.KK.target: there is no population 'k'; there are K
                net.toml:28: unknown key 'projection.KK.connector.fixed_probability.autapse'; did you mean 'autapses'?
                net.toml:34: projection.KL.connector: there is no 'al_to_all'; did you mean 'all_to_all'?
                net.toml:39: probe.p.type: there is no 'variabel'; did you mean 'variable'?
                """.formatted(String.join(", ", Catalogue.names())));
    }

    private static String pair(String projection) {
        return """
                [population.E]
                model = "lif"
                size = 4
                [projection.EE]
                source = "E"
                target = "E"
                synapse = "v"
                """ + projection;
    }

    @Test
    void read_ofSynapsesThatDoNotFit_saysWhatAndTheFix() {
        fails(
                pair("""
                        connector = "all_to_all"
                        weight = "1 mV"
                        delay = "0.01 ms"
                        """),
                "net.toml:10: projection 'EE': the delay is 0.01 ms, shorter than the time step of 0.1 ms; lengthen it (draw again below one step: redrawn), shorten the step, or use no delay");
        fails(
                pair("""
                        connector = "all_to_all"
                        weight = [["1 mV", "1 mV"], ["1 mV", "1 mV"]]
                        """),
                "net.toml:9: projection 'EE': the weight is a matrix of 2 sources and 2 targets, but there are 4 sources and 4 targets; give a row for each source and a column for each target");
        fails(
                pair("""
                        connector = { edge_list = { sources = [0, 1], targets = [1, 4] } }
                        weight = "1 mV"
                        """),
                "net.toml:8: projection 'EE': edge 1 has the target 4; there are 4, counted from 0: correct the list, or give cells to these numbers");
        fails(pair("""
                        connector = "one_to_one"
                        weight = "1 nS"
                        """), "net.toml:9: projection 'EE': the weight is 1 nS, but it should be in mV");
        fails(
                pair("""
                        connector = "one_to_one"
                        weight = ["1 mV", "2 mV", "3 mV"]
                        """),
                "net.toml:9: projection 'EE': the weight has 3 values, but there are 4 synapses; give one per synapse");
        fails(
                pair("""
                        connector = "one_to_one"
                        weight = "-1 mV"
                        sign = "positive"
                        """),
                "net.toml:10: projection.EE.sign: is \"positive\"; write \"not_negative\" or \"not_positive\"");
        fails(
                pair("""
                        connector = "one_to_one"
                        weight = { file = "weights.npy", unit = "mV" }
                        """),
                "net.toml:9: projection.EE.weight: " + folder.resolve("weights.npy")
                        + ": there is no such file; check the path; it is relative to the folder of the study");
    }

    @Test
    void read_ofWhatIsNoToml_saysTheLine() {
        fails(
                "seed = 1\n[population.E\nsize = 3\n",
                "net.toml:2: Newline not permitted here; see docs/guide/networks.md");
        fails("seed = 1\n", "net.toml:1: the network has no population; add a table [population.NAME]");
    }
}
