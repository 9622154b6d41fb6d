package synfire.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import synfire.data.format.Synthetic.NwbParts;

/// What a person reads when a file cannot be read, word for word.
final class FormatMessagesTest {

    private static final String DAMAGED = "\nfix: the file is cut or damaged; copy it again from where it came from";

    @Test
    void open_otherFormat_namesItAndTheOnesThatAreRead() {
        refused(
                text("MATLAB 5.0 MAT-file, Platform: GLNX86"),
                "x: this is a MATLAB file\n"
                        + "fix: give a file in NWB 2 (HDF5), ABF 1 or 2, Igor binary wave 2 or 5, or a table of numbers as text");
        refused(
                text("one\0two"),
                "x: byte 3 (text): a zero byte is no text\n"
                        + "fix: give a file in NWB 2 (HDF5), ABF 1 or 2, Igor binary wave 2 or 5, or a table of numbers as text");
        refused(
                text("Dear colleague,\nplease find the recordings attached.\n"),
                "x: there is no row of numbers\nfix: the recording is empty, or it is no table; take another file");
        refused(new byte[0], "x: the file is empty" + DAMAGED);
    }

    @Test
    void open_gzip_isCheckedWhileUnpacking() {
        var packed = Synthetic.gzip(Synthetic.abf1());
        assertThatThrownBy(() -> open(Arrays.copyOf(packed, packed.length / 2)))
                .hasMessageMatching("x: gzip: the packed data stop in the middle, after \\d+ unpacked bytes" + DAMAGED);
        var broken = packed.clone();
        broken[broken.length - 6] ^= 1;
        refused(
                broken,
                "x: gzip: the packed data are damaged after %d unpacked bytes (Corrupt GZIP trailer)"
                                .formatted(Synthetic.abf1().length)
                        + DAMAGED);
        assertThatThrownBy(() -> open(Synthetic.gzip(new byte[100_000_000])))
                .hasMessageMatching("x: gzip: the \\d{5,6} bytes unpack to more than \\d{8}\n"
                        + "fix: this is hardly a recording; unpack it with gunzip and look at it");
    }

    @Test
    void open_abf2Damaged_namesByteAndField() {
        var whole = Synthetic.abf2(false, true);
        refused(
                Arrays.copyOf(whole, 9000),
                "x: byte 4096 (data section): 7680 bytes are expected here, but the file ends at byte 9000" + DAMAGED);
        refused(
                Arrays.copyOf(whole, 100),
                "x: byte 220 (strings section: block): 4 bytes are expected here, but the file ends at byte 100"
                        + DAMAGED);
        refused(
                changed(whole, bytes -> bytes.putShort(30, (short) 7)),
                "x: byte 30 (number format): 7 is neither 0 (16-bit integers) nor 1 (floats)" + DAMAGED);
        refused(
                changed(whole, bytes -> bytes.putFloat(514, -1)),
                "x: byte 514 (sampling interval): -1.0 µs is not a sampling interval" + DAMAGED);
        refused(
                changed(whole, bytes -> bytes.putLong(244, 1L << 40)),
                "x: byte 244 (data section: entries): 1099511627776 entries of 2 bytes do not fit into the 11776 bytes"
                        + " of the file" + DAMAGED);
        refused(
                changed(whole, bytes -> bytes.putFloat(2 * 512 + 28, 0)),
                "x: byte 1052 (gain): range 10.0 V, resolution 32768 and gain 0.0 give no scale" + DAMAGED);
        refused(
                changed(whole, bytes -> bytes.putInt(6 * 512 + 12, 4000)),
                "x: sweep 1: 4000 samples of 2 channels together do not fit: 2560 of 3840 samples are left" + DAMAGED);
        refused(
                changed(whole, bytes -> bytes.putLong(244, 0)),
                "x: the file has no samples\nfix: the recording is empty; take another file");
    }

    @Test
    void command_abf2WithoutIt_saysWhy() {
        var bytes = Synthetic.abf2(false, false);
        int dac = 3 * 512;
        unknown(changed(bytes, b -> b.putShort(dac + 40, (short) 0)), "output 'Cmd 0' played no waveform");
        unknown(
                changed(bytes, b -> b.putShort(dac + 42, (short) 2).putInt(dac + 118, 2)),
                "output 'Cmd 0' played the file \"steps.pro\"");
        unknown(
                changed(bytes, b -> b.putShort(4 * 512 + 4, (short) 6)),
                "output 'Cmd 0' has an epoch of unknown type 6");
        unknown(
                changed(bytes, b -> b.putShort(4 * 512 + 4, (short) 3)),
                "output 'Cmd 0' has a train with period 0 and pulse width 0");
        unknown(changed(bytes, b -> b.putInt(dac + 28, 4)), "no output is in units of current");
    }

    @Test
    void open_abf1Damaged_namesByteAndField() {
        var whole = Synthetic.abf1();
        refused(
                Arrays.copyOf(whole, 7000),
                "x: byte 6144 (data): 7680 bytes are expected here, but the file ends at byte 7000" + DAMAGED);
        refused(
                changed(whole, bytes -> bytes.putShort(120, (short) 40)),
                "x: byte 120 (number of channels): 40 is not between 1 and 16" + DAMAGED);
        refused(
                changed(whole, bytes -> bytes.putShort(8, (short) 9)),
                "x: operation mode: 9 is none of the modes 1 to 5" + DAMAGED);
        refused(
                changed(whole, bytes -> bytes.putInt(16, 100_000)),
                "x: number of sweeps: 100000 sweeps cannot lie in 3840 samples of 2 channels" + DAMAGED);
    }

