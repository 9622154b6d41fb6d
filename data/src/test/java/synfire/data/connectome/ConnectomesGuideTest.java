package synfire.data.connectome;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import synfire.data.array.ArraySpec;
import synfire.network.connectome.Measure;

/// The guide to connectomes describes what is there.
final class ConnectomesGuideTest {

    private static final Path GUIDE =
            Path.of(System.getProperty("synfire.root", "..")).resolve("docs/guide/connectomes.md");

    @Test
    void fields_ofTheExample_areARequest() throws IOException {
        var piece = Pattern.compile("```properties\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(GUIDE));
        assertThat(piece.find()).isTrue();
        var properties = new Properties();
        properties.load(new StringReader(piece.group(1)));
        var fields = new TreeMap<String, String>();
        properties.forEach((name, value) -> fields.put((String) name, (String) value));

        var request = ConnectomeRequest.of(fields);

        assertThat(request.measure()).isEqualTo(Measure.FLN);
        assertThat(request.weights().rowsAreTargets()).isTrue();
        assertThat(request.also()).extracting(also -> also.measure()).containsExactly(Measure.SLN);
        assertThat(request.lengths().orElseThrow().aliases()).containsEntry("9-46v", "9/46v");
    }

    @Test
    void tables_nameEveryMeasureConnectomeAndArray() throws IOException {
        var guide = Files.readString(GUIDE);

        Measure.KNOWN.forEach(measure -> assertThat(guide).contains("| `" + measure.name() + "` |"));
        PublishedConnectomes.names().forEach(name -> assertThat(guide).contains("| `" + name + "` |"));
        var specs = Pattern.compile("\\| `([^`|]*[!#][^`|]*)` \\|")
                .matcher(guide)
                .results()
                .toList();
        assertThat(specs)
                .hasSize(6)
                .allSatisfy(spec -> assertThat(ArraySpec.parse(spec.group(1))).hasToString(spec.group(1)));
    }
}
