package synfire.cli.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.network.Raster;
import synfire.simulate.Engine;
import synfire.simulate.network.NetworkSimulation;

/// Connectomes in network files: one cell for each region, the pairs as synapses, lengths as delays.
final class ConnectomeFileTest {

    private static final String NETWORK = """
            dt = "0.5 ms"
            duration = "50 ms"

            [connectome.brain]
            fields = { name = "toy", measure = "strength", weights = "weights.csv", lengths = "lengths.csv", source = "made up", version = "1", citation = "nobody", license = "CC0" }

            [population.regions]
            model = "lif"
            connectome = "brain"
            initial = { v = { unit = "mV", values = [-40, -70, -70] } }

            [projection.tracts]
            source = "regions"
            target = "regions"
            connectome = "brain"
            synapse = "v"
            weight = "20 mV"
            velocity = "2 m/s"
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("weights.csv"), ",A,B,C\nA,0,2,0\nB,0,0,3\nC,0,0,0\n");
        Files.writeString(folder.resolve("lengths.csv"), ",A,B,C\nA,0,6,1\nB,6,0,10\nC,1,10,0\n");
    }

    private NetworkFile read(String text) throws IOException {
        var file = folder.resolve("net.toml");
        Files.writeString(file, text);
        return NetworkReader.read(file);
    }

    @Test
    void read_connectome_givesCellsSynapsesAndDelays() throws IOException {
        var network = read(NETWORK).network();
        var edges = network.wiring("tracts", Quantity.of(0.5, "ms")).edges(DType.F64, 1);

        assertThat(network.population("regions").size()).isEqualTo(3);
        assertThat(edges.size()).isEqualTo(2);
        assertThat(edges.target(0)).isEqualTo(1);
        assertThat(edges.weight(0)).isEqualTo(40);
        // 6 mm and 10 mm at 2 mm/ms, in steps of 0.5 ms
        assertThat(edges.delay(0)).isEqualTo(6);
        assertThat(edges.delay(1)).isEqualTo(10);
    }

    /// A is above its threshold, and each spike makes the next region fire.
    @Test
    void run_connectome_passesSpikesOnAfterTheTimeOfTheTracts() throws IOException {
        try (var simulation = new NetworkSimulation(
                read(NETWORK).network(),
                Quantity.of(0.5, "ms"),
                DType.F64,
                Engine.best().withThreads(1))) {
            var raster = simulation.run(Quantity.of(50, "ms"), _ -> {}).spikes("regions");

            double a = first(raster, 0);
            double b = first(raster, 1);
            double c = first(raster, 2);
            // what arrives in a step is seen by the threshold of the next
            assertThat(b - a).isEqualTo(3.5);
            assertThat(c - b).isEqualTo(5.5);
        }
    }

    private static double first(Raster raster, int cell) {
        return IntStream.range(0, raster.size())
                .filter(i -> raster.cell(i) == cell)
                .mapToDouble(raster::timeMs)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void read_connectomeThatIsNotThere_saysWhichIsMeant() {
        assertThatThrownBy(() ->
                        read(NETWORK.replace("connectome = \"brain\"\nsynapse", "connectome = \"brian\"\nsynapse")))
                .hasMessageContaining("there is no connectome 'brian' with regions; did you mean 'brain'?");
        assertThatThrownBy(() -> read(NETWORK.replace("lengths = \"lengths.csv\", ", "")))
                .hasMessageContaining("the connectome has no lengths of tracts; give a delay in its place");
    }
}
