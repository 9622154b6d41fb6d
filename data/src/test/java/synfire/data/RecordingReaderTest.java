package synfire.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import synfire.data.format.RecordingFormatException;
import synfire.data.format.Synthetic;
import synfire.data.format.TextColumn;
import synfire.data.format.TextColumn.Kind;
import synfire.data.format.TextLayout;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.network.Recording;
import synfire.network.Samples;

final class RecordingReaderTest {

    private static final IntToDoubleFunction RAMP = i -> i - 65;
    private static final IntToDoubleFunction STEP = i -> i < 5 ? 0 : 0.1;

    @TempDir
    private Path folder;

    @Test
    void read_bothInOneFile_isInMillivoltsPicoamperesMilliseconds() throws IOException {
        write("cell.txt", "t (s)\tV (mV)\tI (nA)", 10, 1e-4, RAMP, STEP);

        var sweep = read("cell.txt").sweep(0);

        assertThat(sweep.voltage().name()).isEqualTo("voltage");
        assertThat(sweep.voltage().samples()).isEqualTo(Samples.generate(10, RAMP));
        assertThat(sweep.current().unit()).isEqualTo(Units.PA);
        assertThat(sweep.current().get(5)).isEqualTo(100);
        assertThat(sweep.dtMs()).isEqualTo(0.1);
        assertThat(read("cell.txt").notes())
                .containsEntry("voltage channel", "V")
                .containsEntry("current channel", "I");
    }

    @Test
    void read_twoFiles_takesVoltageFromTheFirstAndCurrentFromTheSecond() throws IOException {
        write("v.txt", "t (s)\tV (mV)\tI (nA)", 10, 1e-4, RAMP, i -> 7);
        write("i.txt", "t (s)\tV (mV)\tI (nA)", 10, 1e-4, i -> 7, STEP);

        var sweep = read("v.txt+i.txt").sweep(0);

        assertThat(sweep.voltage().get(3)).isEqualTo(-62);
        assertThat(sweep.current().get(5)).isEqualTo(100);
    }

    @Test
    void read_pattern_countsSweepsThroughInNaturalOrder() throws IOException {
        for (int n : new int[] {10, 9, 1}) {
            write("v" + n + ".txt", "t (s)\tV (mV)\tx", 5, 1e-4, i -> n, i -> 0);
        }
        write("i.txt", "t (s)\tI (pA)\tx", 5, 1e-4, i -> 3, i -> 0);

        var all = read("v*.txt+i.txt");
        var two = read("v*.txt+i.txt#sweeps=::2");

        assertThat(all.sweeps()).extracting(sweep -> sweep.voltage().get(0)).containsExactly(1.0, 9.0, 10.0);
        assertThat(two.sweeps()).extracting(sweep -> sweep.index()).containsExactly(0, 2);
        assertThat(two.source()).isEqualTo("v*.txt+i.txt#sweeps=::2");
        refused("w*.txt", "w*.txt: no file matches\nfix: check the pattern; it is relative to the folder of the study");
        refused(
                "v*.txt+v?.txt",
                "v?.txt: 2 files of current match, but 3 of voltage\nfix: give as many, or one for all");
    }

    @Test
    void read_window_keepsTimes() throws IOException {
        write("cell.txt", "t (s)\tV (mV)\tI (nA)", 10, 1e-4, RAMP, STEP);

        var sweep = read("cell.txt@0.3ms:0.6ms").sweep(0);

        assertThat(sweep.startMs()).isCloseTo(0.3, within(1e-12));
        assertThat(sweep.voltage().samples()).isEqualTo(Samples.of(-62, -61, -60));
        refused(
                "cell.txt@5ms:9ms",
                "cell.txt: sweep 0: the current has no samples in the window 5ms:9ms; it reaches from 0 ms to 1 ms\n"
                        + "fix: choose a window inside, such as @0ms:1ms");
    }

    @Test
    void read_corrections_areTakenOut() throws IOException {
        write("cell.txt", "t (s)\tV (mV)\tI (nA)", 10, 1e-4, i -> -50, i -> 0.2);
        var corrections = Corrections.NONE
                .withBridge(Quantity.of(20, Units.MOHM))
                .withLiquidJunction(Quantity.of(14, Units.MV))
                .withCurrentScale(-1);
        var reader = new RecordingReader(folder, ReadOptions.DEFAULT.withCorrections(corrections));

        var sweep = reader.read(RecordingSpec.of("cell.txt")).sweep(0);

        // -50 mV - 14 mV - 0.02 GOhm * -200 pA
        assertThat(sweep.voltage().get(0)).isEqualTo(-60);
        assertThat(sweep.current().get(0)).isEqualTo(-200);
    }

