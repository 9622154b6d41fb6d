package synfire.data.connectome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import synfire.data.array.ArraySpec;
import synfire.data.format.RecordingFormatException;
import synfire.network.connectome.EdgeList;
import synfire.network.connectome.Matrix;

final class EdgeListRequestTest {

    @TempDir
    private Path folder;

    @Test
    void read_tableWithTypes_hasAnEdgeForEachRow() throws IOException {
        write("e.csv", "Source,Target,Weight,Type\nI1 , I2  ,10,chemical\nI2,I1,2,electrical\nI1,I2,1,chemical\n");
        var worm = read(Map.of("edges", "e.csv", "edges_columns", "source target value type"));

        assertThat(worm.sources().names()).containsExactly("I1", "I2");
        assertThat(worm.types()).containsExactly("chemical", "electrical");
        assertThat(worm.ofType("chemical").totalWeight()).isEqualTo(11);
    }

    @Test
    void read_columnsNotRead_areLeftOut() throws IOException {
        write("e.tsv", "1\tM81\tV2\tV1\t0.5\n2\tM82\tV3\tV1\t0.25\n");
        var edges = read(Map.of("edges", "e.tsv", "edges_columns", "- - source target value"));

        assertThat(edges.sources().names()).containsExactly("V2", "V1", "V3");
        assertThat(edges.types()).containsExactly("edge");
    }

    @Test
    void read_matricesInDifferentOrder_areAlignedByName() throws IOException {
        write("ad.csv", ",7,8\n7,0,2\n8,1,0\n");
        write("da.csv", ",8,7\n8,3,0\n7,4,0\n");
        var larva = read(Map.of("matrix.ad", "ad.csv", "matrix.da", "da.csv"));

        assertThat(larva.types()).containsExactly("ad", "da");
        assertThat(larva.ofType("ad").toMatrix()).isEqualTo(Matrix.of(2, 2, 0, 2, 1, 0));
        assertThat(larva.ofType("da").toMatrix()).isEqualTo(Matrix.of(2, 2, 0, 4, 0, 3));
    }

    @Test
    void read_namesGiven_setTheOrder() throws IOException {
        write("e.csv", "B,A,2\n");
        write("n.txt", "A B C\n");
        var edges = read(Map.of("edges", "e.csv", "edges_columns", "source target value", "names", "n.txt"));

        assertThat(edges.sources().count()).isEqualTo(3);
        assertThat(edges.pre(0)).isEqualTo(1);
    }

    @Test
    void read_wrong_namesFilePlaceAndFix() throws IOException {
        write("n.txt", "A C\n");
        write("e.csv", "B,A,2\n");
        refused(
                Map.of("edges", "e.csv", "edges_columns", "source target value", "names", "n.txt"),
                "e.csv: its cell 'B' is not among the names\nfix: add it to the names, or leave them out");
        write("minus.csv", "B,A,-2\n");
        refused(
                Map.of("edges", "minus.csv", "edges_columns", "source target value"),
                "minus.csv: edge 0: its weight is -2.0, but synapses is not negative and finite\n"
                        + "fix: correct it, or leave the edge out");
        write("bare.csv", "0,1\n1,0\n");
        refused(
                Map.of("matrix.x", "bare.csv"),
                "bare.csv: it does not name its rows and columns\nfix: give a matrix with names");
        write("none.csv", "a,b,c\n");
        refused(
                Map.of("edges", "none.csv", "edges_columns", "source target value"),
                "none.csv: there is no pair\nfix: describe the columns as they are");
        assertThatThrownBy(() -> read(Map.of("edges", "e.csv")))
                .hasMessage(
                        "a list of edges needs 'edges' with 'edges_columns', or 'matrix.TYPE'; write edges = \"FILE\" and"
                                + " edges_columns = \"source target value type\"");
    }

    @Test
    void regionSignals_matrix_isASignalForEachRegion() throws IOException {
        write("bold.csv", "1,2,3\n4,5,6\n");
        write("names.csv", "V1,V2\n");
        var spec = ArraySpec.of("bold.csv");
        var bold = new RegionSignals(spec, Optional.of(ArraySpec.of("names.csv")), false, 720).read(folder);

        assertThat(bold.sweep(0).signals().get(1).name()).isEqualTo("V2");
        assertThat(bold.sweep(0).signals().get(1).samples().toArray()).containsExactly(4, 5, 6);
        assertThat(bold.sweep(0).signals().getFirst().timeMs(2)).isEqualTo(1440);
        assertThat(new RegionSignals(spec, Optional.empty(), true, 720)
                        .read(folder)
                        .sweep(0)
                        .signals())
                .hasSize(3);
        assertThatThrownBy(
                        () -> new RegionSignals(spec, Optional.of(ArraySpec.of("names.csv")), true, 720).read(folder))
                .hasMessage("bold.csv: 2 names for 3 regions\n"
                        + "fix: give a name for each row, or say that the rows are times");
        write("bold.csv", "1,2,3\n4,nan,6\n");
        assertThatThrownBy(() -> new RegionSignals(spec, Optional.empty(), false, 720).read(folder))
                .hasMessage(
                        "bold.csv: region 'region 2', scan 2: it is NaN\nfix: take the region out, or fill in the scan");
    }

    private void refused(Map<String, String> fields, String message) {
        assertThatThrownBy(() -> read(fields))
                .isInstanceOf(RecordingFormatException.class)
                .hasMessage(message);
    }

    private EdgeList read(Map<String, String> more) {
        var fields = new TreeMap<>(Map.of(
                "name",
                "toy",
                "measure",
                "synapses",
                "source",
                "us",
                "version",
                "1",
                "citation",
                "none",
                "license",
                "CC0"));
        fields.putAll(more);
        return EdgeListRequest.of(fields).read(folder);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
