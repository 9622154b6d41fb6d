package synfire.equations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import synfire.equations.syntax.InvalidModelException;
import synfire.equations.syntax.Source;
import synfire.equations.units.Quantity;

/// Every file under `valid` is a model; every file under `invalid` is none, with the messages in the file `.expected`.
///
/// `-Dsynfire.rewrite=true` rewrites the expected messages; read the difference before keeping it. A file `.eq` holds
/// equations, and in lines that begin with `%` what else an [EquationText] has: `% threshold v > V_th`.
final class LanguageFilesTest {

    private static final Path RESOURCES = Path.of("src/test/resources");

    static List<Path> valid() throws IOException {
        return files("valid");
    }

    static List<Path> invalid() throws IOException {
        return files("invalid");
    }

    @ParameterizedTest
    @MethodSource("valid")
    void read_validFile_hasNoMistakesAndReadsBackFromItsPrint(Path file) throws IOException {
        var model = read(file);

        assertThat(Model.parse(new Source("printed", model.text()))).isEqualTo(model);
        assertThat(Model.parse(new Source("printed", model.text())).text()).isEqualTo(model.text());
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void read_invalidFile_reportsEveryMistake(Path file) throws IOException {
        var expected = file.resolveSibling(file.getFileName() + ".expected");
        var messages = messages(file);
        if (Boolean.getBoolean("synfire.rewrite")) {
            Files.writeString(expected, messages + "\n");
            Assumptions.abort("rewrote " + expected);
        }

        assertThat(messages + "\n").isEqualTo(Files.readString(expected));
    }

    private static String messages(Path file) throws IOException {
        try {
            return "no mistake was found\n" + read(file).text();
        } catch (InvalidModelException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static List<Path> files(String folder) throws IOException {
        try (var files = Files.list(RESOURCES.resolve(folder))) {
            return files.filter(f -> !f.toString().endsWith(".expected"))
                    .sorted()
                    .toList();
        }
    }

    private static Model read(Path file) throws IOException {
        var text = Files.readString(file);
        var name = file.getFileName().toString();
        return name.endsWith(".model")
                ? Model.parse(new Source(name, text))
                : equations(name, text).model();
    }

    private static EquationText equations(String name, String text) {
        var equations = new StringBuilder();
        var constants = new TreeMap<String, Quantity>();
        var directives = text.lines()
                .filter(l -> l.startsWith("%"))
                .map(l -> l.substring(1).strip().split(" ", 3))
                .toList();
        text.lines()
                .filter(l -> !l.startsWith("%"))
                .forEach(l -> equations.append(l).append('\n'));
        directives.stream()
                .filter(d -> d[0].equals("constant"))
                .forEach(d -> constants.put(d[1], Quantity.parse(d[2])));
        var model = Model.fromEquations(equations.toString(), constants).named(name.replaceFirst("\\..*", ""));
        for (var d : directives) {
            var rest = d.length == 3 ? d[1] + " " + d[2] : d[1];
            model = switch (d[0]) {
                case "constant" -> model;
                case "input" -> model.input(d[1], d[2]);
                case "initial" -> model.initial(d[1], d[2]);
                case "threshold" -> model.threshold(rest);
                case "reset" -> model.reset(rest.replace("\\n", "\n"));
                case "refractory" -> model.refractory(rest);
                case "method" -> model.method(rest);
                case "surrogate" -> model.surrogate(rest);
                case "escape" -> model.escapeRate(rest);
                case "on_pre" -> model.onPre(rest);
                case "on_post" -> model.onPost(rest);
                default -> throw new IllegalArgumentException("unknown directive " + d[0]);
            };
        }
        return model;
    }
}
