package synfire.data.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import synfire.data.format.AbfFile.SampleType;

/// Reads the header of Axon Binary Format 2 (Clampex 10 and later): a table of sections, each of equal entries, in
/// blocks of 512 bytes.
///
/// Reference: Molecular Devices, *ABF2 file format*, structures `ABF_FileInfo`, `ABF_ProtocolInfo`, `ABF_ADCInfo`,
/// `ABF_DACInfo`, `ABF_EpochInfoPerDAC`.
final class AbfTwo {

    private static final int PROTOCOL = 76;
    private static final int ADC = 92;
    private static final int DAC = 108;
    private static final int EPOCH_PER_DAC = 156;
    private static final int USER_LIST = 172;
    private static final int STRINGS = 220;
    private static final int DATA = 236;
    private static final int SYNCH_ARRAY = 316;

    private final FileBytes bytes;
    private final List<String> strings;

    private AbfTwo(FileBytes bytes) {
        this.bytes = bytes;
        this.strings = strings();
    }

    static RecordingFile open(FileBytes bytes) {
        return new AbfTwo(bytes).file();
    }

    private record Section(int start, int entryBytes, int entries) {

        int entry(int index) {
            return start + index * entryBytes;
        }
    }

    private Section section(int at, String name, int leastBytes) {
        long block = bytes.uint32(at, name + " section: block");
        long entryBytes = bytes.uint32(at + 4, name + " section: bytes per entry");
        long entries = bytes.int64(at + 8, name + " section: entries");
        if (entries == 0) {
            return new Section(0, 0, 0);
        }
        if (entryBytes < leastBytes) {
            throw bytes.wrong(
                    at + 4,
                    name + " section: bytes per entry",
                    "an entry has %d bytes; at least %d are expected".formatted(entryBytes, leastBytes),
                    FileBytes.DAMAGED);
        }
        if (entries < 0 || entries > bytes.size() / entryBytes) {
            throw bytes.wrong(
                    at + 8,
                    name + " section: entries",
                    "%d entries of %d bytes do not fit into the %d bytes of the file"
                            .formatted(entries, entryBytes, bytes.size()),
                    FileBytes.DAMAGED);
        }
        int start = bytes.require(block * 512, entries * entryBytes, name + " section");
        return new Section(start, (int) entryBytes, (int) entries);
    }

    /// The strings section: a header of 44 bytes, then texts that end in a zero byte, counted from 1.
    private List<String> strings() {
        var section = section(STRINGS, "strings", 1);
        var texts = new ArrayList<String>();
        texts.add("");
        // here the bytes of an entry are the bytes of all texts together
        int end = section.start + section.entryBytes;
        int at = section.start + 44;
        while (at < end && texts.size() <= section.entries) {
            int stop = at;
            while (stop < end && !bytes.hasAt(stop, "\0")) {
                stop++;
            }
            texts.add(bytes.text(at, stop - at, "strings section"));
            at = stop + 1;
        }
        return texts;
    }

    private String string(int at, String field) {
        int index = bytes.int32(at, field);
        return index > 0 && index < strings.size() ? strings.get(index) : "";
    }

    private RecordingFile file() {
        var protocol = section(PROTOCOL, "protocol", 126).start;
        int kind = bytes.int16(30, "number format");
        var type = AbfLayout.sampleType(bytes, 30, kind);
        var channels = channels(protocol, type);
        int mode = bytes.int16(protocol, "operation mode");
        double intervalUs = bytes.float32(protocol + 2, "sampling interval");
        AbfLayout.checkInterval(bytes, protocol + 2, intervalUs);
        var data = section(DATA, "data", type.bytes());
        if (data.entryBytes != type.bytes() && data.entries > 0) {
            throw bytes.wrong(
                    DATA + 4,
                    "data section: bytes per entry",
                    "samples have %d bytes, but number format %d has %d".formatted(data.entryBytes, kind, type.bytes()),
                    FileBytes.DAMAGED);
        }
        var synch = section(SYNCH_ARRAY, "sweep table", 8);
        var lengths = new ArrayList<Integer>();
        for (int i = 0; i < synch.entries; i++) {
            lengths.add(bytes.int32(synch.entry(i) + 4, "length of sweep " + i));
        }
        var layout = new AbfLayout(
                bytes, type, data.start, data.entries, channels.size(), mode, bytes.uint32(12, "number of sweeps"));
        return new AbfFile(
                bytes,
                "abf2",
                type,
                intervalUs / 1000,
                channels,
                layout.stretches(lengths),
                outputs(),
                userListObstacle(),
                notes());
    }

