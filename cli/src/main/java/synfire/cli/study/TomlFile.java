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
import java.util.stream.Collectors;

/// Reads the text of a study; every mistake becomes a message with line, column and what would be right.
final class TomlFile {

    private static final long MOST_BYTES = 1 << 20;
    private static final TomlMapper MAPPER = TomlMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private TomlFile() {}

    static StudyFile read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new StudyException(
                    file,
                    "file",
                    "%,d bytes are too many for a study; data belong in files of their own"
                            .formatted(Files.size(file)));
        }
        try {
            return MAPPER.readValue(Files.readString(file), StudyFile.class);
        } catch (UnrecognizedPropertyException e) {
            var known = e.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .toList();
            var where = path(e);
            throw at(
                    file,
                    e,
                    "unknown key '%s'%s; known keys there are %s"
                            .formatted(
                                    e.getPropertyName(),
                                    where.isEmpty() ? "" : " in " + where,
                                    String.join(", ", known)));
        } catch (MismatchedInputException e) {
            throw at(
                    file,
                    e,
                    "%s cannot be read as %s; see docs/reference/study.md"
                            .formatted(path(e), e.getTargetType() == null ? "this" : word(e.getTargetType())));
        } catch (JsonProcessingException e) {
            throw at(file, e, e.getOriginalMessage());
        }
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

    private static StudyException at(Path file, JsonProcessingException e, String problem) {
        JsonLocation location = e.getLocation();
        return location == null
                ? new StudyException(file, "study", problem)
                : new StudyException(file, location.getLineNr(), location.getColumnNr(), problem);
    }
}
