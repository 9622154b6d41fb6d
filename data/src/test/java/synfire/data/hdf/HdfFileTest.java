package synfire.data.hdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import synfire.data.array.ArrayReader;
import synfire.data.array.ArraySpec;
import synfire.data.array.Content;
import synfire.data.hdf.HdfNode.Value;
import synfire.network.Samples;

/// What is written is what another reader of HDF5 reads; at any time, and after going on.
final class HdfFileTest {

    @TempDir
    Path folder;

    private static HdfNode.Group growing() {
        var members = new LinkedHashMap<String, HdfNode>();
        members.put("cell", new HdfNode.Growing(Map.of(), HdfType.I32, 0));
        members.put("v", new HdfNode.Growing(Map.of("unit", new Value.Text("mV")), HdfType.F64, 3));
        return new HdfNode.Group(
                Map.of("title", new Value.Text("größer")), Map.of("run", new HdfNode.Group(Map.of(), members)));
    }

    private Content read(String array) {
        return new ArrayReader(folder).read(ArraySpec.of("f.h5").named(array));
    }

    private void reads(String array, List<Integer> shape, double first, double last) {
        assertThat(read(array)).isInstanceOfSatisfying(Content.Numbers.class, numbers -> {
            assertThat(numbers.shape()).isEqualTo(shape);
            assertThat(numbers.values().get(0)).isEqualTo(first);
            assertThat(numbers.values().get(numbers.values().size() - 1)).isEqualTo(last);
        });
    }

    private static void add(HdfFile file, int from, int to) throws IOException {
        file.append("run/cell", IntStream.range(from, to).toArray());
        file.append(
                "run/v",
                IntStream.range(3 * from, 3 * to).mapToDouble(i -> 0.5 * i).toArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5461, 5462, 16_384, 16_385, 70_000})
    void append_thenRead_isWhatWasWritten(int rows) throws IOException {
        var path = folder.resolve("f.h5");
        try (var file = HdfFile.open(path, growing(), Map.of())) {
            add(file, 0, rows / 2);
            file.flush();
            add(file, rows / 2, rows);
        }

        reads("run/cell", List.of(rows), 0, rows - 1);
        reads("run/v", List.of(rows, 3), 0, 0.5 * (3 * rows - 1));
        assertThat(((Content.Numbers) read("run/v")).values()).isEqualTo(Samples.generate(3 * rows, i -> 0.5 * i));
    }

    @Test
    void flush_withoutClose_canBeRead() throws IOException {
        var file = HdfFile.open(folder.resolve("f.h5"), growing(), Map.of());
        file.flush();
        reads("run/cell", 0);
        add(file, 0, 20_000);
        file.flush();
        add(file, 20_000, 90_000); // more chunks, of which the shape does not tell yet

        reads("run/cell", List.of(20_000), 0, 19_999);
        file.close();
        reads("run/cell", List.of(90_000), 0, 89_999);
    }

    private void reads(String array, int rows) {
        assertThat(read(array))
                .isInstanceOfSatisfying(
                        Content.Numbers.class,
                        numbers -> assertThat(numbers.shape()).isEqualTo(List.of(rows)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 16_384, 40_000})
    void open_whereAnEarlierOneWasFlushed_givesTheSameBytes(int split) throws IOException {
        var whole = folder.resolve("whole.h5");
        try (var file = HdfFile.open(whole, growing(), Map.of())) {
            add(file, 0, split);
            add(file, split, 60_000);
        }
        var path = folder.resolve("f.h5");
        Map<String, Long> kept;
        var cut = HdfFile.open(path, growing(), Map.of());
        add(cut, 0, split);
        kept = cut.flush();
        add(cut, split, split + 30_000); // lost
        cut.close();

        try (var file = HdfFile.open(path, growing(), kept)) {
            add(file, split, 60_000);
        }

        reads("run/cell", List.of(60_000), 0, 59_999);
        assertThat(Files.readAllBytes(path)).isEqualTo(Files.readAllBytes(whole));
    }

    @Test
    void open_ofFixedAndReservedArrays_canBeReadAndFilled() throws IOException {
        var members = new LinkedHashMap<String, HdfNode>();
        members.put("names", new HdfNode.Fixed(Map.of(), new Value.Texts(List.of("E", "größer", ""))));
        members.put(
                "ends",
                new HdfNode.Fixed(
                        Map.of("target", new Value.Reference("times")),
                        new Value.Wholes(HdfType.U64, List.of(2L, 5L))));
        members.put("times", new HdfNode.Reserved(Map.of(), HdfType.F64, List.of(2L, 2L)));
        members.put("rate", new HdfNode.Fixed(Map.of(), new Value.Reals(Samples.of(1.5))));
        try (var file = HdfFile.open(folder.resolve("f.h5"), new HdfNode.Group(Map.of(), members), Map.of());
                var arena = Arena.ofConfined()) {
            file.map("times", 32, arena).setAtIndex(ValueLayout.JAVA_DOUBLE, 3, 7.25);
        }

        reads("times", List.of(2, 2), 0, 7.25);
        reads("ends", List.of(2), 2, 5);
        reads("rate", List.of(1), 1.5, 1.5);
        assertThat(read("names")).isEqualTo(new Content.Texts(List.of(3), List.of("E", "größer", "")));
    }

    @Test
    void open_withAReferenceToNothing_saysSo() {
        var root = new HdfNode.Group(Map.of("to", new Value.Reference("nowhere")), Map.of());

        assertThatThrownBy(() -> HdfFile.open(folder.resolve("f.h5"), root, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no object 'nowhere' to refer to");
    }
}
