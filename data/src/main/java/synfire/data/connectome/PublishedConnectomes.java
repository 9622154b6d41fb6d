package synfire.data.connectome;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import synfire.network.connectome.Connectome;
import synfire.network.connectome.EdgeList;

/// Published connectomes: for each a text that says which files hold them, how these are laid out, and what to cite.
/// The data themselves are not part of Synfire.
public final class PublishedConnectomes {

    private PublishedConnectomes() {}

    /// Names of the descriptions.
    public static List<String> names() {
        return text("published.txt").lines().toList();
    }

    /// The fields of a description, as [ConnectomeRequest#of(Map)] or [EdgeListRequest#of(Map)] reads them. File names
    /// are relative to the folder `folder` of the data sets.
    public static Map<String, String> fields(String name) {
        if (!names().contains(name)) {
            throw new IllegalArgumentException(
                    "no connectome is known as '%s'; there are %s".formatted(name, String.join(", ", names())));
        }
        var properties = new Properties();
        try (var reader = new InputStreamReader(resource(name + ".properties"), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var fields = new TreeMap<String, String>();
        properties.forEach((field, value) -> fields.put((String) field, (String) value));
        return fields;
    }

    /// Regions and their matrices, out of the folder of data sets.
    public static Connectome connectome(String name, Path dataSets) {
        var fields = new TreeMap<>(fields(name));
        var folder = fields.remove("folder");
        return ConnectomeRequest.of(fields).read(dataSets.resolve(String.valueOf(folder)));
    }

    /// Edges between cells, out of the folder of data sets.
    public static EdgeList edges(String name, Path dataSets) {
        var fields = new TreeMap<>(fields(name));
        var folder = fields.remove("folder");
        return EdgeListRequest.of(fields).read(dataSets.resolve(String.valueOf(folder)));
    }

    private static String text(String file) {
        try (var stream = resource(file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String file) {
        var stream = PublishedConnectomes.class.getResourceAsStream(file);
        if (stream == null) {
            throw new IllegalStateException("the description %s is missing from the program".formatted(file));
        }
        return stream;
    }
}
