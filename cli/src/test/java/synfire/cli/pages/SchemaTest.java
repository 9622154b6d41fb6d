package synfire.cli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The schemas of studies are those of the records that read them (`-Dsynfire.rewrite=true` writes them
/// anew), and every example keeps to them.
final class SchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "study, synfire.cli.study.StudyFile, A study that fits cells: synfire fit",
        "train, synfire.cli.training.TrainFile, A study that trains a network on a task: synfire train",
        "multiscale, synfire.cli.multiscale.MultiscaleFile, A study from recordings to behaviour: synfire study"
    })
    void schema_isThatOfItsReader(String kind, String reader, String title) throws Exception {
        var root = JSON.createObjectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", title);
        root.setAll(object(Class.forName(reader)));
        var text = JSON.writeValueAsString(root) + "\n";
        var file = Schemas.FOLDER.resolve(kind + ".json");
        if (Boolean.getBoolean("synfire.rewrite")) {
            Files.createDirectories(Schemas.FOLDER);
            Files.writeString(file, text);
        }

        assertThat(text).isEqualTo(Files.readString(file));
    }

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(Page.ROOT.resolve("examples"))) {
            return files.filter(file -> file.toString().endsWith(".toml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void example_keepsToItsSchema(Path file) throws IOException {
        assertThat(Schemas.mistakes(new TomlMapper().readTree(file.toFile()))).isEmpty();
    }

    @Test
    void schema_refusesWhatTheReadersRefuse() throws IOException {
        assertThat(mistakes("[fit]\ng_L = { bound = [\"1 nS\", \"2 nS\"] }\n"))
                .containsExactly(".fit.g_L.bound is unknown");
        assertThat(mistakes("task = \"n-back\"\n[train]\nbatch = \"many\"\n"))
                .containsExactly(".train.batch is no integer: \"many\"");
        assertThat(mistakes("[population.E]\nsice = 3\n")).containsExactly(".population.E.sice is unknown");
    }

    private static List<String> mistakes(String toml) throws IOException {
        return Schemas.mistakes(new TomlMapper().readTree(toml));
    }

    private static ObjectNode object(Class<?> record) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("type", "object");
        var properties = node.putObject("properties");
        for (var component : record.getRecordComponents()) {
            properties.set(key(component), type(component.getGenericType()));
        }
        node.put("additionalProperties", false);
        return node;
    }

    private static String key(RecordComponent component) {
        var named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null ? component.getName() : named.value();
    }

    private static ObjectNode type(Type type) {
        var node = JsonNodeFactory.instance.objectNode();
        if (type instanceof ParameterizedType generic) {
            var last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            boolean map = Map.class.isAssignableFrom((Class<?>) generic.getRawType());
            node.put("type", map ? "object" : "array");
            node.set(map ? "additionalProperties" : "items", map && last == String.class ? plain() : type(last));
            return node;
        }
        var plain = (Class<?>) type;
        if (plain == JsonNode.class) {
            return node;
        }
        if (plain.getSimpleName().equals("Source")) {
            var choice = node.putArray("anyOf");
            choice.add(type(String.class));
            var table = choice.addObject();
            table.put("type", "object");
            for (var field : List.of("file", "current", "sweeps", "from", "to")) {
                table.withObject("properties").set(field, type(String.class));
            }
            table.put("additionalProperties", false);
            return node;
        }
        return plain.isRecord() ? object(plain) : node.put("type", name(plain));
    }

    /// A quantity, or the number of one without a unit.
    private static ObjectNode plain() {
        var node = JsonNodeFactory.instance.objectNode();
        var choice = node.putArray("anyOf");
        choice.add(type(String.class));
        choice.add(type(Double.class));
        return node;
    }

    private static String name(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "String" -> "string";
            case "Integer", "Long" -> "integer";
            case "Double" -> "number";
            case "Boolean" -> "boolean";
            default -> throw new IllegalArgumentException("a component of type " + type);
        };
    }
}
