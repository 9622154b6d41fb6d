package synfire.data.array;

import static org.assertj.core.api.Assertions.assertThat;
import static synfire.data.array.ArrayFixtures.float64;
import static synfire.data.array.ArrayFixtures.npy;
import static synfire.data.array.ArrayFixtures.open;
import static synfire.data.array.ArrayFixtures.utf8;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import synfire.data.array.Content.Numbers;
import synfire.data.array.Content.Texts;
import synfire.network.Samples;

/// What each format holds comes out: values, shapes, order, names.
final class ArrayFilesTest {

    private static final Numbers COUNTED = numbers(List.of(2, 3), 0.5, 1.5, 2.5, 3.5, 4.5, 5.5);

    private static Numbers numbers(List<Integer> shape, double... values) {
        return new Numbers(shape, Samples.of(values));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void npy_anyVersionAndOrder_isRowMajor(int version) {
        var rows = npy(version, "<f8", false, "2, 3", float64(0.5, 1.5, 2.5, 3.5, 4.5, 5.5));
        var columns = npy(version, "<f8", true, "2, 3", float64(0.5, 3.5, 1.5, 4.5, 2.5, 5.5));

        assertThat(open(rows).read("")).isEqualTo(COUNTED);
        assertThat(open(columns).read("")).isEqualTo(COUNTED);
    }

    @Test
    void npy_threeAxesInColumnOrder_isRowMajor() {
        var data = new double[24];
        for (int i = 0, at = 0; i < 2; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 4; k++) {
                    data[i + 2 * (j + 3 * k)] = at++;
                }
            }
        }

