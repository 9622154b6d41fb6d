package synfire.data.array;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import synfire.data.format.FileBytes;
import synfire.data.format.RecordingFormatException;

/// The variables of a file of MATLAB 5 to 7.2: numbers, text, cells and structures, packed or not.
///
/// An array is named as in MATLAB: `sc`, `subject.sc`, `subject(2).names{3}`; indices count from 1.
///
/// Reference: MathWorks, *MAT-File Format*, "Level 5".
final class MatFile implements ArrayFile {

    private static final int HEADER = 128;
    private static final int MATRIX = 14;
    private static final int PACKED = 15;

    /// Bytes that hold the flags, the axes and the name of a variable.
    private static final int HEAD = 4096;

    /// One variable: where its element lies.
    private record Variable(String name, int type, long start, long size) {}

    private final FileBytes bytes;
    private final List<Variable> variables = new ArrayList<>();

    private MatFile(FileBytes bytes) {
        this.bytes = bytes;
    }

    static MatFile open(FileBytes file) {
        file.require(0, HEADER, "header");
        boolean little = file.hasAt(126, "IM");
        if (!little && !file.hasAt(126, "MI")) {
            throw file.wrong(126, "byte order", "it is neither IM nor MI", FileBytes.DAMAGED);
        }
        var bytes = file.ordered(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int version = bytes.int16(124, "version") & 0xffff;
        if (version != 0x0100) {
            throw bytes.wrong(
                    124,
                    "version",
                    "it is %x instead of 100".formatted(version),
                    "save it in MATLAB with -v7, or as HDF5");
        }
        var mat = new MatFile(bytes);
        mat.readVariables();
        return mat;
    }

    private void readVariables() {
        for (long at = HEADER; at < bytes.size(); ) {
            var place = "variable %d".formatted(variables.size() + 1);
            int type = bytes.int32(at, place);
            long size = bytes.uint32(at + 4, place);
            if (type != MATRIX && type != PACKED) {
                throw bytes.wrong(at, place, "its type is %d, not 14 or 15".formatted(type), FileBytes.DAMAGED);
            }
            bytes.require(at + 8, size, place);
            var unnamed = new Variable(place, type, at + 8, size);
            variables.add(new Variable(elements(unnamed, HEAD).name(), type, at + 8, size));
            at += 8 + (type == PACKED ? size : (size + 7) / 8 * 8);
        }
    }

    private MatElements elements(Variable variable, long most) {
        if (variable.type() == MATRIX) {
            return new MatElements(bytes, variable.start(), variable.start() + variable.size(), variable.name());
        }
        var plain = MatInflater.inflate(bytes, variable.start(), variable.size(), most, variable.name());
        if (plain.int32(0, variable.name()) != MATRIX) {
            throw plain.wrong(0, variable.name(), "what is packed is no array", FileBytes.DAMAGED);
        }
        long end = 8 + plain.uint32(4, variable.name());
        if (most > HEAD) {
            plain.require(0, end, variable.name());
        }
        return new MatElements(plain, 8, end, variable.name());
    }

    @Override
    public String name() {
        return bytes.file();
    }

    @Override
    public String format() {
        return "mat";
    }

    @Override
    public List<String> arrays() {
        return variables.stream().map(Variable::name).toList();
    }

    @Override
    public Content read(String array) {
        var path = MatPath.parse(array).orElseThrow(() -> wrong(array, "this is no name of MATLAB"));
        Optional<Variable> variable = variables.stream()
                .filter(candidate -> candidate.name().equals(path.variable()))
                .findFirst();
        var value = elements(variable.orElseThrow(() -> wrong(array, "it has no such variable")), Long.MAX_VALUE)
                .value(0);
        try {
            return path.follow(value).content();
        } catch (IllegalArgumentException e) {
            throw new RecordingFormatException(
                    name(), "#" + array, String.valueOf(e.getMessage()), "name an array of numbers or texts");
        }
    }

    private RecordingFormatException wrong(String array, String problem) {
        return new RecordingFormatException(name(), "#" + array, problem, "choose among " + ArrayReader.some(arrays()));
    }
}
