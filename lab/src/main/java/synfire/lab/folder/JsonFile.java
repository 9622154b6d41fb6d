package synfire.lab.folder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// Reads small files of JSON that may be missing, cut, or something else altogether.
final class JsonFile {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long MOST_BYTES = 4 << 20;

    private JsonFile() {}

    /// A missing node where there is no such JSON.
    static JsonNode read(Path file) {
        try {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= MOST_BYTES) {
                var node = MAPPER.readTree(Files.readAllBytes(file));
                return node == null ? MissingNode.getInstance() : node;
            }
        } catch (IOException _) {
            // It is being written, or it is no JSON: the page does without it.
        }
        return MissingNode.getInstance();
    }

    /// A line of JSON; missing if it is none.
    static JsonNode line(String text) {
        try {
            var node = MAPPER.readTree(text);
            return node != null && node.isObject() ? node : MissingNode.getInstance();
        } catch (IOException _) {
            return MissingNode.getInstance();
        }
    }
}
