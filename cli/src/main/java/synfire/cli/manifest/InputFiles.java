package synfire.cli.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/// The files that a run read, with their hashes: the study, and every file and folder that a text in it
/// names, relative to where it lies; so on for each study among those.
///
/// A recording's SPEC, `FILE+CURRENT#sweeps=0::2@0s:10s`, names its files.
public final class InputFiles {

    private static final int MOST_FILES_OF_A_FOLDER = 1000;

    /// What is longer is data, and names no files.
    private static final long LONGEST_TEXT = 1 << 20;

    private final Path start;
    private final Set<Path> found = new TreeSet<>();

    private InputFiles(Path start) {
        this.start = start;
    }

    /// No files, for a run that reads none.
    public static InputFiles none() {
        return new InputFiles(Path.of("").toAbsolutePath());
    }

    /// Those of a study, in TOML or JSON, or of a model.
    public static InputFiles of(Path study) throws IOException {
        var file = study.toAbsolutePath().normalize();
        var files = new InputFiles(folder(file));
        files.add(file);
        return files;
    }

    /// Besides, those of recordings' SPECs.
    public InputFiles with(List<String> specs) throws IOException {
        for (var spec : specs) {
            follow(spec, start);
        }
        return this;
    }

    /// SHA-256 by name: relative to the study's folder where that leads no further up than that folder's
    /// parent.
    SequencedMap<String, String> digests() throws IOException {
        var digests = new LinkedHashMap<String, String>();
        for (var file : found) {
            var relative = start.relativize(file);
            digests.put(
                    (relative.startsWith("../..") ? file : relative).toString(),
                    FileDigest.of(file).toString());
        }
        return digests;
    }

    private void add(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            if (file.equals(start)) {
                return;
            }
            try (var below = Files.walk(file, 2)) {
                below.filter(Files::isRegularFile).limit(MOST_FILES_OF_A_FOLDER).forEach(found::add);
            }
        } else if (Files.isRegularFile(file) && found.add(file)) {
            for (var text : texts(file)) {
                follow(text, folder(file));
            }
        }
    }

    private void follow(String text, Path folder) throws IOException {
        for (var part : text.replaceFirst("[#@].*$", "").split("\\+", -1)) {
            if (part.length() < 3 || part.indexOf('\n') >= 0) {
                continue;
            }
            try {
                add(folder.resolve(part).normalize());
            } catch (InvalidPathException _) {
                // a text that is no path
            }
        }
    }

    private static List<String> texts(Path file) throws IOException {
        var name = String.valueOf(file.getFileName());
        var texts = new ArrayList<String>();
        if (Files.size(file) > LONGEST_TEXT) {
            return texts;
        }
        try {
            if (name.endsWith(".toml")) {
                collect(new TomlMapper().readTree(file.toFile()), texts);
            } else if (name.endsWith(".json")) {
                collect(new ObjectMapper().readTree(file.toFile()), texts);
            }
        } catch (JsonProcessingException _) {
            // the study's reader has said so, or it is data of another kind
        }
        return texts;
    }

    private static void collect(JsonNode node, List<String> texts) {
        if (node.isTextual()) {
            texts.add(node.textValue());
        }
        node.forEach(child -> collect(child, texts));
    }

    private static Path folder(Path file) {
        var parent = file.getParent();
        return parent == null ? file : parent;
    }
}
