package synfire.cli.study;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import synfire.equations.syntax.Spelling;

/// Reads the text of a study; every mistake becomes a message with line, column and what would be right.
public final class TomlFile {

    private static final long MOST_BYTES = 1 << 20;
    private static final TomlMapper MAPPER = TomlMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private TomlFile() {}

    static StudyFile read(Path file) throws IOException {
        return read(file, StudyFile.class);
    }

    /// A file as a record whose components are its keys.
    ///
    /// @throws StudyException saying where it is wrong, and what would be right
    public static <T> T read(Path file, Class<T> as) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new StudyException(
                    file,
                    "file",
                    "%,d bytes are too many for a study; data belong in files of their own"
                            .formatted(Files.size(file)));
        }
        return parse(file, Files.readString(file), as);
    }

    /// As [#read], of a text that may not be saved yet.
    ///
    /// @param file what messages call it
    /// @throws StudyException saying where it is wrong, and what would be right
    public static <T> T parse(Path file, String text, Class<T> as) {
        try {
            return MAPPER.readValue(text, as);
        } catch (UnrecognizedPropertyException e) {
            var known = e.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .toList();
            throw at(file, text, e, "unknown key '%s'; %s".formatted(path(e), meant(e.getPropertyName(), known)));
        } catch (MismatchedInputException e) {
            throw at(
                    file,
                    text,
                    e,
                    "%s cannot be read as %s; see docs/reference/study.md"
                            .formatted(path(e), e.getTargetType() == null ? "this" : word(e.getTargetType())));
        } catch (JsonProcessingException e) {
            throw at(file, text, e, e.getOriginalMessage() + "; see docs/reference/study.md");
        }
    }

    private static String meant(String key, List<String> known) {
        return Spelling.nearest(key, known)
                .map("did you mean '%s'?"::formatted)
                .orElseGet(() -> "known keys there are " + String.join(", ", known));
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : part.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static String word(Class<?> type) {
        return type == String.class
                ? "text; quantities are text with a unit, such as \"10 nS\""
                : Number.class.isAssignableFrom(type)
                        ? "a number"
                        : type == Boolean.class
                                ? "true or false"
                                : java.util.Collection.class.isAssignableFrom(type) ? "a list" : "a table";
    }

    private static StudyException at(Path file, String text, JsonProcessingException e, String problem) {
        JsonLocation location = e.getLocation();
        if (location != null && location.getLineNr() > 0) {
            return new StudyException(file, location.getLineNr(), location.getColumnNr(), problem);
        }
        return e instanceof JsonMappingException mapping
                ? at(file, text, mapping, problem)
                : new StudyException(file, "study", problem);
    }

    /// The reader of TOML forgets where values stand, so the last key of the path is looked for in the text.
    private static StudyException at(Path file, String text, JsonMappingException e, String problem) {
        var keys = e.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .toList();
        if (!keys.isEmpty()) {
            var key = Pattern.compile("(?<![\\w\"])" + Pattern.quote(keys.getLast()) + "\\s*[=\\]]");
            int line = 0;
            for (var each : text.split("\n", -1)) {
                line++;
                var found = key.matcher(each);
                if (found.find()) {
                    return new StudyException(file, line, found.start() + 1, problem);
                }
            }
        }
        return new StudyException(file, "study", problem);
    }
}
