package synfire.data.format;

import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;
import synfire.equations.units.Dimension;
import synfire.equations.units.Unit;
import synfire.equations.units.Units;

/// Reads the binary waves of Igor Pro, versions 2 and 5, of either byte order.
///
/// Reference: WaveMetrics, *Technical Note 003: Igor Binary Format*, structures `BinHeader2`, `WaveHeader2`,
/// `BinHeader5`, `WaveHeader5`.
final class Igor {

    /// Places of the fields of a version, in bytes from the start of the file.
    ///
    /// @param dataStart end of the headers; the 16-bit words of both headers add up to 0
    private record Fields(
            int dataStart, int type, int name, int nameBytes, int dataUnits, int xUnits, int points, int step) {}

    private static final Fields VERSION_2 = new Fields(126, 16, 22, 20, 50, 54, 58, 64);
    private static final Fields VERSION_5 = new Fields(384, 80, 92, 32, 212, 216, 76, 148);

    private static final int MATRIX_SIZES = 132;
    private static final int AFTER_DATA_2 = 16;

    private final FileBytes bytes;
    private final int version;
    private final Fields fields;

    private Igor(FileBytes bytes, int version, Fields fields) {
        this.bytes = bytes;
        this.version = version;
        this.fields = fields;
    }

    static boolean isIgor(FileBytes bytes) {
        return bytes.size() >= VERSION_2.dataStart && order(bytes).isPresent();
    }

    private static Optional<ByteOrder> order(FileBytes bytes) {
        int word = bytes.int16(0, "version");
        if (isVersion(word)) {
            return Optional.of(ByteOrder.LITTLE_ENDIAN);
        }
        return isVersion(Short.reverseBytes((short) word)) ? Optional.of(ByteOrder.BIG_ENDIAN) : Optional.empty();
    }

    private static boolean isVersion(int word) {
        return word == 1 || word == 2 || word == 3 || word == 5;
    }

    static RecordingFile open(FileBytes raw) {
        var bytes = raw.ordered(order(raw).orElse(ByteOrder.LITTLE_ENDIAN));
        int version = bytes.int16(0, "version");
        return switch (version) {
            case 2 -> new Igor(bytes, 2, VERSION_2).wave();
            case 5 -> new Igor(bytes, 5, VERSION_5).wave();
            default ->
                throw bytes.wrong(
                        0,
                        "version",
                        "version %d of the Igor binary format is neither 2 nor 5".formatted(version),
                        "save the wave again with Igor Pro 3 or later");
        };
    }

    private RecordingFile wave() {
        checkSum();
        var type = IgorNumber.of(bytes, fields.type, bytes.int16(fields.type, "number type"));
        int points = bytes.int32(fields.points, "number of points");
        if (points <= 0) {
            throw bytes.wrong(
                    fields.points,
                    "number of points",
                    "the wave has %d points".formatted(points),
                    "the recording is empty; take another file");
        }
        bytes.require(fields.dataStart, (long) points * type.bytes(), "data");
        int columns = columns(points);
        double step = bytes.float64(fields.step, "step of x");
        var stepUnit = stepUnit();
        double dtMs = step * stepUnit.inBase();
        if (!(dtMs > 0) || dtMs > 1e9) {
            throw bytes.wrong(
                    fields.step,
                    "step of x",
                    "%s %s is not a time step".formatted(step, stepUnit),
                    "set it in Igor: SetScale/P x 0, 0.0001, \"s\", wave");
        }
        return new IgorWave(
                bytes,
                bytes.text(fields.name, fields.nameBytes, "name"),
                type,
                fields.dataStart,
                points / columns,
                columns,
                dtMs,
                UnitLabel.read(bytes.text(fields.dataUnits, 4, "unit")),
                notes(fields.dataStart + points * type.bytes()));
    }

    private void checkSum() {
        int sum = 0;
        for (int at = 0; at < fields.dataStart; at += 2) {
            sum += bytes.int16(at, "header");
        }
        if ((short) sum != 0) {
            throw new RecordingFormatException(
                    bytes.file(),
                    "header",
                    "its check sum is %d instead of 0".formatted((short) sum),
                    FileBytes.DAMAGED);
        }
    }

    /// The unit of x; seconds where the wave does not say, as Igor does.
    private Unit stepUnit() {
        var label = bytes.text(fields.xUnits, 4, "unit of x");
        if (label.isEmpty()) {
            return Units.S;
        }
        var unit = UnitLabel.read(label);
        if (!unit.dimension().equals(Dimension.TIME)) {
            throw bytes.wrong(
                    fields.xUnits,
                    "unit of x",
                    "'%s' is not a time".formatted(label),
                    "set it in Igor: SetScale/P x 0, 0.0001, \"s\", wave");
        }
        return unit;
    }

    private int columns(int points) {
        if (version == 2) {
            return 1;
        }
        int rows = bytes.int32(MATRIX_SIZES, "rows");
        int columns = bytes.int32(MATRIX_SIZES + 4, "columns");
        int layers = bytes.int32(MATRIX_SIZES + 8, "layers");
        if (columns == 0) {
            return 1;
        }
        if (layers != 0 || rows <= 0 || columns < 0 || (long) rows * columns != points) {
            throw bytes.wrong(
                    MATRIX_SIZES,
                    "rows and columns",
                    "%d x %d x %d is not a matrix of %d points".formatted(rows, columns, layers, points),
                    "save a vector, or a matrix with a sweep in each column");
        }
        return columns;
    }

    private Map<String, String> notes(int dataEnd) {
        int noteSize = bytes.int32(version == 2 ? 6 : 12, "size of the note");
        long start = version == 2 ? dataEnd + AFTER_DATA_2 : dataEnd + (long) bytes.int32(8, "size of the formula");
        if (noteSize <= 0) {
            return Map.of();
        }
        var note = bytes.text(bytes.require(start, noteSize, "note"), noteSize, "note");
        return Map.of("note", note.replace('\r', '\n'));
    }
}
