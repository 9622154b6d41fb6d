package synfire.data.array;

import io.jhdf.HdfFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import synfire.data.format.FileBytes;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Sinks;

/// Files of arrays that tests make themselves.
public final class ArrayFixtures {

    private ArrayFixtures() {}

    static ArrayFile open(byte[] bytes) {
        return ArrayFormat.open(FileBytes.of("x", bytes), Optional.empty());
    }

    static ArrayFile open(byte[] bytes, String member) {
        return ArrayFormat.open(FileBytes.of("x", bytes), Optional.of(member));
    }

    /// An array of NumPy as numpy.save writes it; `data` writes the elements.
    public static byte[] npy(int version, String type, boolean columnMajor, String shape, byte[] data) {
        var text = "{'descr': '%s', 'fortran_order': %s, 'shape': (%s), }"
                .formatted(type, columnMajor ? "True" : "False", shape);
        int prefix = version == 1 ? 10 : 12;
        int padded = (prefix + text.length() + 1 + 63) / 64 * 64 - prefix;
        var header = (text + " ".repeat(padded - text.length() - 1) + "\n").getBytes(StandardCharsets.UTF_8);
        var out = ByteBuffer.allocate(prefix + header.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) version)
                .put((byte) 0);
        if (version == 1) {
            out.putShort((short) header.length);
        } else {
            out.putInt(header.length);
        }
        return out.put(header).put(data).array();
    }

    /// Elements in little-endian order.
    public static byte[] float64(double... values) {
        var out = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            out.putDouble(value);
        }
        return out.array();
    }

    /// Text as NumPy keeps it: `width` characters of 4 bytes.
    public static byte[] utf32(int width, String... texts) {
        var out = ByteBuffer.allocate(4 * width * texts.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int t = 0; t < texts.length; t++) {
            out.position(4 * width * t);
            texts[t].codePoints().forEach(out::putInt);
        }
        return out.array();
    }

    public static byte[] zip(Map<String, byte[]> members) {
        return zip(members, Deflater.DEFAULT_COMPRESSION);
    }

    static byte[] zip(Map<String, byte[]> members, int level) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.setLevel(level);
            for (var member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static byte[] npz() {
        var members = new LinkedHashMap<String, byte[]>();
        members.put("weights.npy", npy(1, "<f8", false, "2, 2", float64(0, 1, 2, 0)));
        members.put("labels.npy", npy(1, "<U4", false, "2,", utf32(4, "V1", "V2")));
        return zip(members);
    }

    /// A workbook of two sheets; the first has the XML rows that are given.
    public static byte[] xlsx(String rows) {
        var members = new LinkedHashMap<String, byte[]>();
        members.put("[Content_Types].xml", utf8("<Types/>"));
        members.put(
                "xl/workbook.xml",
                utf8("<workbook xmlns:r=\"http://r\"><sheets><sheet name=\"W\" sheetId=\"1\" r:id=\"rId1\"/>"
                        + "<sheet name=\"empty\" sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>"));
        members.put(
                "xl/_rels/workbook.xml.rels",
                utf8("<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/>"
                        + "<Relationship Id=\"rId2\" Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>"));
        members.put(
                "xl/sharedStrings.xml",
                utf8("<sst><si><t>V1</t></si><si><r><t>V</t></r><r><t>2</t></r><rPh><t>x</t></rPh></si></sst>"));
        members.put("xl/worksheets/sheet1.xml", utf8("<worksheet><sheetData>" + rows + "</sheetData></worksheet>"));
        members.put("xl/worksheets/sheet2.xml", utf8("<worksheet><sheetData/></worksheet>"));
        return zip(members);
    }

    static final String ROWS = """
            <row r="1"><c r="B1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>
            <row r="3"><c r="A3" t="inlineStr"><is><t>V1</t></is></c><c r="B3"><v>0</v></c><c r="C3"><v>2.5E-1</v></c></row>
            <row r="4"><c r="A4" t="str"><f>A3</f><v>V2</v></c><c r="B4" t="b"><v>1</v></c><c r="C4" t="e"><v>#NUM!</v></c>
            <c r="D4"/></row>""";

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// A file of MATLAB, written by another library.
    public static byte[] mat(boolean packed, Consumer<MatFile> content) {
        var mat = Mat5.newMatFile();
        content.accept(mat);
        try {
            var path = Files.createTempFile("synfire", ".mat");
            try (var sink = Sinks.newStreamingFile(path.toFile())) {
                Mat5.newWriter(sink)
                        .setDeflateLevel(packed ? Deflater.BEST_COMPRESSION : Deflater.NO_COMPRESSION)
                        .writeMat(mat);
            }
            var bytes = Files.readAllBytes(path);
            Files.delete(path);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A matrix, text, a cell of names and an array of structures.
    static byte[] mat(boolean packed) {
        return mat(packed, file -> {
            var matrix = Mat5.newMatrix(2, 3);
            for (int i = 0; i < 6; i++) {
                matrix.setDouble(i / 3, i % 3, i + 0.5);
            }
            var names = Mat5.newCell(2, 2);
            for (int i = 0; i < 4; i++) {
                names.set(i / 2, i % 2, Mat5.newString("area" + i));
            }
            var subjects = Mat5.newStruct(1, 2);
            subjects.set("id", 0, Mat5.newString("a")).set("id", 1, Mat5.newString("b"));
            subjects.set("age", 0, Mat5.newScalar(30)).set("age", 1, Mat5.newScalar(40));
            var one = Mat5.newStruct().set("sc", matrix).set("names", names);
            var mixed = Mat5.newCell(1, 2).set(0, Mat5.newString("x")).set(1, Mat5.newScalar(2));
            file.addArray("sc", matrix)
                    .addArray("title", Mat5.newString("macaque"))
                    .addArray("names", names)
                    .addArray("subjects", subjects)
                    .addArray("one", one)
                    .addArray("mixed", mixed)
                    .addArray("mask", Mat5.newLogical(1, 2));
        });
    }

    static byte[] hdf5() {
        try {
            var path = Files.createTempFile("synfire", ".h5");
            try (var file = HdfFile.write(path)) {
                file.putDataset("weights", new double[][] {{0, 1, 2}, {3, 4, 5}});
                var group = file.putGroup("nodes").putGroup("v1");
                group.putDataset("node_id", new int[] {0, 1, 2});
                group.putDataset("labels", new String[] {"a", "bb"});
                group.putAttribute("network", "v1");
            }
            var bytes = Files.readAllBytes(path);
            Files.delete(path);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
