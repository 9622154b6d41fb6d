package synfire.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs that are started from the page; a line of the shell stands for the program.
final class LabRunsTest {

    private static final String START = "{\"study\":\"a.toml\",\"command\":\"fit\"}";

    @TempDir
    private Path folder;

    @BeforeEach
    void study() throws IOException {
        Files.writeString(folder.resolve("a.toml"), "");
    }

    @Test
    void run_writesIntoAFolderOfItsOwn() throws Exception {
        try (var lab = OneLab.of(folder, OneLab.shell("echo hello; echo '{}' > fit.json"))) {
            var first = json(Exchange.post(lab.port(), "/api/runs", START));
            var second = json(Exchange.post(lab.port(), "/api/runs", START));
            var ended = ended(lab);

            assertThat(first.get("path").asText()).isEqualTo("out/a");
            assertThat(second.get("path").asText()).isEqualTo("out/a-2");
            assertThat(ended.get("code").asInt()).isZero();
            assertThat(ended.get("log").asText()).isEqualTo("hello\n");
            assertThat(folder.resolve("out/a-2/fit.json")).exists();
        }
    }

    @Test
    void run_thatIsStopped_canWriteDownWhatItHas() throws Exception {
        var line = "trap 'echo kept > fit.json; exit 130' TERM; touch ready; while true; do sleep 0.05; done";
        try (var lab = OneLab.of(folder, OneLab.shell(line))) {
            Exchange.post(lab.port(), "/api/runs", START);
            while (!Files.exists(folder.resolve("out/a/ready"))) {
                Thread.onSpinWait();
            }
            var stop = Exchange.send(lab.port(), Exchange.head("DELETE", "/api/runs?id=1", lab.port()) + "\r\n");

            assertThat(stop.status()).isEqualTo(200);
            assertThat(ended(lab).get("code").asInt()).isEqualTo(130);
            assertThat(Files.readString(folder.resolve("out/a/fit.json"))).isEqualTo("kept\n");
        }
    }

    @Test
    void lab_thatEnds_stopsItsRuns() throws Exception {
        var lab = OneLab.of(
                folder, OneLab.shell("trap 'touch ended; exit' TERM; touch ready; while true; do sleep 0.05; done"));
        Exchange.post(lab.port(), "/api/runs", START);
        while (!Files.exists(folder.resolve("out/a/ready"))) {
            Thread.onSpinWait();
        }

        lab.close();

        assertThat(folder.resolve("out/a/ended")).exists();
    }

    @Test
    void runs_areTwoAtOnceAtMost() throws Exception {
        try (var lab = OneLab.of(folder, OneLab.shell("exec sleep 60"))) {
            Exchange.post(lab.port(), "/api/runs", START);
            Exchange.post(lab.port(), "/api/runs", START);
            var third = Exchange.post(lab.port(), "/api/runs", START);

            assertThat(third.status()).isEqualTo(409);
            assertThat(third.text()).isEqualTo("{\"problem\":\"2 runs are under way; stop one, or wait for its end\"}");
        }
    }

    @Test
    void run_ofAStudyOutside_isRefused() throws Exception {
        try (var lab = OneLab.of(Files.createDirectories(folder.resolve("inside")), OneLab.shell("touch ran"))) {
            for (var study : new String[] {"../a.toml", "/etc/passwd", "missing.toml", "/etc/x.toml"}) {
                var answer = Exchange.post(
                        lab.port(), "/api/runs", "{\"study\":\"%s\",\"command\":\"fit\"}".formatted(study));
                assertThat(answer.status()).as(study).isIn(403, 404, 422);
            }
            Files.writeString(folder.resolve("inside/a.toml"), "");
            var command = Exchange.post(lab.port(), "/api/runs", "{\"study\":\"a.toml\",\"command\":\"doctor\"}");
            assertThat(command.status()).isEqualTo(422);
        }
        assertThat(folder.resolve("inside/out")).doesNotExist();
    }

    /// The newest run once it has ended.
    private static JsonNode ended(Lab lab) throws IOException {
        while (true) {
            var newest = json(Exchange.get(lab.port(), "/api/runs")).get("runs").get(0);
            if (!newest.get("alive").asBoolean()) {
                return newest;
            }
        }
    }

    private static JsonNode json(Exchange answer) throws IOException {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }
}
