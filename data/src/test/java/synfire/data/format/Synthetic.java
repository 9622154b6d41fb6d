package synfire.data.format;

import io.jhdf.HdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableGroup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.zip.GZIPOutputStream;

/// Small recordings of ours in every format: `SWEEPS` sweeps of `SAMPLES` samples, at 10 kHz, of a voltage in mV and a
/// current in pA that are plain functions of sweep and sample.
public final class Synthetic {

    public static final int SWEEPS = 3;
    public static final int SAMPLES = 640;
    static final double DT_MS = 0.1;

    private Synthetic() {}

    public static double voltage(int sweep, int sample) {
        return -70 + sweep + Math.rint(100 * Math.sin(sample / 20.0)) / 8;
    }

    public static double current(int sweep, int sample) {
        return sample < 100 ? 0 : 25 * sweep;
    }

    /// Axon 2: 16-bit integers with a telegraph gain, or floats; the current recorded, or in the table of epochs.
    public static byte[] abf2(boolean floats, boolean recordedCurrent) {
        int channels = recordedCurrent ? 2 : 1;
        int values = SWEEPS * SAMPLES * channels;
        int width = floats ? 4 : 2;
        var out = ByteBuffer.allocate(8 * 512 + values * width).order(ByteOrder.LITTLE_ENDIAN);
        out.put(0, "ABF2".getBytes(StandardCharsets.US_ASCII))
                .putInt(12, SWEEPS)
                .putShort(30, (short) (floats ? 1 : 0));
        out.putInt(60, 1).putInt(72, 2);
        section(out, 76, 1, 512, 1);
        section(out, 92, 2, 128, channels);
        section(out, 108, 3, 256, 1);
        section(out, 156, 4, 48, 2);
        section(out, 316, 6, 8, SWEEPS);
        section(out, 236, 8, width, values);
        int protocol = 512;
        out.putShort(protocol, (short) 5).putFloat(protocol + 2, 100);
        out.putFloat(protocol + 110, 10).putInt(protocol + 118, 32_768);
        for (int c = 0; c < channels; c++) {
            int adc = 2 * 512 + 128 * c;
            // range / resolution / gains: 1/64 mV a step for the voltage, 1/8 pA for the current, swapped labels
            out.putShort(adc + 2, (short) 1).putFloat(adc + 6, 2);
            out.putFloat(adc + 28, 1)
                    .putFloat(adc + 40, c == 0 ? 10 * 64 / 65_536f : 10 * 8 / 65_536f)
                    .putFloat(adc + 48, 1);
            out.putInt(adc + 74, c == 0 ? 5 : 3).putInt(adc + 78, c == 0 ? 4 : 6);
        }
        int dac = 3 * 512;
        out.putInt(dac + 24, 7)
                .putInt(dac + 28, 6)
                .putShort(dac + 40, (short) 1)
                .putShort(dac + 42, (short) 1);
        epoch(out, 4 * 512, 1, 0, 0, 90); // 10 samples of 1/64 of the sweep come before
        epoch(out, 4 * 512 + 48, 1, 0, 25, SAMPLES);
        strings(out, "Clampex", "steps.pro", "Vm", "mV", "Im", "pA", "Cmd 0");
        for (int s = 0; s < SWEEPS; s++) {
            out.putInt(6 * 512 + 8 * s + 4, SAMPLES * channels);
        }
        out.position(8 * 512);
        samples(out, floats, recordedCurrent, 64, 8);
        return out.array();
    }

    private static void section(ByteBuffer out, int at, int block, int bytes, long entries) {
        out.putInt(at, block).putInt(at + 4, bytes).putLong(at + 8, entries);
    }

    private static void epoch(ByteBuffer out, int at, int type, float level, float step, int duration) {
        out.putShort(at + 4, (short) type)
                .putFloat(at + 6, level)
                .putFloat(at + 10, step)
                .putInt(at + 14, duration);
    }

