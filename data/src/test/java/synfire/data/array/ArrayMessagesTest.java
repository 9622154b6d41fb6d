package synfire.data.array;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static synfire.data.array.ArrayFixtures.float64;
import static synfire.data.array.ArrayFixtures.npy;
import static synfire.data.array.ArrayFixtures.open;
import static synfire.data.array.ArrayFixtures.utf8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import synfire.data.format.RecordingFormatException;
import us.hebi.matlab.mat.format.Mat5;

/// The whole message for each way in which a file of arrays can be wrong.
final class ArrayMessagesTest {

    private static final String DAMAGED = "\nfix: the file is cut or damaged; copy it again from where it came from";

    @Test
    void npy_wrong_saysWhatAndWhere() {
        var whole = npy(1, "<f8", false, "2, 2", float64(1, 2, 3, 4));
        refused(
                Arrays.copyOf(whole, whole.length - 1),
                "",
                "x: byte 128 (data): 32 bytes are expected here, but the file ends at byte 159" + DAMAGED);
        refused(
                Arrays.copyOf(whole, 60),
                "",
                "x: byte 10 (header): 118 bytes are expected here, but the file ends at byte 60" + DAMAGED);
        refused(
                changed(whole, b -> b.put(6, (byte) 9)),
                "",
                "x: byte 6 (version): it is 9 instead of 1, 2 or 3" + DAMAGED);
        refused(
                npy(1, "<f8", false, "2000000000, 2000000000", new byte[8]),
                "",
                "x: header: too many elements of 8 bytes do not fit into the 136 bytes of the file" + DAMAGED);
        refused(
                npy(1, "<f8", false, "99999999999", new byte[8]),
                "",
                "x: header: an axis of length 99999999999\nfix: split the array; an axis has up to 2^31 - 1");
        refused(
                npy(1, "|O", false, "1,", new byte[8]),
                "",
                "x: header: elements of type 'O0' are no real numbers\nfix: save it as float64, as integers, or as text");
        refused(
                npy(1, "<c16", false, "1,", new byte[16]),
                "",
                "x: header: elements of type 'c16' are no real numbers\nfix: save it as float64, as integers, or as text");
        refused(whole, "weights", "x: #weights: a npy file holds one array without a name\nfix: leave out #weights");
    }

    @Test
    void archive_wrong_saysWhatAndWhere() {
        var members = new LinkedHashMap<String, byte[]>();
        members.put("a/w.txt", utf8("0 1\n".repeat(50)));
        members.put("b/w.txt", utf8("1 0\n"));
        var zip = ArrayFixtures.zip(members);
        refused(zip, "", "x: it is an archive with a/w.txt, b/w.txt\nfix: say which member: FILE!MEMBER");
        member(zip, "w.txt", "x: !w.txt: 2 members end so: a/w.txt, b/w.txt\nfix: choose among a/w.txt, b/w.txt");
        member(zip, "c.txt", "x: !c.txt: it has no such member\nfix: choose among a/w.txt, b/w.txt");
        member(
                Arrays.copyOf(zip, zip.length - 30),
                "a/w.txt",
                "x: the directory at the end of the archive is missing" + DAMAGED);
        // the packed data begin behind the header of 30 bytes and the name
        // the packed data begin behind the header of 30 bytes and the name; what is wrong with them, zlib says
        matching(
                changed(zip, b -> b.put(37, (byte) 7)),
                "a/w.txt",
                "x: member 'a/w.txt': its packed data are damaged \\(.+\\)" + DAMAGED);
        refused(ArrayFixtures.npz(), "lengths", "x: #lengths: it has no such array\nfix: choose among weights, labels");
    }

    @Test
    void archive_bomb_isRefusedBeforeItIsUnpacked() {
        var bomb = ArrayFixtures.zip(Map.of("w.txt", new byte[80 << 20]), Deflater.BEST_COMPRESSION);
        // how far zlib packs is its own affair
        matching(
                bomb,
                "w.txt",
                "x: member 'w.txt': its \\d{5} bytes unpack to more than 67108864\n"
                        + "fix: this is hardly data; unpack it and look at it");
    }