    @Test
    void open_igorDamaged_namesByteAndField() {
        var whole = Synthetic.igor2(ByteOrder.LITTLE_ENDIAN);
        refused(
                changed(whole, bytes -> bytes.put(30, (byte) 1)),
                "x: header: its check sum is 1 instead of 0" + DAMAGED);
        refused(
                changed(whole, bytes -> bytes.putShort(0, (short) 3)),
                "x: byte 0 (version): version 3 of the Igor binary format is neither 2 nor 5\n"
                        + "fix: save the wave again with Igor Pro 3 or later");
        refused(
                summed(whole, bytes -> bytes.putShort(16, (short) 3)),
                "x: byte 16 (number type): type 3 is no real number\n"
                        + "fix: save the wave in Igor as single or double precision");
        refused(
                summed(whole, bytes -> bytes.putInt(58, 1 << 30)),
                "x: byte 126 (data): 4294967296 bytes are expected here, but the file ends at byte 2714" + DAMAGED);
        refused(
                summed(whole, bytes -> bytes.putDouble(64, 0)),
                "x: byte 64 (step of x): 0.0 s is not a time step\n"
                        + "fix: set it in Igor: SetScale/P x 0, 0.0001, \"s\", wave");
    }

    @Test
    void open_nwbOfAnotherKind_saysWhatItIs(@TempDir Path folder) throws IOException {
        refused(
                Synthetic.nwb(new NwbParts("2.2.5", "VoltageClampSeries", true, true, false)),
                "x: /acquisition: its 3 recordings are in voltage clamp\n"
                        + "fix: give a recording in current clamp: the voltage of a cell that fires, with the injected current");
        refused(
                Synthetic.nwb(new NwbParts("1.0.6", "CurrentClampSeries", true, true, false)),
                "x: /@nwb_version: this is not version 2 of NWB\n"
                        + "fix: convert it to NWB 2, or to a table of numbers as text");
        var path = folder.resolve("plain.h5");
        try (var file = HdfFile.write(path)) {
            file.putDataset("v", new double[] {1, 2});
        }
        refused(
                Files.readAllBytes(path),
                "x: /@nwb_version: this is an HDF5 file, but not in NWB\n"
                        + "fix: convert it to NWB 2, or to a table of numbers as text");
    }

    @Test
    void open_nwbCut_saysThatItIsBroken() {
        var whole = Synthetic.nwb(NwbParts.USUAL);
        assertThatThrownBy(() -> open(Arrays.copyOf(whole, whole.length / 2)))
                .isInstanceOf(RecordingFormatException.class)
                .hasMessageMatching("(?s)x: [^:]+: .+" + DAMAGED);
    }

    @Test
    void open_text_namesLineAndColumn() {
        refused(
                text("t (s)\tV (mV)\n0\t-70\n1e-4\t-7o\n"),
                "x: line 3, column 2: '-7o' is not a number\nfix: correct it, or set separator or header_rows");
        refused(
                text("0;-70,5\n1;-70,25\n"),
                "x: there is no row of numbers, but numbers with a decimal comma\nfix: write decimals with a point");
        refused(
                text("0\t-70\n1\t-70,25\n"),
                "x: line 2, column 2: '-70,25' is not a number\n"
                        + "fix: correct it, or set separator or header_rows; write decimals with a point");
        refused(
                text("t (s),V (mV)\n0,-70\n1e-4,-70,3\n"),
                "x: line 3: 3 cells instead of 2\n"
                        + "fix: give each row the same number of cells, or set separator or header_rows");
        refused(
                text("t (s),V (mV)\n0,-70\n1e-4,-70\n3e-4,-70\n"),
                "x: times: they are not equally spaced: number 2 is 1.0E-4 s instead of 1.5E-4 s\n"
                        + "fix: resample the recording, or set dt if the times are wrong");
        refused(
                text("t (s),x\n0,-70\n1e-4,-70\n"),
                "x: no column says that it holds a voltage or a current\nfix: set voltage_unit and current_unit, and"
                        + " voltage_column and current_column where there are several");
        refused(
                Synthetic.rows(true).getBytes(StandardCharsets.UTF_8),
                "x: a table with a row for each sweep does not say its unit\nfix: set voltage_unit, or current_unit");
    }

    private static RecordingFile open(byte[] bytes) {
        return RecordingFile.open("x", bytes, TextLayout.AUTOMATIC);
    }

    private static void refused(byte[] bytes, String message) {
        assertThatThrownBy(() -> open(bytes))
                .isInstanceOf(RecordingFormatException.class)
                .hasMessage(message);
    }

    private static void unknown(byte[] bytes, String reason) {
        assertThat(open(bytes).command(0)).isEqualTo(new Command.Unknown(reason));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] changed(byte[] bytes, Consumer<ByteBuffer> change) {
        var copy = ByteBuffer.wrap(bytes.clone()).order(ByteOrder.LITTLE_ENDIAN);
        change.accept(copy);
        return copy.array();
    }

    private static byte[] summed(byte[] bytes, Consumer<ByteBuffer> change) {
        return changed(bytes, copy -> {
            change.accept(copy);
            Synthetic.checkSum(copy, 126, 14);
        });
    }
}
