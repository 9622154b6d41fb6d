package synfire.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import synfire.data.format.Synthetic.NwbParts;
import synfire.equations.units.Quantity;
import synfire.equations.units.Unit;
import synfire.equations.units.Units;
import synfire.network.Signal;

/// Every format gives back what was written, plain and gzipped.
final class RecordingFileTest {

    /// A value that a sweep should have at a sample.
    private interface Expected {
        double at(int sweep, int sample);
    }

    @Test
    void open_abf2Integers_scalesByAllGainsAndKeepsLabels() {
        var file = open(Synthetic.abf2(false, true));

        assertThat(file.format()).isEqualTo("abf2");
        assertThat(file.notes()).containsEntry("program", "Clampex").containsEntry("protocol", "steps.pro");
        holds(file, 0, "Im", Units.MV, Synthetic::voltage, 1e-5); // gains are floats of seven digits
        holds(file, 1, "Vm", Units.PA, Synthetic::current, 1e-5);
    }

    @Test
    void open_abf2Floats_takesThemAsTheyAre() {
        var file = open(Synthetic.abf2(true, true));

        holds(file, 0, "Im", Units.MV, Synthetic::voltage, 1e-5); // a float has seven digits
        holds(file, 1, "Vm", Units.PA, Synthetic::current, 1e-5);
    }

    @Test
    void command_abf2_isTheEpochsAfterTheFirst64th() {
        var file = open(Synthetic.abf2(false, false));

        for (int s = 0; s < Synthetic.SWEEPS; s++) {
            assertThat(file.command(s)).isInstanceOf(Command.Rebuilt.class);
            var output = ((Command.Rebuilt) file.command(s)).outputs().getFirst();
            assertThat(output.name()).isEqualTo("Cmd 0");
            for (int i = 0; i < Synthetic.SAMPLES; i++) {
                assertThat(output.get(i)).isEqualTo(Synthetic.current(s, i));
            }
        }
    }

    @Test
    void open_abf2GapFree_isOneSweep() {
        var bytes = Synthetic.abf2(false, true);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putShort(512, (short) 3);

        var file = open(bytes);

        assertThat(file.sweepCount()).isEqualTo(1);
        assertThat(file.sweep(0).getFirst().size()).isEqualTo(Synthetic.SWEEPS * Synthetic.SAMPLES);
        assertThat(file.sweep(0).getFirst().get(Synthetic.SAMPLES + 7))
                .isCloseTo(Synthetic.voltage(1, 7), within(1e-5));
    }

    @Test
    void open_abf2SweepsOfDifferentLength_cutsByTheTable() {
        var bytes = Synthetic.abf2(false, true);
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(6 * 512 + 4, 2 * 100)
                .putInt(6 * 512 + 20, 2 * 1180);

        var file = open(bytes);

        assertThat(IntStream.range(0, 3).map(s -> file.sweep(s).getFirst().size()))
                .containsExactly(100, 640, 1180);
        // the second sweep begins with sample 100 of what was the first
        assertThat(file.sweep(1).getFirst().get(0)).isCloseTo(Synthetic.voltage(0, 100), within(1e-5));
    }

    @Test
    void open_abf1_takesInputsInTheOrderOfSampling() {
        var file = open(Synthetic.abf1());

        assertThat(file.format()).isEqualTo("abf1");
        holds(file, 0, "Vm", Units.MV, Synthetic::voltage, 1e-5);
        holds(file, 1, "Im", Units.NA, (s, i) -> Synthetic.current(s, i) / 1000, 1e-8);
    }

    @Test
    void open_igor2_eitherByteOrder() {
        for (var order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            var file = open(Synthetic.igor2(order));

            assertThat(file.sweepCount()).isEqualTo(1);
            assertThat(file.notes()).containsEntry("note", "note of ours");
            var signal = file.sweep(0).getFirst();
            assertThat(signal.name()).isEqualTo("v_0");
            assertThat(signal.dtMs()).isEqualTo(0.1);
            assertThat(signal.in(Units.MV).get(17)).isCloseTo(Synthetic.voltage(0, 17), within(1e-5));
        }
    }