    private static void strings(ByteBuffer out, String... texts) {
        out.position(5 * 512 + 44);
        for (var text : texts) {
            out.put(text.getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
        }
        section(out, 220, 5, out.position() - 5 * 512, texts.length);
    }

    private static void samples(
            ByteBuffer out, boolean floats, boolean withCurrent, int voltageSteps, int currentSteps) {
        for (int s = 0; s < SWEEPS; s++) {
            for (int i = 0; i < SAMPLES; i++) {
                double[] channels = {voltage(s, i), current(s, i)};
                double[] steps = {voltageSteps, currentSteps};
                for (int c = 0; c < (withCurrent ? 2 : 1); c++) {
                    if (floats) {
                        out.putFloat((float) channels[c]);
                    } else {
                        out.putShort((short) Math.rint(channels[c] * steps[c]));
                    }
                }
            }
        }
    }

    /// Axon 1 with two channels of 16-bit integers.
    static byte[] abf1() {
        var out = ByteBuffer.allocate(6144 + SWEEPS * SAMPLES * 4).order(ByteOrder.LITTLE_ENDIAN);
        out.put(0, "ABF ".getBytes(StandardCharsets.US_ASCII))
                .putFloat(4, 1.83f)
                .putShort(8, (short) 5);
        out.putInt(10, SWEEPS * SAMPLES * 2).putInt(16, SWEEPS).putInt(40, 12);
        out.putShort(120, (short) 2).putFloat(122, 50);
        out.putFloat(244, 10).putInt(252, 32_768);
        // the voltage is input 3, the current input 1
        int[] inputs = {3, 1};
        for (int i = 0; i < 2; i++) {
            int c = inputs[i];
            out.putShort(410 + 2 * i, (short) c);
            out.put(442 + 10 * c, (i == 0 ? "Vm        " : "Im        ").getBytes(StandardCharsets.US_ASCII));
            out.put(602 + 8 * c, (i == 0 ? "mV      " : "nA      ").getBytes(StandardCharsets.US_ASCII));
            // 1/64 mV a step; 1/8000 nA a step
            out.putFloat(730 + 4 * c, 1).putFloat(922 + 4 * c, i == 0 ? 10 * 64 / 32_768f : 10 * 8000 / 32_768f);
            out.putFloat(1050 + 4 * c, 1);
        }
        out.position(6144);
        samples(out, false, true, 64, 8);
        return out.array();
    }

    /// An Igor wave of one sweep of the voltage in V, as floats.
    static byte[] igor2(ByteOrder order) {
        var note = "note of ours".getBytes(StandardCharsets.US_ASCII);
        var out = ByteBuffer.allocate(126 + 4 * SAMPLES + 16 + note.length).order(order);
        out.putShort(0, (short) 2).putInt(2, 110 + 4 * SAMPLES).putInt(6, note.length);
        out.putShort(16, (short) 2)
                .put(22, "v_0".getBytes(StandardCharsets.US_ASCII))
                .put(50, (byte) 'V');
        out.putInt(58, SAMPLES).putDouble(64, 1e-4);
        out.position(126);
        for (int i = 0; i < SAMPLES; i++) {
            out.putFloat((float) (voltage(0, i) / 1000));
        }
        out.position(out.position() + 16);
        out.put(note);
        checkSum(out, 126, 14);
        return out.array();
    }

    /// An Igor matrix with a sweep of the current in A in each column, as doubles.
    static byte[] igor5(ByteOrder order) {
        var note = "note\rof ours".getBytes(StandardCharsets.US_ASCII);
        var out = ByteBuffer.allocate(384 + 8 * SAMPLES * SWEEPS + note.length).order(order);
        out.putShort(0, (short) 5).putInt(4, 320 + 8 * SAMPLES * SWEEPS).putInt(12, note.length);
        out.putInt(76, SAMPLES * SWEEPS).putShort(80, (short) 4);
        out.put(92, "i_all".getBytes(StandardCharsets.US_ASCII));
        out.putInt(132, SAMPLES).putInt(136, SWEEPS).putDouble(148, 0.1);
        out.put(212, (byte) 'A').put(216, "ms".getBytes(StandardCharsets.US_ASCII));
        out.position(384);
        for (int s = 0; s < SWEEPS; s++) {
            for (int i = 0; i < SAMPLES; i++) {
                out.putDouble(current(s, i) * 1e-12);
            }
        }
        out.put(note);
        checkSum(out, 384, 2);
        return out.array();
    }

    static void checkSum(ByteBuffer out, int headers, int at) {
        out.putShort(at, (short) 0);
        int sum = 0;
        for (int i = 0; i < headers; i += 2) {
            sum += out.getShort(i);
        }
        out.putShort(at, (short) -sum);
    }

    /// What the parts of an NWB file are, for tests that leave one out or change one.
    ///
    /// @param response neurodata type of the responses
    /// @param sweepNumbers whether series have the attribute `sweep_number`
    /// @param rate whether times are a rate, or else stamps
    record NwbParts(String version, String response, boolean sweepNumbers, boolean rate, boolean chunked) {

        static final NwbParts USUAL = new NwbParts("2.2.5", "CurrentClampSeries", true, true, true);
    }

    /// An HDF5 file with the groups and attributes of NWB 2: voltages as integers with a conversion and an offset.
    static byte[] nwb(NwbParts parts) {
        try {
            var path = Files.createTempFile("synthetic", ".nwb");
            try {
                try (var file = HdfFile.write(path)) {
                    file.putAttribute("nwb_version", parts.version);
                    file.putDataset("identifier", "synthetic");
                    var acquisition = file.putGroup("acquisition");
                    var presentation = file.putGroup("stimulus").putGroup("presentation");
                    // the last sweep is written first: the order is that of the numbers
                    for (int s = SWEEPS - 1; s >= 0; s--) {
                        response(acquisition, parts, s);
                        stimulus(presentation, parts, s);
                    }
                }
                return Files.readAllBytes(path);
            } finally {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void response(WritableGroup acquisition, NwbParts parts, int s) {
        var group = acquisition.putGroup("Response_%d".formatted(s + 9));
        group.putAttribute("neurodata_type", parts.response);
        var stored = new short[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            stored[i] = (short) Math.rint((voltage(s, i) + 60) * 64);
        }
        var options = DatasetCreationOptions.builder()
                .chunkDimensions(100)
                .shuffle()
                .deflate()
                .build();
        var data = parts.chunked ? group.putDataset("data", stored, options) : group.putDataset("data", stored);
        data.putAttribute("conversion", 1e-3 / 64);
        data.putAttribute("offset", -0.06);
        data.putAttribute("unit", parts.response.startsWith("Voltage") ? "amperes" : "volts");
        times(group, parts, s);
    }

    private static void stimulus(WritableGroup presentation, NwbParts parts, int s) {
        var group = presentation.putGroup("Stimulus_%d".formatted(s + 9));
        group.putAttribute("neurodata_type", "CurrentClampStimulusSeries");
        var stored = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            stored[i] = current(s, i) * 1e-12;
        }
        var data = group.putDataset("data", stored);
        data.putAttribute("unit", "amperes");
        times(group, parts, s);
    }

    private static void times(WritableGroup group, NwbParts parts, int s) {
        if (parts.sweepNumbers) {
            group.putAttribute("sweep_number", 20L + s);
        }
        if (parts.rate) {
            var start = group.putDataset("starting_time", 12.5 * s);
            start.putAttribute("rate", 1e4);
            start.putAttribute("unit", "seconds");
            return;
        }
        var stamps = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            stamps[i] = 12.5 * s + 1e-4 * i;
        }
        group.putDataset("timestamps", stamps);
    }

    /// A column for time, voltage and current of one sweep.
    static String columns(int sweep) {
        var out = new StringBuilder("time (ms)\tVm [mV]\tI_nA\n");
        for (int i = 0; i < SAMPLES; i++) {
            out.append(Math.rint(i * 1e4) / 1e5)
                    .append('\t')
                    .append(voltage(sweep, i))
                    .append('\t');
            out.append(current(sweep, i) / 1000).append('\n');
        }
        return out.toString();
    }

    /// A row for each sweep, as pandas writes it: with row and column numbers.
    static String rows(boolean voltage) {
        var out = new StringBuilder();
        for (int i = 0; i < SAMPLES; i++) {
            out.append(',').append(i);
        }
        for (int s = 0; s < SWEEPS; s++) {
            out.append('\n').append(s);
            for (int i = 0; i < SAMPLES; i++) {
                out.append(',').append(voltage ? voltage(s, i) : current(s, i) * 1e-12);
            }
        }
        return out.append('\n').toString();
    }

    static byte[] gzip(byte[] plain) {
        var out = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(out)) {
            packed.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
