package synfire.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import synfire.data.recording.Recorders;
import synfire.network.recording.RecordingPlan;

/// Recordings of networks, in each format in which they are written.
final class LabRecordingsTest extends OpenedLab {

    private static final RecordingPlan PLAN = new RecordingPlan(
            "two cells and three",
            "identity",
            0.5,
            4,
            List.of(new RecordingPlan.Spikes("E", 2), new RecordingPlan.Spikes("I", 3)),
            List.of(new RecordingPlan.Variable("v", "E.v", "E.v", "mV", 2, List.of(0, 1), 2)));

    private Recorders recorders(String format) throws IOException {
        var run = Files.createDirectories(folder.resolve("run"));
        Files.writeString(run.resolve("progress.jsonl"), "{\"step\": 4, \"of\": 4, \"seconds\": 1}\n");
        var recorders = Recorders.open(run, List.of(format), PLAN, Map.of());
        recorders.spikes("E", new int[] {1, 0}, new double[] {0.5, 1});
        recorders.spikes("E", new int[] {1}, new double[] {2});
        recorders.spikes("I", new int[] {2}, new double[] {1.5});
        recorders.values("v", 0, new double[] {-65, -64});
        recorders.values("v", 2, new double[] {-63, -62});
        return recorders;
    }

    @ParameterizedTest
    @ValueSource(strings = {"npz", "csv", "hdf5", "nwb", "sonata"})
    void recording_inEachFormat_isTheSame(String format) throws IOException {
        recorders(format).finish();

        var told = json("/api/recording?path=run");

        assertThat(told.get("spikes").findValuesAsText("population")).containsExactly("E", "I");
        assertThat(told.get("variables").findValuesAsText("name")).containsExactly("v");
        assertThat(told.get("bytes").asLong()).isPositive();
        assertThat(columns("/api/recording/spikes?path=run&population=E"))
                .isEqualTo("time [0.5, 1.0, 2.0] cell [1.0, 0.0, 1.0]");
        assertThat(columns("/api/recording/spikes?path=run&population=I")).isEqualTo("time [1.5] cell [2.0]");
        assertThat(columns("/api/recording/values?path=run&name=v"))
                .isEqualTo("time [1.0, 2.0] cell 0 [-65.0, -63.0] cell 1 [-64.0, -62.0]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "hdf5", "nwb", "sonata"})
    void recording_thatTellsLabelAndUnit_passesThemOn(String format) throws IOException {
        recorders(format).finish();

        var variable = json("/api/recording?path=run").get("variables").get(0);

        assertThat(variable.get("label").asText()).isEqualTo("E.v");
        assertThat(variable.get("unit").asText()).isEqualTo("mV");
    }

    @ParameterizedTest
    @ValueSource(strings = {"npz", "hdf5", "nwb"})
    void recording_ofARunThatGoesOn_isReadFromWhatItHasWritten(String format) throws IOException {
        var recorders = recorders(format);
        recorders.flush();

        assertThat(json("/api/recording?path=run").get("source").asText()).isEqualTo("recording.parts");
        assertThat(columns("/api/recording/spikes?path=run&population=E"))
                .isEqualTo("time [0.5, 1.0, 2.0] cell [1.0, 0.0, 1.0]");

        recorders.spikes("E", new int[] {0}, new double[] {2.5});
        recorders.flush();
        assertThat(columns("/api/recording/spikes?path=run&population=E"))
                .isEqualTo("time [0.5, 1.0, 2.0, 2.5] cell [1.0, 0.0, 1.0, 0.0]");
        assertThat(columns("/api/recording/values?path=run&name=v"))
                .isEqualTo("time [1.0, 2.0] cell 0 [-65.0, -63.0] cell 1 [-64.0, -62.0]");
        recorders.leave();
    }

    @Test
    void recording_inText_leavesOutALineThatIsCut() throws IOException {
        recorders("csv").finish();
        var file = folder.resolve("run/spikes.csv");
        var text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.indexOf("E,1,2.0")) + "x,y\nE,1,-\nE,1,2");

        assertThat(columns("/api/recording/spikes?path=run&population=E")).isEqualTo("time [0.5, 1.0] cell [1.0, 0.0]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"recording.npz", "recording.h5", "recording.nwb", "spikes.h5"})
    void recording_thatIsDamaged_saysSo(String name) throws IOException {
        var run = Files.createDirectories(folder.resolve("run"));
        Files.write(run.resolve(name), new byte[] {'P', 'K', 3, 4, 0, 0, 1});

        var answer = Exchange.get(lab.port(), "/api/recording?path=run");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains(name);
    }

    @Test
    void recording_thatIsNotThere_isEmpty() throws IOException {
        Files.createDirectories(folder.resolve("run"));
        Files.writeString(folder.resolve("run/table.csv"), "time_ms,x\n1,2\n");

        assertThat(Exchange.get(lab.port(), "/api/recording?path=run").text())
                .isEqualTo("{\"source\":\"\",\"bytes\":0,\"spikes\":[],\"variables\":[]}");
        assertThat(Exchange.get(lab.port(), "/api/recording/spikes?path=run&population=E")
                        .text())
                .isEqualTo("{\"problem\":\"nothing is recorded as 'E'\"}");
    }

    private JsonNode json(String path) throws IOException {
        var answer = Exchange.get(lab.port(), path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    /// Names and numbers of the arrays of an answer.
    private String columns(String path) throws IOException {
        var answer = Exchange.get(lab.port(), path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var bytes = ByteBuffer.wrap(answer.body()).order(ByteOrder.LITTLE_ENDIAN);
        int length = bytes.getInt();
        var head = new ObjectMapper().readTree(new String(answer.body(), 4, length, StandardCharsets.UTF_8));
        bytes.position(4 + length);
        var text = new ArrayList<String>();
        for (var each : head.get("arrays")) {
            var numbers = new ArrayList<Float>();
            for (int i = 0; i < each.get("length").asInt(); i++) {
                numbers.add(bytes.getFloat());
            }
            text.add(each.get("name").asText() + " " + numbers);
        }
        return String.join(" ", text);
    }
}