    private List<AbfChannel> channels(int protocol, SampleType type) {
        double range = bytes.float32(protocol + 110, "ADC range");
        int resolution = bytes.int32(protocol + 118, "ADC resolution");
        var section = section(ADC, "ADC", 82);
        var channels = new ArrayList<AbfChannel>();
        for (int i = 0; i < section.entries; i++) {
            int at = section.entry(i);
            double gain = bytes.float32(at + 28, "programmable gain")
                    * bytes.float32(at + 40, "instrument scale factor")
                    * bytes.float32(at + 48, "signal gain");
            if (bytes.int16(at + 2, "telegraph") != 0) {
                gain *= bytes.float32(at + 6, "telegraph gain");
            }
            double scale = type == SampleType.FLOAT32 ? 1 : AbfLayout.scale(bytes, at + 28, range, resolution, gain);
            double offset = bytes.float32(at + 44, "instrument offset") - bytes.float32(at + 52, "signal offset");
            var unit = UnitLabel.read(string(at + 78, "channel unit"));
            channels.add(new AbfChannel(string(at + 74, "channel name"), unit, scale, offset));
        }
        return channels;
    }

    private List<AbfOutput> outputs() {
        var section = section(DAC, "DAC", 122);
        var epochs = section(EPOCH_PER_DAC, "epoch", 30);
        var outputs = new ArrayList<AbfOutput>();
        for (int i = 0; i < section.entries; i++) {
            int at = section.entry(i);
            int number = bytes.int16(at, "DAC number");
            var own = new ArrayList<AbfEpoch>();
            for (int e = 0; e < epochs.entries; e++) {
                if (bytes.int16(epochs.entry(e) + 2, "DAC of epoch") == number) {
                    own.add(epoch(epochs.entry(e)));
                }
            }
            outputs.add(new AbfOutput(
                    string(at + 24, "DAC name"),
                    UnitLabel.read(string(at + 28, "DAC unit")),
                    bytes.float32(at + 12, "holding level"),
                    bytes.int16(at + 40, "waveform enabled") != 0,
                    bytes.int16(at + 42, "waveform source"),
                    bytes.int16(at + 44, "level between sweeps") != 0,
                    string(at + 118, "waveform file"),
                    own));
        }
        return outputs;
    }

    private AbfEpoch epoch(int at) {
        return new AbfEpoch(
                bytes.int16(at + 4, "epoch type"),
                bytes.float32(at + 6, "epoch level"),
                bytes.float32(at + 10, "epoch level step"),
                bytes.int32(at + 14, "epoch duration"),
                bytes.int32(at + 18, "epoch duration step"),
                bytes.int32(at + 22, "epoch train period"),
                bytes.int32(at + 26, "epoch pulse width"));
    }

    private String userListObstacle() {
        var section = section(USER_LIST, "user list", 4);
        for (int i = 0; i < section.entries; i++) {
            if (bytes.int16(section.entry(i) + 2, "user list enabled") != 0) {
                return AbfLayout.USER_LIST;
            }
        }
        return "";
    }

    private Map<String, String> notes() {
        var notes = new LinkedHashMap<String, String>();
        notes.put("program", string(56 + 4, "creator"));
        notes.put("protocol", string(72, "protocol path"));
        notes.values().removeIf(String::isEmpty);
        return notes;
    }
}
