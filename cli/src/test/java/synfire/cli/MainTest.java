package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import synfire.kernels.Backends;

final class MainTest {

    /// A cell that is fitted in a moment.
    private static final String SMALL = """
            title = "small"
            model = "hh-traub"
            [fit]
            g_L = { bounds = ["1 nS", "50 nS"] }
            [simulated]
            parameters = { g_L = "10 nS" }
            dt = "0.05 ms"
            noise = "0.1 mV"
            stimuli = [[["0.1 nA", "5 ms"]]]
            [[stage]]
            loss = "potential"
            starts = 2
            evaluations = 20
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "fit",
                "simulate",
                "train",
                "curves",
                "audit",
                "compare",
                "check",
                "models",
                "bench",
                "lab",
                "doctor",
                "completion"
            })
    void help_ofEachCommand_isPrinted(String command) {
        var run = Program.run(command, "--help");

        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("Usage: synfire " + command);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void noCommand_isAMistakeOfUsage() {
        var run = Program.run();

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("a command is missing; for example: synfire demo");
    }

    @Test
    void help_namesEveryCommandButTheLaunchersOwn() {
        var help = Program.run("--help").out();

        assertThat(Subcommands.names())
                .filteredOn(name -> !help.contains("\n  " + name + " "))
                .containsExactly("rehearse");
    }

    @Test
    void command_unknown_saysWhatIsLikeIt() {
        var run = Program.run("simulte", "lif");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("Did you mean: ").contains("simulate");
    }

    @Test
    void version_isThatOfThisBuild() {
        assertThat(Program.run("--version").out())
                .isEqualToNormalizingNewlines("synfire %s\nJDK %s\n".formatted(Version.synfire(), Runtime.version()));
    }

    @Test
    void check_goodModel_tellsUnitsAndScheme() {
        var run = Program.run("check", "lif");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("model lif: no mistakes")
                .contains("scheme")
                .contains("v : mV");
    }

    @Test
    void check_badModel_showsEveryMistake() throws IOException {
        var file = folder.resolve("bad.model");
        Files.writeString(file, "model x\nstate\n  v = 1 mV\nequations\n  dv/dt = -v : mV\n");

        var run = Program.run("check", file.toString());

        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err()).isEqualToNormalizingNewlines("""
                bad.model:5:11: error[dimension-mismatch]: the right-hand side is in mV, but dv/dt is in mV/ms
                  5 |   dv/dt = -v : mV
                                ^^
                fix: divide by a time constant: (-v)/tau

                bad.model: 1 mistake
                """);
    }

    @Test
    void models_withoutName_listsTheCatalogue() {
        assertThat(Program.run("models").out()).contains(synfire.models.Catalogue.names());
    }

    @Test
    void simulate_steps_writesColumns() throws IOException {
        var run = Program.run(
                "simulate",
                "hh-traub",
                "--current",
                "0 nA*1ms, 2 nA*9ms",
                "--dt",
                "0.01ms",
                "--out",
                folder.toString());

        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("hh-traub: 1000 steps of 0.01 ms");
        assertThat(Files.readAllLines(folder.resolve("traces.csv")))
                .hasSize(1001)
                .startsWith("time (ms),I (nA),V (mV),m,h,n", "0.0,0.0,-65.0,0.0,0.0,0.0");
    }

    @Test
    void simulate_stimulusThatDoesNotFit_isNamed() {
        var run = Program.run("simulate", "hh-traub", "--current", "1 mV*5ms", "--out", folder.toString());

        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "synfire: '1 mV' does not fit input 'I' of model 'hh-traub'; write it in a unit like nA\n");
    }

    @Test
    void audit_potentialOfASmoothModel_agrees() throws IOException {
        var file = folder.resolve("study.toml");
        Files.writeString(file, SMALL);

        var run = Program.run("audit", file.toString(), "--points", "1", "--directions", "2");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("no spike acts on this loss").doesNotContain("DIFFERS");
        assertThat(run.code()).isZero();
    }

    @Test
    void audit_lossOfSpikes_countsThoseAtWhichTheSurrogateActs() throws IOException {
        var file = folder.resolve("study.toml");
        Files.writeString(file, """
                model = "lif"
                [fit]
                tau_m = { bounds = ["10 ms", "30 ms"], start = "20 ms" }
                [simulated]
                parameters = { tau_m = "18 ms" }
                stimuli = [[["0.3 nA", "100 ms"]], [["0 nA", "50 ms"]]]
                [[stage]]
                loss = "van-rossum"
                """);
        var simulated = Program.run("simulate", "lif", "--current=0.3 nA*100ms", "--dt=0.1ms", "--out=" + folder);
        var spikes = Pattern.compile("(\\d+) spikes").matcher(simulated.out());
        assertThat(spikes.find()).isTrue();

        var run = Program.run("audit", file.toString(), "--points", "0", "--directions", "2");

        assertThat(Integer.parseInt(spikes.group(1))).isPositive();
        assertThat(run.out()).contains("surrogate points").contains(", at %s spikes in all".formatted(spikes.group(1)));
        assertThat(run.code()).isZero();
    }

    @Test
    void doctor_tellsWhatEachBackendRunsOn() {
        var run = Program.run("doctor");

        assertThat(run.code()).isZero();
        for (var backend : Backends.load().all()) {
            assertThat(run.out())
                    .contains(backend.whyNot()
                            .map(reason -> "  %s: cannot run: %s".formatted(backend.name(), reason))
                            .orElseGet(() -> "  %s: can run%s"
                                    .formatted(
                                            backend.name(),
                                            backend.details()
                                                    .map(text -> ": " + text)
                                                    .orElse(""))));
        }
        assertThat(Backends.load().best().backend().details()).isPresent();
    }

    @Test
    void fit_resumed_givesTheSameBytes() throws IOException {
        var first = Program.fit(folder, SMALL);
        var out = folder.resolve("out");
        var json = Files.readString(out.resolve("fit.json"));
        var report = Files.readString(out.resolve("report.html"));

        var second = Program.fit(folder, SMALL, "--resume");

        assertThat(first.code()).isZero();
        assertThat(second.code()).isZero();
        assertThat(Files.readString(out.resolve("fit.json"))).isEqualTo(json);
        assertThat(Files.readString(out.resolve("report.html"))).isEqualTo(report);
        assertThat(first.out()).doesNotContain("\u001b");
    }
}
