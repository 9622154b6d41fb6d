package synfire.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;

/// What is answered.
final class LabPagesTest extends OpenedLab {

    @Test
    void model_underSliders_answersTheRunOfItsValues() throws IOException {
        var rest = "\"stimulus\":{\"input\":\"I\",\"level\":400,\"start_ms\":5},\"dt_ms\":0.1,\"duration_ms\":50}";
        var usual = frame(Exchange.post(lab.port(), "/api/simulate", "{\"model\":\"lif\"," + rest));
        var moved = frame(
                Exchange.post(lab.port(), "/api/simulate", "{\"model\":\"lif\",\"values\":{\"R\":0.001}," + rest));

        assertThat(usual).startsWith("input I:500").contains("v:500").contains("spikes:");
        assertThat(moved).endsWith("spikes:0");
        assertThat(usual).isNotEqualTo(moved);
    }

    @Test
    void model_withAParameterThatItLacks_saysWhich() throws IOException {
        var answer = Exchange.post(lab.port(), "/api/simulate", "{\"model\":\"lif\",\"values\":{\"g_l\":1}}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text())
                .isEqualTo("{\"problem\":\"model 'lif' has no parameter 'g_l'; did you mean 'E_L'?\"}");
    }

    @Test
    void model_forTooManySteps_isRefused() throws IOException {
        var answer =
                Exchange.post(lab.port(), "/api/simulate", "{\"model\":\"lif\",\"dt_ms\":1e-9,\"duration_ms\":1e9}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text())
                .isEqualTo(
                        "{\"problem\":\"1.0E9 ms in steps of 1.0E-9 ms cannot be run here; 1 to 2,000,000 steps can\"}");
    }

    @Test
    void text_isCheckedSavedAndReadBack() throws IOException {
        var check = Exchange.post(lab.port(), "/api/check", "{\"path\":\"a.toml\",\"text\":\"wrong\"}");
        assertThat(check.text())
                .isEqualTo(
                        "{\"findings\":[{\"line\":1,\"column\":1,\"length\":5,\"code\":\"word\",\"problem\":\"'wrong' is wrong\",\"fix\":\"write 'right'\"}],\"understood\":\"\"}");

        var saved = Exchange.post(lab.port(), "/api/text", "{\"path\":\"a.toml\",\"text\":\"µ = 1\\n\"}");
        assertThat(saved.status()).isEqualTo(200);
        assertThat(Files.readString(folder.resolve("a.toml"))).isEqualTo("µ = 1\n");
        assertThat(Exchange.get(lab.port(), "/api/text?path=a.toml").text()).isEqualTo("{\"text\":\"µ = 1\\n\"}");
        try (var files = Files.list(folder)) {
            assertThat(files).as("nothing is left beside it").hasSize(1);
        }
    }

    @Test
    void results_thatAreDamaged_areShownAsFarAsTheyGo() throws IOException {
        var run = Files.createDirectories(folder.resolve("out/run"));
        Files.writeString(run.resolve("fit.json"), "{\"study\": \"half");
        Files.writeString(run.resolve("manifest.json"), "{\"arguments\": [\"fit\", \"/x/a.toml\"]}");
        Files.write(run.resolve("recording.npz"), new byte[] {'P', 'K', 3, 4, 0, 0, 1});
        Files.writeString(run.resolve("traces.csv"), "time (ms),V (mV)\n0,-65\n0.1,x\n0.2,-6");

        var list = Exchange.get(lab.port(), "/api/results");
        var about = Exchange.get(lab.port(), "/api/result?path=out/run");
        var arrays = Exchange.get(lab.port(), "/api/arrays?path=out/run/recording.npz");
        var columns = Exchange.get(lab.port(), "/api/columns?path=out/run/traces.csv");

        assertThat(list.text())
                .contains("\"title\":\"fit a.toml\"")
                .contains("\"path\":\"out/run\"")
                .contains("\"kind\":\"fit\"");
        assertThat(about.text()).contains("\"manifest\":{").doesNotContain("\"fit\":{");
        assertThat(arrays.status()).isEqualTo(422);
        assertThat(arrays.text()).contains("recording.npz").contains("the file is cut or damaged");
        assertThat(frame(columns)).isEqualTo("time:2 V:2");
    }

    @Test
    void study_ofStages_isOneResultWithThem() throws IOException {
        var cell = Files.createDirectories(folder.resolve("out/study/cell-excitatory"));
        Files.writeString(cell.resolve("fit.json"), "{\"study\": \"Cell\", \"loss\": 0.5}");
        Files.createDirectories(folder.resolve("out/study/network"));

        var list = new ObjectMapper()
                .readTree(Exchange.get(lab.port(), "/api/results").body());
        var about = new ObjectMapper()
                .readTree(Exchange.get(lab.port(), "/api/result?path=out/study").body());

        assertThat(list.get("results")).hasSize(2);
        assertThat(about.get("kind").asText()).isEqualTo("study");
        assertThat(about.get("state").asText()).isEqualTo("stopped");
        assertThat(about.get("stages")).hasSize(1);
        assertThat(about.get("stages").get(0).get("path").asText()).isEqualTo("out/study/cell-excitatory");
        assertThat(about.get("stages").get(0).get("headline").asText()).isEqualTo("loss 0.5000");
    }

    @Test
    void report_runsInABoxFromWhichNothingCanBeAsked() throws IOException {
        Files.writeString(folder.resolve("report.html"), "<script>1</script>");

        var report = Exchange.get(lab.port(), "/report/report.html");

        assertThat(report.text()).isEqualTo("<script>1</script>");
        assertThat(report.head()).contains("default-src 'none'").contains("sandbox allow-scripts");
    }

    @Test
    void run_isFollowedLineByLine() throws IOException {
        var progress = folder.resolve("progress.jsonl");
        Files.writeString(progress, "{\"step\":1,\"of\":9,\"seconds\":0.1}\n{\"step\":2");
        try (var socket = new Socket(InetAddress.getByName("127.0.0.1"), lab.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write((Exchange.head("GET", "/api/follow?path=", lab.port()) + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

            assertThat(data(in))
                    .isEqualTo(
                            "{\"file\":\"progress\",\"anew\":false,\"lines\":[{\"step\":1,\"of\":9,\"seconds\":0.1}]}");
            Files.writeString(progress, ",\"of\":9,\"seconds\":0.2}\n", StandardOpenOption.APPEND);
            assertThat(data(in))
                    .isEqualTo(
                            "{\"file\":\"progress\",\"anew\":false,\"lines\":[{\"step\":2,\"of\":9,\"seconds\":0.2}]}");
        }
    }

    /// The data of the next event of lines.
    private static String data(BufferedReader in) throws IOException {
        for (var line = in.readLine(); ; line = in.readLine()) {
            if (line == null) {
                throw new IOException("the stream has ended");
            }
            if (line.startsWith("data: {\"file\"")) {
                return line.substring("data: ".length());
            }
        }
    }

    /// Names and lengths of the arrays of an answer.
    private static String frame(Exchange answer) throws IOException {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        int length =
                ByteBuffer.wrap(answer.body()).order(ByteOrder.LITTLE_ENDIAN).getInt();
        var head = new ObjectMapper().readTree(new String(answer.body(), 4, length, StandardCharsets.UTF_8));
        var text = new StringBuilder();
        int values = 0;
        for (var each : head.get("arrays")) {
            text.append(' ')
                    .append(each.get("name").asText())
                    .append(':')
                    .append(each.get("length").asInt());
            values += each.get("length").asInt();
        }
        assertThat(answer.body()).hasSize(4 + length + 4 * values);
        return text.substring(1);
    }
}
