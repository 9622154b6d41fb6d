package synfire.simulate.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Projection;
import synfire.network.description.Synapse;
import synfire.network.recording.Kept;
import synfire.network.recording.Sink;
import synfire.network.values.CellValues;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;
import synfire.simulate.Engine;

/// A run that goes on from a file gives the bits of a run that never stopped.
final class CheckpointTest {

    private static final Quantity DT = Quantity.of(0.1, "ms");
    private static final int STEPS = 1200;

    @TempDir
    Path folder;

    private static Network network(String weight) {
        var cells = Population.of("cells", Cuba.cell(), 120).starting("v", CellValues.formula("-60*mV + 10*mV*rand()"));
        return Network.named("small", 3)
                .with(cells)
                .with(new Projection(
                        "recurrent",
                        cells.all(),
                        cells.all(),
                        new Connector.FixedProbability(0.1, false),
                        Synapse.addTo("ge"),
                        Weights.of(Quantity.parse(weight).value(), "mV"),
                        Delay.steps(1.3, "ms")));
    }

    private static NetworkSimulation simulation(DType dtype) {
        return new NetworkSimulation(network("1.6 mV"), DT, dtype, Engine.best().withThreads(1));
    }

    private static NetworkFingerprint fingerprint(String weight) {
        return NetworkFingerprint.of(network(weight), DT, DType.F64);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 13, 500, 777, 1199})
    void restore_atAnyStep_goesOnWithTheSameBits(int split) throws IOException {
        for (var dtype : new DType[] {DType.F64, DType.F32}) {
            var whole = new Kept();
            NetworkState end;
            try (var simulation = simulation(dtype)) {
                simulation.advance(STEPS, whole, _ -> {});
                end = simulation.state();
            }
            var parts = new Kept();
            var file = folder.resolve("run.checkpoint");
            try (var simulation = simulation(dtype)) {
                simulation.advance(split, parts, _ -> {});
                new Checkpoint(fingerprint("1.6 mV"), simulation.state(), Map.of("rows", 5L)).write(file);
                simulation.advance(50, Sink.NONE, _ -> {});
            }
            try (var simulation = simulation(dtype)) {
                simulation.restore(Checkpoint.read(file).state());
                simulation.advance(STEPS - split, parts, _ -> {});

                assertThat(simulation.state()).isEqualTo(end);
            }
            assertThat(parts.raster("cells", 120, 0, 120)).isEqualTo(whole.raster("cells", 120, 0, 120));
            assertThat(whole.raster("cells", 120, 0, 120).size()).isGreaterThan(50);
        }
    }

    @Test
    void read_afterWrite_isEqual() throws IOException {
        var checkpoint = written();

        assertThat(Checkpoint.read(folder.resolve("c"))).isEqualTo(checkpoint);
        assertThat(folder.resolve("c.part")).doesNotExist();
    }

    private Checkpoint written() throws IOException {
        try (var simulation = simulation(DType.F64)) {
            simulation.advance(100, Sink.NONE, _ -> {});
            var checkpoint = new Checkpoint(fingerprint("1.6 mV"), simulation.state(), Map.of("rows", 7L));
            checkpoint.write(folder.resolve("c"));
            return checkpoint;
        }
    }

    @Test
    void read_ofWhatIsNoWholeCheckpoint_saysWhatAndTheFix() throws IOException {
        written();
        var bytes = Files.readAllBytes(folder.resolve("c"));
        fails(
                Arrays.copyOf(bytes, 2000),
                "checkpoint f: it ends after 2,000 bytes, in the middle; take an earlier one");
        fails(
                "what is this".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "checkpoint f: it does not begin like a checkpoint; give a file that synfire simulate has written");
        var later = bytes.clone();
        later[22] = 9;
        fails(
                later,
                "checkpoint f: it has version 9, this program reads 1; run anew, or take the program that wrote it");
        var changed = bytes.clone();
        changed[bytes.length - 100] ^= 1;
        fails(changed, "checkpoint f: its checksum does not fit, so bytes of it have changed; take an earlier one");
    }

    private void fails(byte[] bytes, String message) throws IOException {
        var file = folder.resolve("f");
        Files.write(file, bytes);
        assertThatThrownBy(() -> Checkpoint.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void check_againstAnotherNetwork_saysWhichPartDiffers() throws IOException {
        var checkpoint = written();

        checkpoint.check(Path.of("run.checkpoint"), fingerprint("1.6 mV"));
        assertThatThrownBy(() -> checkpoint.check(Path.of("run.checkpoint"), fingerprint("1.7 mV")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("checkpoint run.checkpoint: it is of another network: projection 'recurrent' is another;"
                        + " give back what has changed, or run anew");
        var f32 = NetworkFingerprint.of(network("1.6 mV").with(Population.of("more", Cuba.cell(), 2)), DT, DType.F32);
        assertThatThrownBy(() -> checkpoint.check(Path.of("run.checkpoint"), f32))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("checkpoint run.checkpoint: it is of another network: number type is another,"
                        + " population 'more' is new; give back what has changed, or run anew");
    }

    @Test
    void restore_ofAStateOfOtherSize_saysSo() {
        try (var simulation = simulation(DType.F64)) {
            var state = simulation.state();
            var other = new java.util.LinkedHashMap<>(state.values());
            other.put("cells.v", synfire.network.Samples.of(1, 2));

            assertThatThrownBy(() -> simulation.restore(new NetworkState(3, other)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the state has 2 values of 'cells.v', the network 120");
        }
    }
}
