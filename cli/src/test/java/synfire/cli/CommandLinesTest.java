package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import synfire.cli.pages.Page;

/// Command lines of the documentation: all of them can be read, the files they name are there, and those of
/// the README and the tutorial are run.
final class CommandLinesTest {

    private static final Pattern CALL = Pattern.compile("(?m)^(?:\\./)?synfire ([^#\n]*)");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    /// What the launcher does itself.
    private static final Set<String> LAUNCHERS = Set.of("test", "jshell", "package", "site", "notebooks");

    @TempDir
    Path folder;

    private record Call(String page, List<String> words) {

        @Override
        public String toString() {
            return page + ": synfire " + String.join(" ", words);
        }
    }

    static List<Call> calls() throws IOException {
        var calls = new ArrayList<Call>();
        for (var page : Page.all()) {
            Stream.concat(page.indented().stream(), page.pieces("sh").stream())
                    .flatMap(piece -> CALL.matcher(piece.code()).results())
                    .map(found -> new Call(page.name(), words(found.group(1))))
                    .filter(call -> !LAUNCHERS.contains(call.words().getFirst()))
                    .forEach(calls::add);
        }
        return calls;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void commandLine_canBeRead(Call call) {
        var program = SynfireCommand.of(Screens.PIPES, List.of());

        assertThatCode(() -> program.parseArgs(call.words().toArray(String[]::new)))
                .doesNotThrowAnyException();
        assertThat(call.words())
                .filteredOn(word -> word.startsWith("examples/"))
                .allSatisfy(word -> assertThat(Page.ROOT.resolve(word)).exists());
    }

    static List<Call> tutorial() throws IOException {
        return calls().stream()
                .filter(call -> call.page().startsWith("docs/tutorial/"))
                .toList();
    }

    @Tag("slow")
    @ParameterizedTest(name = "{0}")
    @MethodSource("tutorial")
    void commandLine_ofTheTutorial_works(Call call) {
        run(call);
    }

    @Test
    void commandLines_thatLook_work() throws IOException {
        for (var call : tutorial()) {
            if (Set.of("models", "check", "simulate").contains(call.words().getFirst())
                    || call.words().contains("--dry-run")) {
                run(call);
            }
        }
    }

    private void run(Call call) {
        var words = new ArrayList<String>();
        for (var word : call.words()) {
            words.add(
                    word.startsWith("examples/")
                            ? Page.ROOT.resolve(word).toString()
                            : word.startsWith("out/") ? folder.resolve(word).toString() : word);
        }

        var run = Program.run(words.toArray(String[]::new));

        assertThat(run.code()).as("%s%n%s", call, run.err()).isZero();
        assertThat(run.out()).isNotBlank();
    }

    private static List<String> words(String line) {
        var words = new ArrayList<String>();
        var found = WORD.matcher(line.strip());
        while (found.find()) {
            words.add(found.group(1) == null ? found.group(2) : found.group(1));
        }
        return words;
    }
}
