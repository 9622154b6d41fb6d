package synfire.data.connectome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import synfire.data.array.ArrayFixtures;
import synfire.data.format.RecordingFormatException;
import synfire.network.connectome.Connectome;
import synfire.network.connectome.Hemisphere;
import synfire.network.connectome.Matrix;
import synfire.network.connectome.Position;

/// Layouts in which laboratories keep connectomes, on small files of our own.
final class ConnectomeRequestTest {

    private static final Matrix WEIGHTS = Matrix.of(3, 3, 0, 0.5, 0.25, 1, 0, 0.75, 0, 0.5, 0);
    private static final String NAMED = "from,A,B,C\nA,0,0.5,0.25\nB,1,0,0.75\nC,0,0.5,0\n";

    @TempDir
    private Path folder;

    @Test
    void read_matrixWithNames_isFromRowToColumn() throws IOException {
        var toy = read(NAMED, Map.of());

        assertThat(toy.names()).containsExactly("A", "B", "C");
        assertThat(toy.weights().values()).isEqualTo(WEIGHTS);
        assertThat(toy.regions()).allMatch(region -> region.inputsMapped());
    }

    @Test
    void read_rowsAreTargets_isTransposed() throws IOException {
        assertThat(read(NAMED, Map.of("weights_rows", "target")).weights().values())
                .isEqualTo(WEIGHTS.transposed());
    }

    @Test
    void read_numbersAsNames_areNamesUnderAnEmptyCorner() throws IOException {
        var toy = read(",7,8,9\n7,0,0.5,0.25\n8,1,0,0.75\n9,0,0.5,0\n", Map.of());

        assertThat(toy.names()).containsExactly("7", "8", "9");
        assertThat(toy.weights().values()).isEqualTo(WEIGHTS);
    }

    @Test
    void read_pairs_regionsThatAreNoTargetsAreNotMapped() throws IOException {
        var toy = read("B A 0.5\nB C 0.5\nA C 1\nA B 0\n", Map.of("weights_columns", "target source value"));

        assertThat(toy.names()).containsExactly("A", "B", "C");
        assertThat(toy.weight("A", "B")).isEqualTo(0.5);
        assertThat(toy.weight("C", "A")).isEqualTo(1);
        assertThat(toy.mapped().names()).containsExactly("A", "B");
    }

    @Test
    void read_columnsForSomeRegionsOnly_theOthersAreNotMapped() throws IOException {
        var toy = read(",A,B\nA,0,0.5\nB,1,0\nC,0,0.5\n", Map.of());

        assertThat(toy.names()).containsExactly("A", "B", "C");
        assertThat(toy.mapped().names()).containsExactly("A", "B");
        assertThat(toy.weight("C", "B")).isEqualTo(0.5);
    }

    @Test
    void read_everythingBeside_isBroughtToTheSameOrderByName() throws IOException {
        write(
                "lengths.csv",
                "made by hand\n,C,B,A,D\nC,0,2,3,9\nB,2,0,1,9\na,3,1,0,9\nD,9,9,9,0\n".replace("a,", "A1,"));
        write("levels.csv", "area,level\nC,2.5\nA,0.5\n");
        write("centres.txt", "\"B\" 1 2 3\nA 4 5 6\nC 7 8 9\n");
        write("sln.csv", "0,0.1,0.2\n0.3,0,0.4\n0.5,0.6,0\n");
        var toy = read(
                NAMED,
                Map.of(
                        "lengths", "lengths.csv",
                        "lengths_skip", "1",
                        "lengths_alias", "A1=A",
                        "hierarchy", "levels.csv",
                        "positions", "centres.txt",
                        "also.SLN", "sln.csv"));

        assertThat(toy.lengths()).contains(Matrix.of(3, 3, 0, 1, 3, 1, 0, 2, 3, 2, 0));
        assertThat(toy.regions().get(0).hierarchy()).contains(0.5);
        assertThat(toy.regions().get(1).hierarchy()).isEmpty();
        assertThat(toy.regions().get(0).position()).contains(new Position(4, 5, 6));
        assertThat(toy.measured("SLN").values().at(0, 2)).isEqualTo(0.2);
    }

    @Test
    void read_npzWithLabels_takesNamesAndHemispheres() throws IOException {
        Files.write(
                folder.resolve("c.npz"),
                ArrayFixtures.zip(new TreeMap<>(Map.of(
                        "w.npy", ArrayFixtures.npy(1, "<f8", false, "2, 2", ArrayFixtures.float64(0, 1, 1, 0)),
                        "labels.npy",
                                ArrayFixtures.npy(1, "<U3", false, "2,", ArrayFixtures.utf32(3, "L.A", "R.A"))))));
        var toy = request(Map.of("weights", "c.npz#w", "names", "c.npz#labels")).read(folder);

        assertThat(toy.names()).containsExactly("L.A", "R.A");
        assertThat(toy.regions().get(1).hemisphere()).isEqualTo(Hemisphere.RIGHT);
    }

