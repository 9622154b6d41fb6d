package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A study of many cells: each fitted by itself, a table out.
final class PopulationTest {

    private static final String LEAK = """
            # leak: a membrane.
            model leak
            parameters
              C = 100 pF in (0, inf)   # capacitance
              g = 5 nS   in (0, inf)   # leak
            state
              v = -70 mV               # potential
            inputs
              I : pA                   # current
            equations
              dv/dt = (I - g*(v + 70*mV))/C : mV
            """;

    private static final String FIT = """
            title = "leaks"
            model = "leak.model"
            [fit]
            C = { bounds = ["50 pF", "200 pF"] }
            g = { bounds = ["1 nS", "20 nS"] }
            [[stage]]
            starts = 3
            evaluations = 200
            """;

    private static final String MADE = FIT + """
            [simulated]
            dt = "0.1 ms"
            noise = "0.1 mV"
            stimuli = [[["0 pA", "10 ms"], ["50 pA", "50 ms"]], [["0 pA", "10 ms"], ["-20 pA", "40 ms"]]]
            test = [1]
            [[cell]]
            name = "small"
            parameters = { C = "80 pF", g = "4 nS" }
            [[cell]]
            name = "lost"
            train = ["nowhere.csv"]
            [[cell]]
            name = "large"
            parameters = { C = "150 pF", g = "9 nS" }
            """;

    @TempDir
    Path folder;

    @Test
    void cells_oneOfWhichFails_givesATableOfAll() throws IOException {
        Files.writeString(folder.resolve("leak.model"), LEAK);

        var run = Program.fit(folder, MADE);

        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "synfire: cell 'lost': %s: there is no such file%nfix: check the path; it is relative to the folder of the study%n"
                                .formatted(folder.resolve("nowhere.csv")));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("1/3 small: loss 0.0").contains("2 of 3 cells fitted");
        var json = json("population.json");
        assertThat(json.path("cells")
                        .path(0)
                        .path("parameters")
                        .path("C")
                        .path("value")
                        .asDouble())
                .isCloseTo(80, within(2.0));
        assertThat(json.path("cells").path(1).path("status").asText()).isEqualTo("failed");
        assertThat(json.path("cells").path(1).path("message").asText()).contains("there is no such file");
        assertThat(json.path("cells")
                        .path(2)
                        .path("parameters")
                        .path("g")
                        .path("value")
                        .asDouble())
                .isCloseTo(9, within(0.2));
        assertThat(json.path("cells")
                        .path(2)
                        .path("metrics")
                        .path("test")
                        .path("mse")
                        .asDouble())
                .isCloseTo(0.01, within(0.003));
        assertThat(json.path("parameters").path("C").path("cells").asInt()).isEqualTo(2);
        assertThat(json.path("parameters").path("C").path("mean").asDouble()).isCloseTo(115, within(2.0));
        assertThat(json.path("parameters").path("g").path("determined").asInt()).isEqualTo(2);
        var rows = Files.readAllLines(folder.resolve("out/population.csv"));
        assertThat(rows.getFirst())
                .isEqualTo("cell,status,loss,evaluations,C (pF),C standard error (pF),C determined,g (nS),"
                        + "g standard error (nS),g determined,train mse (mV^2),train gamma,train gamma_ratio,"
                        + "test mse (mV^2),test gamma,test gamma_ratio,message");
        assertThat(rows.get(1)).startsWith("small,fitted,0.0").contains(",true,");
        assertThat(rows.get(2)).startsWith("lost,failed,,0,,,,,,,,,,,,,\"");
        assertThat(json("small/fit.json").path("study").asText()).isEqualTo("leaks: small");
        assertThat(json("large/fit.json").path("seed").asInt()).isEqualTo(3);
        assertThat(folder.resolve("out/large/report.html")).isNotEmptyFile();
        assertThat(Files.readString(folder.resolve("out/report.html")))
                .contains("Study of 3 cells", "Parameters of each cell", "Every cell is a point", "lost: failed");
    }

    @Test
    void resumed_givesTheSameTable() throws IOException {
        Files.writeString(folder.resolve("leak.model"), LEAK);
        Program.fit(folder, MADE);
        var table = Files.readString(folder.resolve("out/population.csv"));
        var batches = Files.readAllLines(folder.resolve("out/small/progress.jsonl"));

        var run = Program.fit(folder, MADE, "--resume");

        assertThat(run.code()).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("out/population.csv"))).isEqualTo(table);
        assertThat(Files.readAllLines(folder.resolve("out/small/progress.jsonl")))
                .as("nothing is evaluated again")
                .isEqualTo(batches);
    }

    @Test
    void filesOfAPattern_areCells() throws IOException {
        Files.writeString(folder.resolve("leak.model"), LEAK);
        recording("cell-2.csv", 100, 10);
        recording("cell-10.csv", 60, 5);

        var run = Program.fit(folder, FIT + """
                [cells]
                files = ["cell-*.csv"]
                test = "@10ms:"
                [data]
                columns = { dt = "0.1 ms", layout = "columns" }
                """);

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        var json = json("population.json");
        assertThat(json.path("cells").path(0).path("name").asText()).isEqualTo("cell-2");
        assertThat(json.path("cells")
                        .path(0)
                        .path("parameters")
                        .path("C")
                        .path("value")
                        .asDouble())
                .isCloseTo(100, within(0.5));
        assertThat(json.path("cells").path(1).path("name").asText()).isEqualTo("cell-10");
        assertThat(json.path("cells")
                        .path(1)
                        .path("parameters")
                        .path("g")
                        .path("value")
                        .asDouble())
                .isCloseTo(5, within(0.05));
    }

    @Test
    void twoCellsOfOneName_areRefused() throws IOException {
        Files.writeString(folder.resolve("leak.model"), LEAK);

        var run = Program.fit(folder, MADE.replace("large", "small"));

        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "synfire: study.toml: cell[2].name: two cells are named 'small'; give each a name of its own\n");
        assertThat(run.code()).isEqualTo(65);
    }

    @Test
    void trainOption_isRefused() throws IOException {
        Files.writeString(folder.resolve("leak.model"), LEAK);

        var run = Program.fit(folder, MADE, "--train", "x.csv");

        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "synfire: study.toml is a study of 3 cells, so --train, --test and --aec would give all of them the same data; give each its own under [[cell]]\n");
        assertThat(run.code()).isEqualTo(65);
    }

    @Test
    void patternThatMatchesNothing_isNamed() throws IOException {
        Files.writeString(folder.resolve("leak.model"), LEAK);

        var run = Program.fit(folder, FIT + "[cells]\nfiles = [\"*.nwb\"]\n");

        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "synfire: %s: no file matches%nfix: check the pattern; it is relative to the folder of the study%n"
                                .formatted(folder.resolve("*.nwb")));
        assertThat(run.code()).isEqualTo(65);
    }

    /// 20 ms at rest below 50 pA, exactly.
    private void recording(String file, double picofarad, double nanosiemens) throws IOException {
        var text = new StringBuilder("current (pA),voltage (mV)\n");
        for (int k = 0; k < 400; k++) {
            double v = -70 + 50 / nanosiemens * (1 - Math.exp(-nanosiemens / picofarad * 0.1 * k));
            text.append("50,").append(v).append('\n');
        }
        Files.writeString(folder.resolve(file), text);
    }

    private JsonNode json(String file) throws IOException {
        return new ObjectMapper()
                .readTree(Files.readString(folder.resolve("out").resolve(file)));
    }
}
