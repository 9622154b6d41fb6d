package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every output folder says where it comes from.
final class ManifestTest {

    private static final String STUDY = """
            model = "lif"
            seed = 7
            [fit]
            tau_m = { bounds = ["10 ms", "30 ms"], start = "20 ms" }
            [simulated]
            parameters = { tau_m = "18 ms" }
            stimuli = [[["0.1 nA", "20 ms"]]]
            [[stage]]
            loss = "potential"
            evaluations = 5
            """;

    @TempDir
    Path folder;

    @Test
    void fit_manifest_tellsProgramInputAndMachine() throws IOException {
        var run = Program.fit(folder, STUDY);

        var manifest = manifest();
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(manifest.path("synfire").asText()).isEqualTo(Version.synfire());
        assertThat(manifest.path("arguments").get(0).asText()).isEqualTo("fit");
        assertThat(manifest.path("seed").asLong()).isEqualTo(7);
        assertThat(manifest.path("inputs_sha256").path("study.toml").asText()).matches("[0-9a-f]{64}");
        assertThat(manifest.path("java").asText()).startsWith(Runtime.version().toString());
        assertThat(manifest.path("backend").asText()).isIn("llvm", "reference");
        assertThat(manifest.path("hardware").path("processors").asInt()).isPositive();
        assertThat(manifest.path("stage_seconds")).isNotEmpty();
    }

    @Test
    void simulate_model_hasOne() throws IOException {
        var model = folder.resolve("mine.model");
        Files.writeString(model, Program.run("models", "lif").out().replaceFirst("(?s).*?(?=model lif\\n)", ""));

        var run = Program.run(
                "simulate",
                model.toString(),
                "--current=0.1 nA*5ms",
                "--seed=3",
                "--out=" + folder.resolve("out"),
                "--threads=1");

        assertThat(run.err()).isEmpty();
        assertThat(manifest().path("inputs_sha256").path("mine.model").asText()).matches("[0-9a-f]{64}");
        assertThat(manifest().path("seed").asLong()).isEqualTo(3);
    }

    @Test
    void compare_hasOne() throws IOException {
        var file = folder.resolve("study.toml");
        Files.writeString(file, STUDY);

        var run = Program.run(
                "compare",
                file.toString(),
                "--repeats=1",
                "--evaluations=5",
                "--seconds=0",
                "--methods=random",
                "--loss=stage",
                "--quiet",
                "--threads=1",
                "--out=" + folder.resolve("out"));

        assertThat(run.err()).isEmpty();
        assertThat(manifest().path("arguments").get(0).asText()).isEqualTo("compare");
    }

    private JsonNode manifest() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("out/manifest.json").toFile());
    }
}