    @Test
    void of_wrongFields_namesTheField() {
        refused(
                Map.of("weight", "x"),
                "a connectome has no field 'weight'; its fields are weights, weights_columns,"
                        + " weights_rows, weights_skip, weights_alias, lengths, lengths_columns, lengths_rows, lengths_skip,"
                        + " lengths_alias, names, positions, hierarchy, mapped, also., name, source, version, citation, license,"
                        + " measure, unit, meaning");
        refused(Map.of(), "a connectome needs 'weights'; write weights = \"FILE[!MEMBER][#ARRAY]\"");
        refused(
                Map.of("weights", "w", "weights_columns", "from to value"),
                "weights_columns = \"from to value\" does not name each of source, target and value once; others are"
                        + " type and -");
        refused(
                Map.of("weights", "w", "weights_rows", "targets"),
                "weights_rows = \"targets\" is none of source, target");
        refused(Map.of("weights", "w", "weights_skip", "-1"), "weights_skip = \"-1\" is no whole number");
        refused(
                Map.of("weights", "w#"),
                "weights = \"w#\": an array needs a file, and a name after each ! and #; write FILE[!MEMBER][#ARRAY]");
        assertThatThrownBy(() -> ConnectomeRequest.of(Map.of("weights", "w", "name", "x", "measure", "FLN")))
                .hasMessage("a connectome needs 'source'; write \"not stated\" where it is not known");
        assertThatThrownBy(() -> ConnectomeRequest.of(Map.of("weights", "w", "name", "x", "measure", "boutons")))
                .hasMessage(
                        "'boutons' is none of the measures FLN, SLN, streamlines, synapses, sections, strength, FC");
    }

    @Test
    void of_measureOfOnesOwn_isThat() {
        var request =
                request(Map.of("weights", "w", "measure", "boutons", "unit", "boutons", "meaning", "seen in light"));

        assertThat(request.measure().meaning()).isEqualTo("seen in light");
    }

    @Test
    void read_wrongTable_namesFilePlaceAndFix() {
        content(
                "A,B\nA,0,x\nB,1,0\n",
                Map.of(),
                "line 2, column 3: 'x' is not a number\n"
                        + "fix: correct it, or leave out what lies before the matrix by the field that ends in _skip");
        content(
                "A,B\nA,0,1\nB,1\n",
                Map.of(),
                "line 3: 2 cells instead of 3\nfix: give each row the same number of cells; write 0 where there is nothing");
        content(
                "a matrix\n",
                Map.of(),
                "there is no row of numbers\nfix: the matrix is empty, or it is no table; take another" + " file");
        content(
                "0,1\n1,0\n",
                Map.of(),
                "it does not name the regions\nfix: say where their names stand: names = \"FILE\"");
        content(
                ",A,B\nA,0,1\nC,1,0\n",
                Map.of(),
                "it has no row for 1 of 3 names: B\nfix: correct the names, or say IN_FILE=NAME in the field that ends"
                        + " in _alias; the file has A, C",
                Map.of("weights_rows", "source"));
        content(",A,B\n,0,1\n", Map.of(), "row 1: it has no name\nfix: name it, or take it out");
        content(
                "A B 1\nA B 2\n",
                Map.of("weights_columns", "source target value"),
                "the pair 'A', 'B' is given twice\nfix: give each pair once: a mean over injections or studies");
        content(
                "A B 1\nA B\n",
                Map.of("weights_columns", "source target value"),
                "line 2: 2 cells, but 3 are described\n"
                        + "fix: describe the columns as they are, with - for what is not read");
        content(
                "A B 1\nA B one\n",
                Map.of("weights_columns", "source target value"),
                "line 2: its value 'one' is not a number\nfix: correct it, or describe the columns as they are");
    }

    @Test
    void read_noConnectome_namesFileRegionAndFix() {
        content(
                ",A,B\nA,0,-1\nB,1,0\n",
                Map.of(),
                "connectome 'toy': FLN from 'A' to 'B': it is -1.0, but FLN is between 0 and 1\n"
                        + "fix: correct it; write 0 where no projection was found, and mark regions without mapped inputs");
        content(
                ",A,B\nA,0,nan\nB,1,0\n",
                Map.of(),
                "connectome 'toy': FLN from 'A' to 'B': it is NaN, but FLN is between 0 and 1\n"
                        + "fix: correct it; write 0 where no projection was found, and mark regions without mapped inputs");
        content(",A,A\nA,0,1\nA,1,0\n", Map.of(), "row 2: its name 'A' is also that of row 1\nfix: name each row once");
    }

    @Test
    void read_randomTables_areReadOrRefused() throws IOException {
        var random = new Random(6);
        var pieces =
                new String[] {"A", "B", "0", "0.5", "-1", "nan", ",", ",", ",", "\n", "\n", " ", "\"", "#", "1e999"};
        for (int round = 0; round < 500; round++) {
            var text = new StringBuilder();
            for (int n = 1 + random.nextInt(25); n > 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            var more = new TreeMap<String, String>();
            if (random.nextBoolean()) {
                more.put("weights_columns", "source target value");
            }
            try {
                assertThat(read(text.toString(), more).size()).isPositive();
            } catch (RecordingFormatException e) {
                assertThat(e.getMessage()).as(text.toString()).contains("\nfix: ");
            } catch (RuntimeException e) {
                throw new AssertionError("round " + round + ": " + text, e);
            }
        }
    }

    private void content(String text, Map<String, String> more, String message) {
        content(text, more, message, Map.of());
    }

    private void content(String text, Map<String, String> more, String message, Map<String, String> evenMore) {
        var all = new TreeMap<>(more);
        all.putAll(evenMore);
        assertThatThrownBy(() -> read(text, all))
                .isInstanceOf(RecordingFormatException.class)
                .hasMessage("w.csv: " + message);
    }

    private static void refused(Map<String, String> fields, String message) {
        assertThatThrownBy(() -> ConnectomeRequest.of(fields))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static ConnectomeRequest request(Map<String, String> more) {
        var fields = new TreeMap<>(Map.of(
                "name", "toy", "measure", "FLN", "source", "us", "version", "1", "citation", "none", "license", "CC0"));
        fields.putAll(more);
        return ConnectomeRequest.of(fields);
    }

    private Connectome read(String text, Map<String, String> more) throws IOException {
        write("w.csv", text);
        var fields = new TreeMap<>(more);
        fields.put("weights", "w.csv");
        return request(fields).read(folder);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
