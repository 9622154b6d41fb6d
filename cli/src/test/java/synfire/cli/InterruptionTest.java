package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Ctrl-C in the middle of a fit, in a process of its own.
@EnabledOnOs(OS.LINUX)
final class InterruptionTest {

    /// Many short batches: long enough to be interrupted.
    private static final String LONG = """
            title = "long"
            model = "hh-traub"
            [fit]
            g_L = { bounds = ["1 nS", "50 nS"] }
            g_Na = { bounds = ["1 uS", "40 uS"] }
            [simulated]
            parameters = { g_L = "10 nS" }
            dt = "0.01 ms"
            noise = "0.1 mV"
            stimuli = [[["1 nA", "200 ms"]]]
            [[stage]]
            loss = "potential"
            optimizer = "de"
            evaluations = %d
            """;

    private static final int EVALUATIONS = 9000;

    @TempDir
    Path folder;

    @Test
    void interruptSignal_keepsTheBestAndResumesToTheSameBytes() throws IOException, InterruptedException {
        var study = folder.resolve("study.toml");
        Files.writeString(study, LONG.formatted(EVALUATIONS));
        var stopped = folder.resolve("stopped");
        var progress = stopped.resolve("progress.jsonl");
        var child = interrupted(study, stopped, progress);

        int code = child.end();

        assertThat(child.said()).doesNotContain("Exception", "defect");
        assertThat(code).isEqualTo(130);
        var kept = json(stopped);
        assertThat(kept.path("stages").path(0).path("stopped").asText()).isEqualTo("the run was stopped");
        assertThat(kept.path("evaluations").asLong()).isBetween(1L, EVALUATIONS - 1L);
        assertThat(kept.path("loss").asDouble())
                .isEqualTo(lines(progress).getLast().path("loss").asDouble());
        assertThat(stopped.resolve("report.html")).isNotEmptyFile();
        int before = lines(progress).size();

        var resumed = Program.run("fit", study.toString(), "--out", stopped.toString(), "--threads=1", "--resume");
        var whole = Program.run(
                "fit", study.toString(), "--out", folder.resolve("whole").toString(), "--threads=1");

        assertThat(resumed.code()).isZero();
        assertThat(whole.code()).isZero();
        assertThat(stopped.resolve("fit.json")).hasSameTextualContentAs(folder.resolve("whole/fit.json"));
        var all = lines(progress);
        var unbroken = lines(folder.resolve("whole/progress.jsonl"));
        assertThat(all).hasSizeGreaterThan(before).hasSameSizeAs(unbroken);
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i).path("evaluations")).isEqualTo(unbroken.get(i).path("evaluations"));
            assertThat(all.get(i).path("loss")).isEqualTo(unbroken.get(i).path("loss"));
            assertThat(all.get(i).path("seconds").isNumber()).isTrue();
        }
        assertThat(all.getLast().path("evaluations").asInt()).isEqualTo(EVALUATIONS);
    }

    @Test
    void interruptSignal_inAStudyOfManyCells_leavesTheRestForResuming() throws IOException, InterruptedException {
        var study = folder.resolve("study.toml");
        Files.writeString(study, LONG.formatted(EVALUATIONS) + """
                [[cell]]
                name = "a"
                [[cell]]
                name = "b"
                """);
        var out = folder.resolve("cells");
        var child = interrupted(study, out, out.resolve("a/progress.jsonl"));

        assertThat(child.end()).isEqualTo(130);
        var stopped = new ObjectMapper().readTree(Files.readString(out.resolve("population.json")));
        assertThat(stopped.path("cells").path(0).path("status").asText()).isEqualTo("stopped");
        assertThat(stopped.path("cells").path(1).path("status").asText()).isEqualTo("not run");
        int before = lines(out.resolve("a/progress.jsonl")).size();

        var resumed = Program.run("fit", study.toString(), "--out", out.toString(), "--threads=1", "--resume");

        assertThat(resumed.code()).isZero();
        assertThat(resumed.out()).contains("2 of 2 cells fitted");
        assertThat(lines(out.resolve("a/progress.jsonl"))).hasSizeGreaterThan(before);
        assertThat(json(out.resolve("b")).path("evaluations").asInt()).isEqualTo(EVALUATIONS);
    }

    /// Starts a fit and interrupts it after its first batch.
    private ChildProgram interrupted(Path study, Path out, Path progress) throws IOException, InterruptedException {
        var child =
                ChildProgram.start(folder, List.of(), "fit", study.toString(), "--out", out.toString(), "--threads=1");
        while (child.process().isAlive() && lines(progress).isEmpty()) {
            Thread.sleep(5);
        }
        child.interrupt();
        return child;
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        var lines = new ArrayList<JsonNode>();
        if (Files.exists(file)) {
            var text = Files.readString(file);
            for (var line :
                    text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
                lines.add(new ObjectMapper().readTree(line));
            }
        }
        return lines;
    }

    private static JsonNode json(Path out) throws IOException {
        return new ObjectMapper().readTree(Files.readString(out.resolve("fit.json")));
    }
}
