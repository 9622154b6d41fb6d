package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the archive and the libraries are made of keeps up with the modules.
final class DistributionTest {

    private static final Path ROOT = Path.of(System.getProperty("synfire.root", ".."));

    @Test
    void bom_listsEveryLibraryInTheVersionOfTheBuild() throws IOException {
        var bom = Files.readString(ROOT.resolve("bom/pom.xml"));
        var version = first("<version>([^<]+)</version>", Files.readString(ROOT.resolve("pom.xml")));

        assertThat(all("<artifactId>(synfire-(?!bom)[a-z]+)</artifactId>", bom))
                .containsExactlyInAnyOrderElementsOf(libraries());
        assertThat(first("<version>([^<]+)</version>", bom)).isEqualTo(version);
        assertThat(first("<synfire.version>([^<]+)</synfire.version>", bom)).isEqualTo(version);
    }

    @Test
    void thirdParties_areNamedWithTheirLicences() throws IOException {
        var page = Files.readString(ROOT.resolve("distribution/THIRD-PARTY.md"));
        var jars = Stream.of(ChildProgram.modulePath().split(":"))
                .filter(entry -> entry.contains("/.m2/") && !entry.contains("test"))
                .map(entry -> Path.of(entry).getFileName().toString())
                .filter(name -> name.matches(
                        "(jhdf|commons-lang3|compress-lzf|lz4|slf4j|fastcsv|hipparchus|picocli|jackson).*"))
                .map(name -> name.replaceFirst("-\\d.*", ""))
                .distinct()
                .toList();

        assertThat(jars).isNotEmpty().allSatisfy(jar -> assertThat(page).contains(jar));
    }

    @ParameterizedTest
    @ValueSource(strings = {"synfire", "distribution/package", "distribution/synfire.sh", "distribution/reproduce"})
    void script_isOneThatTheShellReads(String name) throws Exception {
        var process = new ProcessBuilder("/bin/sh", "-n", ROOT.resolve(name).toString())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(process.getInputStream().readAllBytes())).isEmpty();
        assertThat(process.waitFor()).isZero();
    }

    /// Modules with an artifact of their own; the program is none, and the BOM neither.
    private static List<String> libraries() throws IOException {
        return all("<module>([a-z]+)</module>", Files.readString(ROOT.resolve("pom.xml"))).stream()
                .filter(module -> !List.of("bom", "cli", "lab", "browser").contains(module))
                .map(module -> "synfire-" + module)
                .toList();
    }

    private static String first(String pattern, String text) {
        return all(pattern, text).getFirst();
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
