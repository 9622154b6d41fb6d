package synfire.data.sonata;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import synfire.data.format.FileBytes;
import synfire.data.format.RecordingFormatException;

/// A configuration in JSON whose texts may hold variables that its `manifest` defines, such as `$NETWORK_DIR/nodes.h5`.
///
/// @param file the configuration; paths in it are relative to its folder
public record SonataConfig(Path file, JsonNode root) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w+)\\}?");
    private static final int DEEPEST = 20;
    private static final long LARGEST = 16 << 20;

    public static SonataConfig read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw wrong(file, "", "it has more than %d bytes".formatted(LARGEST), "give a configuration in JSON");
            }
            var root = JsonMapper.builder().build().readTree(Files.readAllBytes(file));
            if (!root.isObject()) {
                throw wrong(file, "", "it is no object of JSON", "give a configuration such as circuit_config.json");
            }
            return new SonataConfig(file, root);
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw wrong(
                    file,
                    at == null ? "" : "line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()),
                    "it is no JSON: %s"
                            .formatted(
                                    e.getOriginalMessage().lines().findFirst().orElse("")),
                    "correct it there");
        } catch (IOException e) {
            throw wrong(
                    file, "", "it cannot be read (%s)".formatted(e.getClass().getSimpleName()), "check the path");
        }
    }

    /// The configuration of the network: this one, or the one that this names as `network`.
    SonataConfig network() {
        return root.path("network").isTextual() ? read(path("network", root.path("network"))) : this;
    }

    /// Entries of a list at a path of names, such as `networks`, `nodes`.
    List<JsonNode> entries(String... names) {
        var node = root;
        for (var name : names) {
            node = node.path(name);
        }
        var entries = new ArrayList<JsonNode>();
        node.forEach(entries::add);
        return entries;
    }

    /// The path that a text stands for.
    Path path(String place, JsonNode text) {
        if (!text.isTextual()) {
            throw wrong(file, place, "the name of a file is missing", "write it as text");
        }
        var folder = file.toAbsolutePath().getParent();
        var resolved = resolved(place, text.asText(), 0);
        return folder == null ? Path.of(resolved) : folder.resolve(resolved).normalize();
    }

    private String resolved(String place, String text, int depth) {
        var variables = new TreeMap<String, String>();
        root.path("manifest")
                .properties()
                .forEach(entry -> variables.put(
                        entry.getKey().replaceAll("[${}]", ""), entry.getValue().asText()));
        var out = new StringBuilder();
        int from = 0;
        for (var variable = VARIABLE.matcher(text); variable.find(); from = variable.end()) {
            var value = variables.get(variable.group(1));
            if (value == null || depth > DEEPEST) {
                throw wrong(
                        file,
                        place,
                        value == null
                                ? "the manifest does not define $%s".formatted(variable.group(1))
                                : "$%s is defined by itself".formatted(variable.group(1)),
                        "it defines %s".formatted(String.join(", ", variables.keySet())));
            }
            out.append(text, from, variable.start()).append(resolved(place, value, depth + 1));
        }
        return out.append(text.substring(from)).toString();
    }

    static RecordingFormatException wrong(Path file, String place, String problem, String fix) {
        return new RecordingFormatException(file.toString(), place, problem, fix.isEmpty() ? FileBytes.DAMAGED : fix);
    }
}