    @Test
    void open_igor5Matrix_hasASweepInEachColumn() {
        for (var order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            var file = open(Synthetic.igor5(order));

            assertThat(file.notes()).containsEntry("note", "note\nof ours");
            holds(file, 0, "i_all", Units.A, (s, i) -> Synthetic.current(s, i) * 1e-12, 1e-20);
        }
    }

    @Test
    void open_nwb_appliesConversionAndOffsetAndPairsBySweepNumber() {
        for (var parts : List.of(
                NwbParts.USUAL,
                new NwbParts("2.0b", "CurrentClampSeries", false, true, false),
                new NwbParts("2.5.0", "TimeSeries", true, false, false))) {
            var file = open(Synthetic.nwb(parts));

            assertThat(file.format()).isEqualTo("nwb");
            assertThat(file.notes()).containsEntry("identifier", "synthetic");
            assertThat(file.sweep(0)).extracting(Signal::name).containsExactly("Response_9", "Stimulus_9");
            assertThat(file.sweep(2)).extracting(Signal::name).containsExactly("Response_11", "Stimulus_11");
            holds(file, 0, "", Units.V, (s, i) -> Synthetic.voltage(s, i) / 1000, 1e-12);
            holds(file, 1, "", Units.A, (s, i) -> Synthetic.current(s, i) * 1e-12, 1e-24);
        }
    }

    @Test
    void command_nwbWithoutCurrent_isZero() {
        var file = open(Synthetic.nwb(new NwbParts("2.2.5", "IZeroClampSeries", true, true, false)));

        assertThat(((Command.Rebuilt) file.command(1))
                        .outputs().getFirst().samples().stream().distinct())
                .containsExactly(0.0);
    }

    @Test
    void open_columns_readsUnitsAndStepFromTheHeader() {
        var file = open(Synthetic.columns(2).getBytes(StandardCharsets.UTF_8));

        assertThat(file.format()).isEqualTo("text");
        assertThat(file.sweep(0)).extracting(Signal::name).containsExactly("Vm", "I");
        assertThat(file.sweep(0)).extracting(Signal::dtMs).containsExactly(0.1, 0.1);
        assertThat(file.sweep(0).get(0).get(33)).isEqualTo(Synthetic.voltage(2, 33));
        assertThat(file.sweep(0).get(1).in(Units.PA).get(333)).isCloseTo(50, within(1e-12));
    }

    @Test
    void open_rows_dropsTheColumnOfRowNumbers() {
        var layout = TextLayout.AUTOMATIC
                .withDt(Quantity.of(0.1, Units.MS))
                .with(TextColumn.all(TextColumn.Kind.CURRENT, Units.A));

        var file = RecordingFile.open("x.csv", Synthetic.rows(false).getBytes(StandardCharsets.UTF_8), layout);

        holds(file, 0, "current", Units.A, (s, i) -> Synthetic.current(s, i) * 1e-12, 1e-24);
    }

    /// Opens the bytes as they are and gzipped, and checks that both give the same.
    private static RecordingFile open(byte[] bytes) {
        var plain = RecordingFile.open("plain", bytes, TextLayout.AUTOMATIC);
        var packed = RecordingFile.open("packed", Synthetic.gzip(bytes), TextLayout.AUTOMATIC);
        assertThat(IntStream.range(0, plain.sweepCount()).mapToObj(plain::sweep))
                .containsExactlyElementsOf(IntStream.range(0, packed.sweepCount())
                        .mapToObj(packed::sweep)
                        .toList());
        return plain;
    }

    private static void holds(
            RecordingFile file, int channel, String name, Unit unit, Expected expected, double tolerance) {
        assertThat(file.sweepCount()).isEqualTo(Synthetic.SWEEPS);
        for (int s = 0; s < Synthetic.SWEEPS; s++) {
            var signal = file.sweep(s).get(channel);
            assertThat(signal.name()).contains(name);
            assertThat(signal.unit().equivalentTo(unit)).isTrue();
            assertThat(signal.dtMs()).isCloseTo(Synthetic.DT_MS, within(1e-12));
            assertThat(signal.startMs()).isZero();
            assertThat(signal.size()).isEqualTo(Synthetic.SAMPLES);
            for (int i = 0; i < Synthetic.SAMPLES; i++) {
                assertThat(signal.get(i)).isCloseTo(expected.at(s, i), within(tolerance));
            }
        }
    }
}
