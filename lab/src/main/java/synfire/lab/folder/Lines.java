package synfire.lab.folder;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// Follows a file of JSON lines while a run writes it: each call gives the lines that have ended since the
/// last. A line that is cut short waits for its end; one that is no JSON is passed over; a file that has
/// become shorter begins anew.
public final class Lines {

    private static final int MOST_AT_ONCE = 8 << 20;

    private final Path file;
    private long at;

    public Lines(Path file) {
        this.file = file;
    }

    /// What is new.
    ///
    /// @param anew whether what was told before is void
    public record News(boolean anew, List<JsonNode> lines) {

        public News {
            lines = List.copyOf(lines);
        }
    }

    /// @throws IOException if the file is there and cannot be read
    public News next() throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return new News(false, List.of());
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            boolean anew = channel.size() < at;
            if (anew) {
                at = 0;
            }
            var bytes = ByteBuffer.allocate((int) Math.min(MOST_AT_ONCE, channel.size() - at));
            while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {
                // Reads on until the end of the file, as far as it goes now.
            }
            int end = bytes.position();
            while (end > 0 && bytes.get(end - 1) != '\n') {
                end--;
            }
            if (end == 0 && bytes.position() == MOST_AT_ONCE) {
                end = MOST_AT_ONCE;
            }
            at += end;
            return new News(anew, parsed(new String(bytes.array(), 0, end, StandardCharsets.UTF_8)));
        }
    }

    private static List<JsonNode> parsed(String text) {
        var nodes = new ArrayList<JsonNode>();
        for (var line : text.split("\n", -1)) {
            if (!line.isBlank()) {
                var node = JsonFile.line(line);
                if (!node.isMissingNode()) {
                    nodes.add(node);
                }
            }
        }
        return nodes;
    }
}
