package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CompareTest {

    private static final Path EXAMPLES = Path.of(System.getProperty("synfire.root", ".."), "examples");

    /// A cell that is fitted in a moment.
    private static final String SMALL = """
            title = "small"
            model = "hh-traub"
            [data]
            threshold = "-20 mV"
            [fit]
            g_L = { bounds = ["1 nS", "50 nS"] }
            g_Na = { bounds = ["5 uS", "40 uS"] }
            [simulated]
            parameters = { g_L = "10 nS" }
            dt = "0.05 ms"
            stimuli = [[["0.5 nA", "20 ms"]], [["0.3 nA", "20 ms"]]]
            test = [1]
            [[stage]]
            loss = "potential"
            starts = 2
            """;

    @TempDir
    Path folder;

    @Test
    void compare_smallStudy_writesTableJsonAndReport() throws IOException {
        var run = compare(SMALL, "--methods", "de", "--evaluations", "30");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("small: loss potential, mean ± standard deviation over 2 repeats")
                .contains("lm (study)")
                .contains("small: loss spikes")
                .contains("lm on the potential (study)")
                .contains("held-out traces after equal time of loss potential")
                .contains("loss potential at 30 evaluations:");
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains("lm on the potential (study)");
        var json =
                new ObjectMapper().readTree(folder.resolve("out/compare.json").toFile());
        assertThat(json.at("/losses")).hasSize(2);
        for (var loss : json.at("/losses")) {
            for (var optimizer : loss.at("/optimizers")) {
                for (var evaluations : optimizer.at("/equal_evaluations/evaluations/runs")) {
                    assertThat(evaluations.asLong()).isBetween(1L, 30L);
                }
            }
        }
    }

    @Test
    void compare_sameSeed_findsTheSame() throws IOException {
        var first = compare(SMALL, "--methods", "de,pso", "--evaluations", "25", "--seconds", "0", "--json");
        var second = compare(SMALL, "--methods", "de,pso", "--evaluations", "25", "--seconds", "0", "--json");

        assertThat(losses(first)).isNotEmpty().isEqualTo(losses(second));
    }

    @Test
    void compare_nothingToCompare_saysWhatToGive() throws IOException {
        var run = compare(SMALL, "--evaluations", "0", "--seconds", "0");

        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "synfire: 0 evaluations and 0.0 s leave nothing to compare; give a positive number of one of them\n");
    }

    /// The paper's two recoveries with its 100 evaluations: ours against the best that needs no gradient, and the
    /// latter where the original libraries are.
    @Test
    @Tag("slow")
    void compare_recoveriesOfThePaper_oursIsLowerAndTheBaselinesAreWhereTheyWere() throws IOException {
        beats("gif-recovery", 9.07, 2.67);
        beats("hh-recovery", 23.3, 7.8);
    }

    /// The study's model at its own values is the catalogue's.
    @Test
    void simulate_pyramidalHeldAtRest_isPospischil() throws IOException {
        var catalogue = potential("pospischil-rs");
        var held = potential(EXAMPLES.resolve("pyramidal-held.model").toString());

        assertThat(catalogue.stream().mapToDouble(v -> v).max().orElseThrow()).isPositive();
        for (int k = 0; k < catalogue.size(); k++) {
            // the same equations in another order of operations, over a spike
            assertThat(held.get(k)).as("step %d", k).isCloseTo(catalogue.get(k), within(1e-6));
        }
    }

    private List<Double> potential(String model) throws IOException {
        var run = Program.run(
                "simulate", model, "--current", "0 nA*20ms, 1 nA*80ms", "--dt", "0.05ms", "--out", folder.toString());
        assertThat(run.code()).as(run.err()).isZero();
        return Files.readAllLines(folder.resolve("traces.csv")).stream()
                .skip(1)
                .map(line -> Double.valueOf(line.split(",")[2]))
                .toList();
    }

    /// Five optimizers on a recorded cell: every one is scored on every held-out sweep. How well they do is in
    /// docs/benchmarks.md; here only that none is absurd.
    @Test
    @Tag("slow")
    void compare_recordedPyramidalCell_scoresFiveOptimizersOnEverySweep() throws IOException {
        var recording = EXAMPLES.resolve("../../shared/data/ephys_ferguson_ca1/FergusonEtAl2015_PYR2.nwb");
        assumeThat(recording).exists();

        var run = Program.run(
                "compare",
                EXAMPLES.resolve("pyramidal-hh.toml").toString(),
                "--quiet",
                "--repeats=1",
                "--loss=stage",
                "--evaluations=300",
                "--seconds=0",
                "--methods=de,two-points-de,pso,cma-es",
                "--out=" + folder);

        assertThat(run.code()).as(run.err()).isZero();
        var optimizers = new ObjectMapper()
                .readTree(folder.resolve("compare.json").toFile())
                .at("/losses/0/optimizers");
        assertThat(optimizers).hasSize(5);
        for (var optimizer : optimizers) {
            var scores = optimizer.at("/equal_evaluations");
            // sweeps 1, 3, … 11; the whole recording moves over 60 mV, so 12 mV is a fit and not a constant
            assertThat(scores.at("/held_out")).hasSize(6);
            assertThat(scores.at("/held_out_rmse_between_spikes/mean").asDouble())
                    .isBetween(0.5, 12.0);
            assertThat(scores.at("/held_out/5/spikes_data").asInt()).isEqualTo(8);
        }
    }

    private void beats(String study, double mean, double deviation) throws IOException {
        var run = Program.run(
                "compare",
                EXAMPLES.resolve(study + ".toml").toString(),
                "--quiet",
                "--repeats=10",
                "--seconds=0",
                "--methods=de,two-points-de,pso,cma-es,nelder-mead",
                "--out=" + folder.resolve(study));

        assertThat(run.code()).as(run.err()).isZero();
        var json = new ObjectMapper()
                .readTree(folder.resolve(study).resolve("compare.json").toFile());
        for (var loss : json.at("/losses")) {
            var optimizers = loss.at("/optimizers");
            double ours = loss(optimizers.get(0));
            for (var other : optimizers) {
                assertThat(ours).as("%s: %s", study, other.at("/name")).isLessThanOrEqualTo(loss(other));
            }
        }
        assertThat(loss(json.at("/losses/0/optimizers/1"))).isBetween(mean - 2 * deviation, mean + 2 * deviation);
    }

    private static double loss(JsonNode optimizer) {
        return optimizer.at("/equal_evaluations/loss/mean").asDouble();
    }

    private static String losses(Program run) throws IOException {
        var all = new StringBuilder();
        for (var loss : new ObjectMapper().readTree(run.out()).at("/losses")) {
            for (var optimizer : loss.at("/optimizers")) {
                all.append(optimizer.at("/equal_evaluations/loss/runs")).append('\n');
            }
        }
        return all.toString();
    }

    private Program compare(String study, String... more) throws IOException {
        var file = folder.resolve("study.toml");
        Files.writeString(file, study);
        var arguments = new String[more.length + 6];
        arguments[0] = "compare";
        arguments[1] = file.toString();
        arguments[2] = "--out=" + folder.resolve("out");
        arguments[3] = "--quiet";
        arguments[4] = "--threads=1";
        arguments[5] = "--repeats=2";
        System.arraycopy(more, 0, arguments, 6, more.length);
        return Program.run(arguments);
    }
}
