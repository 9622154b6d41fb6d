package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import synfire.data.hdf.HdfFile;
import synfire.data.hdf.HdfNode;
import synfire.network.Samples;

/// What `synfire simulate` says of data that are wrong: what, where, the fix. Nothing is begun then, and what a folder
/// held before is there afterwards.
final class NetworkMistakesCommandTest {

    @TempDir
    Path folder;

    @BeforeEach
    void earlier() throws IOException {
        Files.createDirectories(folder.resolve("out"));
        Files.writeString(folder.resolve("out/network.json"), "earlier");
    }

    private Program simulate(String text) throws IOException {
        var file = folder.resolve("net.toml");
        Files.writeString(file, text);
        return Program.run(
                "simulate",
                file.toString(),
                "--quiet",
                "--out",
                folder.resolve("out").toString());
    }

    private void refused(String text, String... lines) throws IOException {
        var run = simulate(text);

        assertThat(run.err().replace(folder + "/", "")).isEqualTo("synfire: " + String.join("\n", lines) + "\n");
        assertThat(run.code()).isEqualTo(65);
        assertThat(run.out()).isEmpty();
        assertThat(folder.resolve("out")).isDirectoryContaining("glob:**network.json");
        try (var files = Files.list(folder.resolve("out"))) {
            assertThat(files).hasSize(1);
        }
        assertThat(folder.resolve("out/network.json")).hasContent("earlier");
    }

    private static String cells(String projection) {
        return """
                [population.E]
                model = "lif"
                size = 3
                [projection.EE]
                source = "E"
                target = "E"
                synapse = "v"
                """ + projection;
    }

    @Test
    void delays_belowTheTimeStep() throws IOException {
        refused(
                cells("""
                        connector = "all_to_all"
                        weight = "1 mV"
                        delay = { uniform = { low = "0.05 ms", high = "2 ms" } }
                        """),
                "projection 'EE': the delay from source 2 to target 1 is 0.06061949415631761 ms, shorter than the time step of 0.1"
                        + " ms; lengthen it (draw again below one step: redrawn), shorten the step, or use no delay");
        refused(
                cells("""
                        connector = "all_to_all"
                        weight = "1 mV"
                        delay = "0.09 ms"
                        """),
                "net.toml:10: projection 'EE': the delay is 0.09 ms, shorter than the time step of 0.1 ms; lengthen it (draw again"
                        + " below one step: redrawn), shorten the step, or use no delay");
    }

    @Test
    void weights_ofTheWrongShape_fromAFile() throws IOException {
        npy("weights.npy", "(2, 3)", 6, 8 * 6);
        refused(
                cells("""
                        connector = "all_to_all"
                        weight = { file = "weights.npy", unit = "mV" }
                        """),
                "net.toml:9: projection 'EE': the weight is a matrix of 2 sources and 3 targets, but there are 3 sources and 3"
                        + " targets; give a row for each source and a column for each target");
    }

    @Test
    void edges_outOfRange() throws IOException {
        refused(
                cells("""
                        connector = { edge_list = { sources = [0, 1], targets = [2, 3] } }
                        weight = "1 mV"
                        """),
                "net.toml:8: projection 'EE': edge 1 has the target 3; there are 3, counted from 0: correct the list, or give cells"
                        + " to these numbers");
    }

