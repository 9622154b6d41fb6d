package synfire.equations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import synfire.equations.synapse.SynapseModel;
import synfire.equations.syntax.Source;
import synfire.equations.units.Numbers;
import synfire.equations.units.Quantity;

/// Holds the language reference to the language.
final class LanguageReferenceTest {

    private static final Path ROOT = Path.of(System.getProperty("synfire.root", System.getProperty("user.dir")));
    private static final Path PAGE = ROOT.resolve("docs/reference/language.md");
    private static final Path MAIN = ROOT.resolve("equations/src/main/java");

    static List<String> modelBlocks() throws IOException {
        return blocks("model");
    }

    @ParameterizedTest
    @MethodSource("modelBlocks")
    void modelBlock_ofThePage_isAModel(String text) {
        assertThat(Model.parse(new Source("language.md", text)).text())
                .startsWith(text.startsWith("#") ? "#" : "model");
    }

    @Test
    void synapseBlocks_ofThePages_areSynapses() throws IOException {
        var guide = ROOT.resolve("docs/guide/synapses.md");
        var texts = new ArrayList<>(blocks("synapse"));
        texts.addAll(blocks(guide, "synapse"));

        assertThat(texts).hasSize(4);
        for (var text : texts) {
            var synapse = SynapseModel.of(Model.parse(new Source("synapses.md", text)));
            assertThat(synapse.hasWeight()).isTrue();
        }
    }

    @Test
    void equationBlock_ofThePage_isRead() throws IOException {
        for (var text : blocks("equations")) {
            assertThat(Model.fromEquations(text, Map.of()).model().state()).isNotEmpty();
        }
    }

    @Test
    void javaBlock_ofThePage_isTheCodeBelow() throws IOException {
        var model = Model.fromEquations(
                        """
                dv/dt = (E_L - v + R*I)/tau : volt (unless refractory)
                I : amp
                """,
                        Map.of(
                                "E_L", Quantity.of(-70, "mV"),
                                "R", Quantity.of(100, "Mohm"),
                                "tau", Quantity.of(10, "ms")))
                .threshold("v > -50*mV")
                .reset("v = E_L")
                .refractory("5*ms")
                .input("I", "amp")
                .initial("v", "E_L")
                .model();

        assertThat(model.parameters()).extracting(Parameter::name).containsExactly("E_L", "R", "tau");
        var source =
                Files.readString(ROOT.resolve("equations/src/test/java/synfire/equations/LanguageReferenceTest.java"));
        assertThat(source.replaceAll("\\s+", ""))
                .contains(blocks("java").getFirst().replaceAll("\\s+", ""));
    }

    @Test
    void messageBlock_ofThePage_isTheMessage() throws IOException {
        var text = "model lif\n\nparameters\nequations\n  dv/dt = (E_L - v + R*I)/tua : mV\n"
                + "parameters\n  E_L = 0 mV\n  tau = 1 ms\n  R = 1 GOhm\ninputs\n  I : pA\nstate\n  v = 0 mV\n";

        assertThatThrownBy(() -> Model.parse(new Source("lif.model", text)))
                .hasMessage(blocks("message").getFirst().stripTrailing());
    }

    @Test
    void messageTable_ofThePage_namesEveryCode() throws IOException {
        var documented = new TreeSet<String>();
        var messages = page().substring(page().indexOf("| code |"));
        Pattern.compile("`([a-z-]+)`").matcher(messages).results().forEach(m -> documented.add(m.group(1)));
        var used = new TreeSet<String>();
        var call = Pattern.compile("(?:problems\\.add|new SyntaxMistake)\\(\\s*\"([a-z-]+)\"");
        try (var files = Files.walk(MAIN)) {
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                call.matcher(Files.readString(file)).results().forEach(m -> used.add(m.group(1)));
            }
        }

        assertThat(documented).isEqualTo(used);
    }

    @Test
    void surrogateTable_ofThePage_statesEverySetting() throws IOException {
        for (var name : SurrogateCatalogue.names()) {
            var row = page().lines()
                    .filter(line -> line.startsWith("|") && line.contains("`" + name + "`"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no row for " + name));
            SurrogateCatalogue.settings(name)
                    .orElseThrow()
                    .forEach((setting, value) ->
                            assertThat(row).contains("`" + setting + "=" + Numbers.text(value) + "`"));
        }
    }

    @Test
    void schemes_ofThePage_areAllThereAre() throws IOException {
        assertThat(Schemes.NAMES).allSatisfy(name -> assertThat(page()).contains("`" + name + "`"));
    }

    private static String page() throws IOException {
        return Files.readString(PAGE);
    }

    private static List<String> blocks(String language) throws IOException {
        return blocks(PAGE, language);
    }

    private static List<String> blocks(Path page, String language) throws IOException {
        var blocks = new ArrayList<String>();
        Pattern.compile("^```" + language + "\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(Files.readString(page))
                .results()
                .forEach(m -> blocks.add(m.group(1)));
        assertThat(blocks).as("blocks of " + language).isNotEmpty();
        return blocks;
    }
}
