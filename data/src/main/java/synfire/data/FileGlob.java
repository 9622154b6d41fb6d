package synfire.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import synfire.data.format.NaturalOrder;
import synfire.data.format.RecordingFormatException;

/// Finds the files that a name with `*` and `?` stands for.
public final class FileGlob {

    private FileGlob() {}

    /// The file of that name; where there is none, the files that match it, in natural order.
    ///
    /// @throws RecordingFormatException if a pattern matches nothing
    public static List<Path> find(Path directory, String name) {
        var whole = directory.resolve(name);
        var last = whole.getFileName();
        if (Files.exists(whole) || last == null || !last.toString().matches(".*[*?].*")) {
            return List.of(whole);
        }
        var folder = whole.toAbsolutePath().getParent();
        var matcher = Pattern.compile(regex(last.toString()));
        var found = new ArrayList<Path>();
        if (folder != null && Files.isDirectory(folder)) {
            try (var entries = Files.newDirectoryStream(folder)) {
                for (var entry : entries) {
                    if (matcher.matcher(entry.getFileName().toString()).matches() && Files.isRegularFile(entry)) {
                        found.add(whole.resolveSibling(entry.getFileName()));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (found.isEmpty()) {
            throw new RecordingFormatException(
                    whole.toString(),
                    "",
                    "no file matches",
                    "check the pattern; it is relative to the folder of the study");
        }
        found.sort(Comparator.comparing(path -> path.getFileName().toString(), NaturalOrder.OF_NAMES));
        return found;
    }

    private static String regex(String glob) {
        var out = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            out.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return out.toString();
    }
}
