package synfire.data.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import synfire.data.format.AbfFile.SampleType;

/// Reads the header of Axon Binary Format 1 (Clampex 6 to 9): one block of fields at fixed places.
///
/// Reference: Axon Instruments, *ABF file format*, structure `ABFFileHeader`, versions 1.3 to 1.8.
final class AbfOne {

    /// Bytes of the header since version 1.6; older files have 2048, without epochs of two outputs and telegraphs.
    private static final int LONG_HEADER = 6144;

    private static final int OUTPUTS = 2;
    private static final int EPOCHS = 10;

    private final FileBytes bytes;
    private final long dataStart;

    private AbfOne(FileBytes bytes) {
        this.bytes = bytes;
        this.dataStart = 512L * bytes.int32(40, "data block");
    }

    static RecordingFile open(FileBytes bytes) {
        return new AbfOne(bytes).file();
    }

    private RecordingFile file() {
        var type = AbfLayout.sampleType(bytes, 100, bytes.int16(100, "number format"));
        int channelCount = bytes.int16(120, "number of channels");
        if (channelCount < 1 || channelCount > 16) {
            throw bytes.wrong(
                    120, "number of channels", "%d is not between 1 and 16".formatted(channelCount), FileBytes.DAMAGED);
        }
        double intervalUs = bytes.float32(122, "sampling interval");
        AbfLayout.checkInterval(bytes, 122, intervalUs);
        int values = bytes.int32(10, "number of samples");
        long start = dataStart + (long) type.bytes() * bytes.int16(14, "samples to ignore");
        bytes.require(start, (long) values * type.bytes(), "data");
        var layout = new AbfLayout(
                bytes,
                type,
                (int) start,
                values,
                channelCount,
                bytes.int16(8, "operation mode"),
                bytes.int32(16, "number of sweeps"));
        return new AbfFile(
                bytes,
                "abf1",
                type,
                intervalUs * channelCount / 1000,
                channels(channelCount, type),
                layout.stretches(sweepLengths(values)),
                outputs(),
                userListObstacle(),
                notes());
    }

    private boolean hasLongHeader() {
        return dataStart >= LONG_HEADER && bytes.size() >= LONG_HEADER;
    }

    private List<Integer> sweepLengths(int values) {
        long table = 512L * bytes.int32(92, "block of the sweep table");
        int entries = bytes.int32(96, "entries of the sweep table");
        var lengths = new ArrayList<Integer>();
        if (table <= 0 || entries < 0 || entries > values) {
            return lengths;
        }
        for (int i = 0; i < entries; i++) {
            lengths.add(bytes.int32(table + 8L * i + 4, "length of sweep " + i));
        }
        return lengths;
    }

    private List<AbfChannel> channels(int count, SampleType type) {
        double range = bytes.float32(244, "ADC range");
        int resolution = bytes.int32(252, "ADC resolution");
        var channels = new ArrayList<AbfChannel>();
        for (int i = 0; i < count; i++) {
            int c = bytes.int16(410 + 2 * i, "sampling sequence");
            if (c < 0 || c > 15) {
                throw bytes.wrong(
                        410 + 2 * i,
                        "sampling sequence",
                        "%d is not one of the inputs 0 to 15".formatted(c),
                        FileBytes.DAMAGED);
            }
            double gain = bytes.float32(730 + 4 * c, "programmable gain")
                    * bytes.float32(922 + 4 * c, "instrument scale factor")
                    * bytes.float32(1050 + 4 * c, "signal gain");
            if (hasLongHeader() && bytes.int16(4512 + 2 * c, "telegraph") != 0) {
                gain *= bytes.float32(4576 + 4 * c, "telegraph gain");
            }
            double scale =
                    type == SampleType.FLOAT32 ? 1 : AbfLayout.scale(bytes, 730 + 4 * c, range, resolution, gain);
            double offset =
                    bytes.float32(986 + 4 * c, "instrument offset") - bytes.float32(1114 + 4 * c, "signal offset");
            var unit = UnitLabel.read(bytes.text(602 + 8 * c, 8, "channel unit"));
            channels.add(new AbfChannel(bytes.text(442 + 10 * c, 10, "channel name"), unit, scale, offset));
        }
        return channels;
    }

    private List<AbfOutput> outputs() {
        var outputs = new ArrayList<AbfOutput>();
        for (int d = 0; hasLongHeader() && d < OUTPUTS; d++) {
            var epochs = new ArrayList<AbfEpoch>();
            for (int e = d * EPOCHS; e < (d + 1) * EPOCHS; e++) {
                epochs.add(new AbfEpoch(
                        bytes.int16(2308 + 2 * e, "epoch type"),
                        bytes.float32(2348 + 4 * e, "epoch level"),
                        bytes.float32(2428 + 4 * e, "epoch level step"),
                        bytes.int32(2508 + 4 * e, "epoch duration"),
                        bytes.int32(2588 + 4 * e, "epoch duration step"),
                        0,
                        0));
            }
            outputs.add(new AbfOutput(
                    bytes.text(1306 + 10 * d, 10, "DAC name"),
                    UnitLabel.read(bytes.text(1346 + 8 * d, 8, "DAC unit")),
                    bytes.float32(1394 + 4 * d, "holding level"),
                    bytes.int16(2296 + 2 * d, "waveform enabled") != 0,
                    bytes.int16(2300 + 2 * d, "waveform source"),
                    bytes.int16(2304 + 2 * d, "level between sweeps") != 0,
                    bytes.text(2736 + 256 * d, 256, "waveform file"),
                    epochs));
        }
        return outputs;
    }

    private String userListObstacle() {
        if (!hasLongHeader()) {
            return "version %s of the format does not keep the protocol"
                    .formatted(bytes.float32(4, "version of the format"));
        }
        for (int i = 0; i < 4; i++) {
            if (bytes.int16(3360 + 2 * i, "user list enabled") != 0) {
                return AbfLayout.USER_LIST;
            }
        }
        return "";
    }

    private Map<String, String> notes() {
        var notes = new LinkedHashMap<String, String>();
        if (hasLongHeader()) {
            notes.put("protocol", bytes.text(4898, 384, "protocol path"));
        }
        notes.values().removeIf(String::isEmpty);
        return notes;
    }
}