    @Test
    void read_steps_areTheMediansOfWhatWasRecorded() throws IOException {
        // a pulse of 5 nA in each step, as at a spike; bridge and holding see the levels
        write("cell.txt", "t (s)\tV (mV)\tI (nA)", 10, 1e-4, i -> -50, i -> i == 2 || i == 7 ? 5 : i < 5 ? -0.05 : 0.1);
        var corrections =
                Corrections.NONE.withBridge(Quantity.of(20, Units.MOHM)).withHolding(Quantity.of(-50, Units.PA));
        var options = ReadOptions.DEFAULT
                .withCorrections(corrections)
                .withSteps(new StepProtocol(List.of(Quantity.of(0.5, Units.MS))));

        var sweep = new RecordingReader(folder, options)
                .read(RecordingSpec.of("cell.txt"))
                .sweep(0);

        assertThat(sweep.current().samples()).isEqualTo(Samples.generate(10, i -> i < 5 ? 0 : 150));
        assertThat(sweep.voltage().samples()).isEqualTo(Samples.generate(10, i -> i < 5 ? -49 : -52));
    }

    @Test
    void read_resampleTo_bringsBothToOneStep() throws IOException {
        write("v.txt", "t (s)\tV (mV)\tx", 40, 5e-5, i -> -65, i -> 0);
        write("i.txt", "t (s)\tI (pA)\tx", 20, 1e-4, STEP, i -> 0);

        refused(
                "v.txt+i.txt",
                "v.txt: sweep 0: the voltage has a sample every 0.05 ms from 0 ms, the current every 0.1 ms from 0 ms\n"
                        + "fix: set resample_to, or give files that start together");
        var reader = new RecordingReader(folder, ReadOptions.DEFAULT.withResampleTo(Quantity.of(0.2, Units.MS)));
        var sweep = reader.read(RecordingSpec.parse("v.txt+i.txt")).sweep(0);

        assertThat(sweep.dtMs()).isEqualTo(0.2);
        // the step lies in the middle of sample 2, whose mean is half of it
        assertThat(sweep.current().samples().part(0, 4).toArray())
                .containsExactly(new double[] {0, 0, 0.05, 0.1}, within(1e-12));
    }

    @Test
    void read_lengthsDiffer_saysWhatTheyShare() throws IOException {
        write("v.txt", "t (s)\tV (mV)\tx", 40, 1e-4, RAMP, i -> 0);
        write("i.txt", "t (s)\tI (pA)\tx", 25, 1e-4, STEP, i -> 0);

        refused(
                "v.txt+i.txt",
                "v.txt: sweep 0: the voltage has 40 samples, the current 25\n"
                        + "fix: give files of one length, or cut both to what they share: @0ms:2.5ms");
        assertThat(read("v.txt+i.txt@0ms:2.5ms").sweep(0).size()).isEqualTo(25);
    }

    @Test
    void read_notANumber_saysWhereAndHowToGoRound() throws IOException {
        write("cell.txt", "t (s)\tV (mV)\tI (nA)", 10, 1e-4, i -> i == 7 ? Double.NaN : -60, STEP);

        refused(
                "cell.txt",
                "cell.txt: sweep 0: sample 7 of the voltage, at 0.7 ms, is NaN\n"
                        + "fix: choose a window without it, such as @0ms:0.7ms");
        assertThat(read("cell.txt@0ms:0.7ms").sweep(0).size()).isEqualTo(7);
    }

    @Test
    void read_severalChannels_asksForAName() throws IOException {
        write("cell.txt", "t (s)\tV1 (mV)\tV2 (mV)", 5, 1e-4, i -> -60, i -> -70);
        write("i.txt", "t (s)\tI (pA)\tx", 5, 1e-4, STEP, i -> 0);

        // two columns of one unit are two sweeps; a named one is one
        assertThat(read("cell.txt+i.txt").size()).isEqualTo(2);
        refused(
                "cell.txt+i.txt#voltage=V3",
                "cell.txt: sweep 0: there is no channel 'V3'; there are the channels 'V1' (mV)\n"
                        + "fix: name one of these: #voltage=NAME");
    }