    @Test
    void mat_wrong_saysWhatAndWhere() {
        var mat = ArrayFixtures.mat(false);
        refused(
                mat,
                "lengths",
                "x: #lengths: it has no such variable\n"
                        + "fix: choose among sc, title, names, subjects, one, mixed, mask");
        refused(
                mat,
                "subjects.age",
                "x: #subjects.age: there are 2 structures; choose one, such as (1)\nfix: name an array of numbers or texts");
        refused(
                mat,
                "one",
                "x: #one: it is a structure with the fields sc, names\nfix: name an array of numbers or texts");
        refused(
                mat,
                "mixed",
                "x: #mixed: it is a cell array of 2 values that are not all texts of one line\n"
                        + "fix: name an array of numbers or texts");
        refused(
                Arrays.copyOf(mat, 200),
                "",
                "x: byte 136 (variable 1): 96 bytes are expected here, but the file ends at byte 200" + DAMAGED);
        refused(
                changed(mat, b -> b.putInt(160, 1 << 20).putInt(164, 1 << 20)),
                "sc",
                "x: byte 176 (sc): its axes [1048576, 1048576] or its depth are impossible" + DAMAGED);
        refused(
                changed(mat, b -> b.putInt(160, 5)),
                "sc",
                "x: byte 184 (sc): 48 bytes are no 15 numbers of 8 bytes" + DAMAGED);
        refused(
                ArrayFixtures.mat(false, file -> file.addArray("z", Mat5.newComplex(1, 1))),
                "z",
                "x: #z: it is an array of complex numbers; save real(x) or abs(x)\n"
                        + "fix: name an array of numbers or texts");
        refused(
                changed(mat, b -> b.putShort(124, (short) 0x0200)),
                "",
                "x: byte 124 (version): it is 200 instead of 100\nfix: save it in MATLAB with -v7, or as HDF5");
    }

    @Test
    void hdf5_wrong_saysWhatAndWhere() {
        refused(
                ArrayFixtures.hdf5(),
                "lengths",
                "x: #lengths: it has no such dataset\nfix: choose among nodes/v1/node_id, nodes/v1/labels, weights");
    }

    @Test
    void xlsx_wrong_saysWhatAndWhere() {
        refused(
                ArrayFixtures.xlsx(ArrayFixtures.ROWS),
                "W_ipsi",
                "x: #W_ipsi: it has no such sheet\nfix: choose among W, empty");
        refused(
                ArrayFixtures.xlsx("<row r=\"7\"><c r=\"B7\" t=\"s\"><v>2</v></c></row>"),
                "W",
                "x!xl/worksheets/sheet1.xml: row 7: column 2 refers to text 2 of 2" + DAMAGED);
        refused(
                ArrayFixtures.xlsx("<row r=\"7\"><c r=\"ZZZ7\"><v>2</v></c></row>"),
                "W",
                "x!xl/worksheets/sheet1.xml: row 7: there is no column 18278 in Excel" + DAMAGED);
        refused(
                ArrayFixtures.xlsx("<row><c>"),
                "W",
                "x!xl/worksheets/sheet1.xml: line 1, column 33: the XML is broken" + DAMAGED);
    }

    @Test
    void otherFiles_areNamed() {
        refused(new byte[0], "", "x: the file is empty" + DAMAGED);
        refused(utf8("a\0b"), "", "x: byte 1 (text): a zero byte is no text\nfix: " + ArrayFormat.KNOWN);
        refused(
                new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0},
                "",
                "x: this is an old Excel workbook (xls)\nfix: save it as xlsx or csv");
        refused(new byte[] {(byte) 0x80, 4, 1}, "", "x: this is a Python pickle\nfix: save it as npz or csv");
        refused(
                utf8("a,\"b\n1,2\n"),
                "",
                "x: the cells cannot be told apart: Unclosed quoted field at end of input (record starting at line 1)\n"
                        + "fix: close each quote, and keep cells below 1 MiB");
        assertThatThrownBy(() -> new ArrayReader(Path.of("/nowhere")).read(ArraySpec.of("w.csv")))
                .hasMessage("/nowhere/w.csv: there is no such file\n"
                        + "fix: check the path; it is relative to the folder of the study");
    }

    private static void refused(byte[] bytes, String array, String message) {
        assertThatThrownBy(() -> {
                    if (open(bytes).read(array) instanceof Content.Table table) {
                        table.visit((line, cells) -> {});
                    }
                })
                .isInstanceOf(RecordingFormatException.class)
                .hasMessage(message);
    }

    private static void member(byte[] bytes, String member, String message) {
        assertThatThrownBy(() -> open(bytes, member))
                .isInstanceOf(RecordingFormatException.class)
                .hasMessage(message);
    }

    private static void matching(byte[] bytes, String member, String message) {
        assertThatThrownBy(() -> open(bytes, member))
                .isInstanceOf(RecordingFormatException.class)
                .hasMessageMatching(message);
    }

    private static byte[] changed(byte[] bytes, Consumer<ByteBuffer> change) {
        var copy = ByteBuffer.wrap(bytes.clone()).order(ByteOrder.LITTLE_ENDIAN);
        change.accept(copy);
        return copy.array();
    }
}
