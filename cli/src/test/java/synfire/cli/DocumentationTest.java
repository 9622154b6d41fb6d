package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The Java of the README is a compiled example, and finds what it says.
final class DocumentationTest {

    private static final Path ROOT = Path.of(System.getProperty("synfire.root", ".."));

    @Test
    void readme_javaPiece_isTheCompiledExample() throws IOException {
        var example = Files.readString(ROOT.resolve("cli/src/test/java/synfire/cli/ReadmeExample.java"));
        var region = Pattern.compile("// @start region=\"readme\"\n(.*?)// @end", Pattern.DOTALL)
                .matcher(example);

        assertThat(region.find()).isTrue();
        assertThat(pieces(ROOT.resolve("README.md"), "java"))
                .hasSize(1)
                .allSatisfy(piece -> assertThat(squeezed(piece)).endsWith(squeezed(region.group(1))));
    }

    @Test
    void readme_javaPiece_findsTheConductances() {
        var fitted = ReadmeExample.fitted();

        // no noise: only the tolerance of the descent is left
        assertThat(fitted.get("g_Na")).isCloseTo(20_000, within(0.1));
        assertThat(fitted.get("g_K")).isCloseTo(6_000, within(0.1));
    }

    private static List<String> pieces(Path page, String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(page))
                .results()
                .map(piece -> piece.group(1))
                .toList();
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }
}