    @Test
    void read_sweepThatIsNotThere_saysHowMany() throws IOException {
        write("cell.txt", "t (s)\tV (mV)\tI (nA)", 10, 1e-4, RAMP, STEP);

        refused(
                "cell.txt#sweeps=4",
                "cell.txt: #sweeps=4: there is no sweep 4; there is 1 sweep, counted from 0\nfix: choose among them");
        refused(
                "cell.txt#sweeps=3:",
                "cell.txt: #sweeps=3:: this chooses none of 1 sweeps\nfix: choose among sweeps 0 to 0");
    }

    @Test
    void read_noHeader_needsColumnsUnitsAndStep() throws IOException {
        Files.writeString(folder.resolve("00-0.voltage"), "0 12.5 -70\n1 25 -69.5\n2 25 -69\n");
        refused(
                "00-0.voltage",
                "00-0.voltage: the time between samples is not known\n"
                        + "fix: set dt, such as dt = \"0.1 ms\", or time_column and time_unit");
        var layout = TextLayout.AUTOMATIC
                .withDt(Quantity.of(1, Units.MS))
                .with(TextColumn.of(Kind.CURRENT, "2", Units.PA))
                .with(TextColumn.of(Kind.VOLTAGE, "3", Units.MV));

        var sweep = new RecordingReader(folder, ReadOptions.DEFAULT.withText(layout))
                .read(RecordingSpec.of("00-0.voltage"))
                .sweep(0);

        assertThat(sweep.voltage().samples()).isEqualTo(Samples.of(-70, -69.5, -69));
        assertThat(sweep.current().samples()).isEqualTo(Samples.of(12.5, 25, 25));
        assertThat(sweep.dtMs()).isEqualTo(1);
    }

    @Test
    void read_currentSource_choosesChannelOrProtocol() throws IOException {
        var bytes = Synthetic.abf2(false, true);
        // the first sweep was played with 40 pA more than was recorded
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(4 * 512 + 48 + 6, 40);
        Files.write(folder.resolve("cell.abf"), bytes);
        Files.write(folder.resolve("alone.abf"), Synthetic.abf2(true, false));

        assertThat(read("cell.abf").sweep(0).current().get(300)).isZero();
        assertThat(read("cell.abf#current=Cmd 0").sweep(0).current().get(300)).isEqualTo(40);
        assertThat(read("alone.abf").sweep(2).current().get(300)).isEqualTo(50);
        var protocol = new RecordingReader(folder, ReadOptions.DEFAULT.withCurrentSource(CurrentSource.PROTOCOL));
        assertThat(protocol.read(RecordingSpec.of("cell.abf"))
                        .sweep(0)
                        .current()
                        .get(300))
                .isEqualTo(40);
        var recorded = new RecordingReader(folder, ReadOptions.DEFAULT.withCurrentSource(CurrentSource.RECORDED));
        assertThatThrownBy(() -> recorded.read(RecordingSpec.of("alone.abf")))
                .hasMessageEndingWith("alone.abf: sweep 0: no channel is in units of current, and the command is not"
                        + " known: the protocol is not to be used\n"
                        + "fix: give the current as a second file: FILE+CURRENT_FILE");
        assertThat(recorded.describe(RecordingSpec.of("alone.abf")))
                .isEqualTo(Map.of(folder.resolve("alone.abf").toString(), "abf2"));
    }

    @Test
    void read_missingFileOrFolder_saysSo() {
        refused(
                "none.abf",
                "none.abf: there is no such file\nfix: check the path; it is relative to the folder of the study");
        assertThatThrownBy(() -> new RecordingReader(folder.getParent(), ReadOptions.DEFAULT)
                        .read(RecordingSpec.of(folder.getFileName().toString())))
                .isInstanceOf(RecordingFormatException.class)
                .hasMessageContaining("fix: ");
    }

    private Recording read(String spec) {
        return new RecordingReader(folder, ReadOptions.DEFAULT).read(RecordingSpec.parse(spec));
    }

    private void refused(String spec, String message) {
        assertThatThrownBy(() -> read(spec))
                .isInstanceOf(RecordingFormatException.class)
                .satisfies(thrown -> assertThat(thrown.getMessage().replace(folder + "/", ""))
                        .isEqualTo(message));
    }

    private void write(
            String name, String header, int samples, double dtSeconds, IntToDoubleFunction one, IntToDoubleFunction two)
            throws IOException {
        var text = new StringBuilder(header).append('\n');
        for (int i = 0; i < samples; i++) {
            text.append(Math.rint(i * dtSeconds * 1e9) / 1e9).append('\t').append(one.applyAsDouble(i));
            text.append('\t').append(two.applyAsDouble(i)).append('\n');
        }
        Files.writeString(folder.resolve(name), text);
    }
}
