package synfire.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import synfire.lab.run.Task;
import synfire.lab.text.Finding;
import synfire.models.Catalogue;

final class EditedTextTest {

    private static final Path ROOT = Path.of(System.getProperty("synfire.root", "."));

    @TempDir
    private Path folder;

    @Test
    void model_withMistakes_hasAFindingForEach() {
        var text = Catalogue.source("lif").text().replace("  R     = ", "  Q     = ");

        var verdict = new EditedText().check(folder.resolve("lif.model"), text);

        assertThat(verdict.findings()).isNotEmpty().allSatisfy(each -> {
            assertThat(each.line()).isPositive();
            assertThat(text.split("\n", -1)[each.line() - 1].substring(
                            each.column() - 1, each.column() - 1 + each.length()))
                    .isEqualTo("R");
            assertThat(each.problem()).contains("'R'");
            assertThat(each.fix()).isNotEmpty();
        });
    }

    @Test
    void model_ofTheCatalogue_isUnderstood() {
        var verdict = new EditedText()
                .check(folder.resolve("lif.model"), Catalogue.source("lif").text());

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.understood()).startsWith("model lif: ");
    }

    @Test
    void study_withASignMissing_saysWhere() {
        var verdict = new EditedText().check(folder.resolve("a.toml"), "seed = 1\nmodel = \n");

        assertThat(verdict.findings())
                .singleElement()
                .satisfies(each -> assertThat(each.line()).isEqualTo(2));
    }

    @Test
    void study_ofTheExamples_isUnderstoodWithTheCommandThatRunsIt() throws IOException {
        assertThat(understood("hh-recovery.toml")).isEqualTo(Optional.of(Task.FIT));
        assertThat(understood("working-memory.toml")).isEqualTo(Optional.of(Task.TRAIN));
        assertThat(understood("multiscale.toml")).isEqualTo(Optional.of(Task.STUDY));
        assertThat(understood("networks/cuba.toml")).isEqualTo(Optional.of(Task.SIMULATE));
    }

    private Optional<Task> understood(String name) throws IOException {
        var file = ROOT.resolve("examples").resolve(name);
        var verdict = new EditedText().check(file, Files.readString(file));
        assertThat(verdict.findings()).as(name).isEmpty();
        assertThat(verdict.understood()).isNotEmpty();
        return verdict.task();
    }

    @Test
    void study_withAParameterThatTheModelLacks_saysWhere() throws IOException {
        var text = Files.readString(ROOT.resolve("examples/hh-recovery.toml"));
        int line = (int) text.substring(0, text.indexOf("[fit]")).lines().count() + 2;
        var changed = text.replace("[fit]\n", "[fit]\ng_Xy = { bounds = [\"1 nS\", \"2 nS\"] }\n");

        var verdict = new EditedText().check(folder.resolve("a.toml"), changed);

        assertThat(verdict.findings()).singleElement().satisfies(each -> {
            assertThat(each.problem()).startsWith("model 'hh-traub-paper' has no parameter 'g_Xy'; it has ");
            assertThat(each.line()).isEqualTo(line);
            assertThat(each.column()).isEqualTo(1);
        });
    }

    @Test
    void network_withSeveralMistakes_hasAFindingForEach() throws IOException {
        var text = Files.readString(ROOT.resolve("examples/networks/cuba.toml"))
                .replaceFirst("(?m)^dt *=.*$", "dt = \"0.1 mV\"")
                .replaceFirst("(?m)^duration *=.*$", "duration = 3");

        var findings = new EditedText()
                .check(ROOT.resolve("examples/networks/cuba.toml"), text)
                .findings();

        assertThat(findings).hasSize(2).extracting(Finding::line).doesNotHaveDuplicates();
        assertThat(findings).extracting(Finding::problem).allMatch(each -> each.matches("(dt|duration): .*"));
    }

    @Test
    void study_whoseModelIsWrong_tellsNothingOfItsText() throws IOException {
        Files.writeString(folder.resolve("cell.model"), "secret words\n");
        var text = "model = \"cell.model\"\n[fit]\n";

        var findings = new EditedText().check(folder.resolve("a.toml"), text).findings();

        assertThat(findings)
                .isEqualTo(List.of(new Finding(
                        1, 1, 0, "model", findings.getFirst().problem(), "open the model, and mend it there")));
        assertThat(findings.getFirst().problem()).matches("the model cell.model has \\d+ mistakes?");
    }
}