        var read = (Numbers) open(npy(1, "<f8", true, "2, 3, 4", float64(data))).read("");
        assertThat(read.values().toArray()).isSorted().hasSize(24);
    }

    @ParameterizedTest
    @CsvSource({
        "|b1, 01, 1",
        "|i1, ff, -1",
        "|u1, ff, 255",
        "<i2, feff, -2",
        ">i2, fffe, -2",
        "<u2, feff, 65534",
        "<i4, feffffff, -2",
        "<u4, ffffffff, 4294967295",
        "<i8, feffffffffffffff, -2",
        ">i8, fffffffffffffffe, -2",
        "<u8, ffffffffffffffff, 18446744073709551615",
        "<f2, 003c, 1",
        "<f2, 01c0, -2.001953125",
        ">f4, 3f800000, 1",
        "<f4, cdcccc3d, 0.10000000149011612",
        ">f8, 3ff0000000000000, 1"
    })
    void npy_everyType_isItsNumber(String type, String hex, double value) {
        var data = new BigInteger("01" + hex, 16).toByteArray();

        var element = new byte[data.length - 1];
        System.arraycopy(data, 1, element, 0, element.length);
        assertThat(open(npy(1, type, false, "", element)).read("")).isEqualTo(numbers(List.of(), value));
    }

    @Test
    void npy_texts_areTexts() {
        var wide = npy(1, "<U6", false, "2,", ArrayFixtures.utf32(6, "L.BSTS", "Δ𝔸"));

        assertThat(open(wide).read("")).isEqualTo(new Texts(List.of(2), List.of("L.BSTS", "Δ𝔸")));
        assertThat(open(npy(1, "|S3", false, "2", utf8("V1\0V23"))).read(""))
                .isEqualTo(new Texts(List.of(2), List.of("V1", "V23")));
    }

    @Test
    void npy_noElements_isEmpty() {
        assertThat(open(npy(1, "<f8", false, "0, 5", new byte[0])).read("")).isEqualTo(numbers(List.of(0, 5)));
    }

    @Test
    void npz_arrays_areReadByName() {
        var file = open(ArrayFixtures.npz());

        assertThat(file.arrays()).containsExactly("weights", "labels");
        assertThat(file.read("weights")).isEqualTo(numbers(List.of(2, 2), 0, 1, 2, 0));
        assertThat(file.read("labels")).isEqualTo(new Texts(List.of(2), List.of("V1", "V2")));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void mat_writtenByAnotherLibrary_isRead(boolean packed) {
        var file = open(ArrayFixtures.mat(packed));

        assertThat(file.arrays()).containsExactly("sc", "title", "names", "subjects", "one", "mixed", "mask");
        assertThat(file.read("sc")).isEqualTo(COUNTED);
        assertThat(file.read("one.sc")).isEqualTo(COUNTED);
        assertThat(file.read("title")).isEqualTo(new Texts(List.of(), List.of("macaque")));
        assertThat(file.read("names")).isEqualTo(new Texts(List.of(2, 2), List.of("area0", "area1", "area2", "area3")));
        assertThat(file.read("one.names{2}")).isEqualTo(new Texts(List.of(), List.of("area2")));
        assertThat(file.read("subjects(2).age")).isEqualTo(numbers(List.of(1, 1), 40));
        assertThat(file.read("mask")).isEqualTo(numbers(List.of(1, 2), 0, 0));
    }

    @Test
    void hdf5_datasets_areReadByPath() {
        var file = (HdfArrays) open(ArrayFixtures.hdf5());

        assertThat(file.arrays()).containsExactlyInAnyOrder("weights", "nodes/v1/node_id", "nodes/v1/labels");
        assertThat(file.read("/weights")).isEqualTo(numbers(List.of(2, 3), 0, 1, 2, 3, 4, 5));
        assertThat(file.read("nodes/v1/node_id")).isEqualTo(numbers(List.of(3), 0, 1, 2));
        assertThat(file.read("nodes/v1/labels")).isEqualTo(new Texts(List.of(2), List.of("a", "bb")));
        assertThat(file.attribute("nodes/v1", "network")).isEqualTo("v1");
        assertThat(file.attribute("nodes/v1", "nothing")).isEmpty();
        assertThat(file.children("nodes")).containsExactly("v1");
    }

    @Test
    void xlsx_cells_areTheirLastValues() {
        var file = open(ArrayFixtures.xlsx(ArrayFixtures.ROWS));

        assertThat(file.arrays()).containsExactly("W", "empty");
        assertThat(rows(file.read("W"))).containsExactly("1: [, V1, V2]", "3: [V1, 0, 2.5E-1]", "4: [V2, 1, #NUM!]");
        assertThat(rows(file.read("empty"))).isEmpty();
    }

    @Test
    void text_anySeparator_isTakenApart() {
        assertThat(rows(utf8("# note, with comma\n\n,a,\"b,\nc\"\nx,1,2,,\n")))
                .containsExactly("3: [, a, b,\nc]", "5: [x, 1, 2]");
        assertThat(rows(utf8("\ufeffa\tb c\n1\t2\n"))).containsExactly("1: [a, b c]", "2: [1, 2]");
        assertThat(rows(utf8("  1.5  2\n\n\"R 1\"   3\n"))).containsExactly("1: [1.5, 2]", "3: [R 1, 3]");
        assertThat(rows(utf8("a;b\n1;2\n"))).containsExactly("1: [a, b]", "2: [1, 2]");
    }

    @Test
    void zip_member_isFoundByTheEndOfItsPath() {
        var members = Map.of("Net/weights.txt", utf8("0 1\n1 0\n"), "__MACOSX/Net/weights.txt", utf8("junk"));

        for (int level : new int[] {Deflater.NO_COMPRESSION, Deflater.BEST_COMPRESSION}) {
            var zip = ArrayFixtures.zip(members, level);
            assertThat(rows(open(zip, "weights.txt").read(""))).containsExactly("1: [0, 1]", "2: [1, 0]");
            assertThat(open(zip, "Net/weights.txt").name()).isEqualTo("x!Net/weights.txt");
        }
    }

    @Test
    void read_specOfAFile_readsTheArray(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("a.zip"), ArrayFixtures.zip(Map.of("in/data.npz", ArrayFixtures.npz())));
        var reader = new ArrayReader(folder);

        assertThat(reader.read(ArraySpec.parse("a.zip!data.npz#weights")))
                .isEqualTo(numbers(List.of(2, 2), 0, 1, 2, 0));
        assertThat(reader.arrays(ArraySpec.parse("a.zip!data.npz"))).containsExactly("weights", "labels");
    }

    private static List<String> rows(byte[] text) {
        return rows(open(text).read(""));
    }

    private static List<String> rows(Content content) {
        var rows = new ArrayList<String>();
        ((Content.Table) content).visit((line, cells) -> rows.add(line + ": " + cells));
        return rows;
    }
}
