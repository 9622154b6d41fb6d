package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page of mistakes names tests that exist.
final class MistakesPageTest {

    private static final Path ROOT = Path.of(System.getProperty("synfire.root", "."));
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");

    @Test
    void page_namesTestsThatExist() throws IOException {
        var tests = tests();
        var rows = Files.readAllLines(ROOT.resolve("docs/reference/mistakes.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| mistake"))
                .toList();

        assertThat(rows).hasSizeGreaterThan(15);
        for (var row : rows) {
            var named = NAMED.matcher(row).results().toList();
            assertThat(named).as(row).isNotEmpty();
            for (var each : named) {
                assertThat(tests).as(row).containsKey(each.group(1));
                if (each.group(2) != null) {
                    assertThat(tests.get(each.group(1))).contains("void " + each.group(2) + "(");
                }
            }
        }
    }

    private static Map<String, String> tests() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith("Test.java")
                            && file.toString().contains("/src/test/java/"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            MistakesPageTest::text,
                            (one, other) -> one + other));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