    private static final String BRAIN = """
            [connectome.brain]
            fields = { name = "brain", measure = "strength", weights = "weights.csv", lengths = "lengths.csv", source = "us", version = "1", citation = "us", license = "none" }

            [population.areas]
            model = "wilson-cowan"
            connectome = "brain"

            [coupling.tracts]
            source = "areas"
            variable = "E"
            target = "areas"
            input = "P"
            connectome = "brain"
            weight = "1"
            velocity = "3 m/s"
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weights.csv | 0,1,2 | 0,nan,2 | weights.csv: connectome 'brain': strength from 'a' to 'b': it is NaN, but strength is not"
                        + " negative and finite; correct it; write 0 where no projection was found, and mark regions without mapped inputs",
                "weights.csv | 0,1,2 | 0,-1,2 | weights.csv: connectome 'brain': strength from 'a' to 'b': it is -1.0, but strength is not"
                        + " negative and finite; correct it; write 0 where no projection was found, and mark regions without mapped inputs",
                "weights.csv | a,0,1,2 | ,0,1,2 | weights.csv: row 1: it has no name; name it, or take it out",
                "weights.csv | a,0,1,2 | b,0,1,2 | weights.csv: row 2: its name 'b' is also that of row 1; name each row once",
                "weights.csv | c,2,1,0 | c,2,1 | weights.csv: line 4: 3 cells instead of 4; give each row the same number of cells; write 0"
                        + " where there is nothing",
                "lengths.csv | 0,10,20 | 0,-10,20 | lengths.csv: connectome 'brain': length from 'a' to 'b': it is -10.0 mm, but a length is"
                        + " not negative and finite; correct it; write 0 where there is no projection",
                "lengths.csv | 0,10,20 | 0,x,20 | lengths.csv: line 2, column 3: 'x' is not a number; correct it, or leave out what lies before"
                        + " the matrix by the field that ends in _skip",
            })
    void connectomes_wrong(String file, String found, String replaced, String message) throws IOException {
        for (var each : Map.of(
                        "weights.csv", ",a,b,c\na,0,1,2\nb,1,0,1\nc,2,1,0\n",
                        "lengths.csv", ",a,b,c\na,0,10,20\nb,10,0,10\nc,20,10,0\n")
                .entrySet()) {
            Files.writeString(
                    folder.resolve(each.getKey()),
                    each.getKey().equals(file) ? each.getValue().replace(found, replaced) : each.getValue());
        }

        refused(BRAIN, "net.toml:1: connectome.brain: " + message);
    }

    @Test
    void connectome_withoutAName() throws IOException {
        refused(
                BRAIN.replace("name = \"brain\", ", ""),
                "net.toml:1: connectome.brain: a connectome needs 'name'; give it a name for reports");
    }

    /// Arrays that say they are larger than what there is of them: told, in little time and memory.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "npy | weights.npy: header: too many elements of 8 bytes do not fit into the 152 bytes of the file; the file is cut or"
                        + " damaged; copy it again from where it came from",
                "npz | weights.npz!weights.npy: header: too many elements of 8 bytes do not fit into the 152 bytes of the file; the"
                        + " file is cut or damaged; copy it again from where it came from",
                "xlsx | 'weights.xlsx' has \"\" in row 1, column 1; write a number",
                "mat | weights.mat: byte 136 (variable 1): 1073741824 bytes are expected here, but the file ends at byte 184; the file"
                        + " is cut or damaged; copy it again from where it came from",
            })
    void arrays_largerThanTheirFiles(String format, String message) throws IOException {
        var name = "weights." + format;
        switch (format) {
            case "npy" -> npy(name, "(300000, 300000)", 3, 24);
            case "npz" -> zip(name, Map.of("weights.npy", npyBytes("(300000, 300000)", 3)));
            case "xlsx" -> workbook(name, "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>");
            default -> Files.write(folder.resolve(name), mat(1 << 30));
        }
        long before = System.nanoTime();

        refused(cells("""
                        connector = "all_to_all"
                        weight = { file = "%s", unit = "mV" }
                        """.formatted(name)), "net.toml:9: projection.EE.weight: " + message);
        assertThat((System.nanoTime() - before) * 1e-9).isLessThan(10);
    }

    /// What the library says of a structure that ends somewhere is not ours to hold word for word.
    @Test
    void hdf5_thatIsCut() throws IOException {
        var values = new HdfNode.Fixed(Map.of(), new HdfNode.Value.Reals(Samples.of(1, 2, 3)));
        try (var _ = HdfFile.open(
                folder.resolve("weights.h5"), new HdfNode.Group(Map.of(), Map.of("w", values)), Map.of())) {
            assertThat(folder.resolve("weights.h5")).exists();
        }
        var bytes = Files.readAllBytes(folder.resolve("weights.h5"));
        for (int kept : new int[] {bytes.length - 16, bytes.length / 2, 20}) {
            Files.write(folder.resolve("weights.h5"), Arrays.copyOf(bytes, kept));

            var run = simulate(cells("""
                    connector = "all_to_all"
                    weight = { file = "weights.h5#w", unit = "mV" }
                    """));

            assertThat(run.code()).isEqualTo(65);
            assertThat(run.err().replace(folder + "/", ""))
                    .startsWith("synfire: net.toml:9: projection.EE.weight: weights.h5: ")
                    .endsWith("the file is cut or damaged; copy it again from where it came from\n")
                    .hasLineCount(1);
            assertThat(folder.resolve("out/network.json")).hasContent("earlier");
        }
    }

    private void npy(String name, String shape, int numbers, int bytes) throws IOException {
        assertThat(8 * numbers).isEqualTo(bytes);
        Files.write(folder.resolve(name), npyBytes(shape, numbers));
    }

    private static byte[] npyBytes(String shape, int numbers) throws IOException {
        var header = "{'descr': '<f8', 'fortran_order': False, 'shape': %s, }".formatted(shape);
        header = header + " ".repeat(63 - (10 + header.length()) % 64) + "\n";
        var out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
        out.write(header.getBytes(StandardCharsets.ISO_8859_1));
        for (int i = 0; i < numbers; i++) {
            out.write(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putDouble(i)
                    .array());
        }
        return out.toByteArray();
    }

    private void zip(String name, Map<String, byte[]> members) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            for (var member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
                zip.closeEntry();
            }
        }
    }

    private void workbook(String name, String rows) throws IOException {
        var texts = Map.of(
                "[Content_Types].xml",
                "<Types/>",
                "xl/workbook.xml",
                "<workbook xmlns:r=\"http://r\"><sheets><sheet name=\"W\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
                "xl/worksheets/sheet1.xml",
                "<worksheet><sheetData>%s</sheetData></worksheet>".formatted(rows));
        var members = new LinkedHashMap<String, byte[]>();
        texts.forEach((member, text) -> members.put(member, text.getBytes(StandardCharsets.UTF_8)));
        zip(name, members);
    }

    /// MATLAB 5 with a matrix that claims so many bytes.
    private static byte[] mat(int claimed) {
        var bytes = ByteBuffer.allocate(128 + 8 + 48).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(Arrays.copyOf("MATLAB 5.0 MAT-file".getBytes(StandardCharsets.US_ASCII), 116));
        bytes.position(124);
        bytes.putShort((short) 0x0100).putShort((short) 0x4D49);
        bytes.putInt(14).putInt(claimed);
        return bytes.array();
    }
}
