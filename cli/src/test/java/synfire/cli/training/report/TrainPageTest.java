package synfire.cli.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import synfire.cli.run.FigureFiles;
import synfire.cli.training.TrainFolder;
import synfire.cli.training.TrainReader;
import synfire.cli.training.TrainRun;
import synfire.simulate.Engine;

/// The page of a short training.
final class TrainPageTest {

    private static final String STUDY = """
            title = "A short one"
            task = "evidence-accumulation"

            [set]
            delay = "50 ms"
            cues = 3

            [network]
            excitatory = 12
            inhibitory = 4

            [train]
            rate = 0.01
            batch = 8
            batches = 4

            [stop]
            held_out = 8
            every = 2
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by the test engine
    Path folder;

    @Test
    void page_showsTheNetworkBeforeAndAfter() throws IOException {
        var study = TrainReader.read(
                Files.writeString(folder.resolve("study.toml"), STUDY), Optional.empty(), Optional.empty());
        var engine = Engine.best().withThreads(1);
        var out = new TrainFolder(folder.resolve("out"));
        new TrainRun(study, engine, out, false).run((_, _) -> {}, () -> false);
        var page = new TrainPage(study, out.path()).page(out.newest(study).orElseThrow(), engine);
        FigureFiles.write(page, folder.resolve("figures"), false);

        assertThat(page.sections().stream().map(section -> section.title()))
                .containsExactly("Training", "Trials", "Synapses", "Selectivity", "Study", "Provenance");
        assertThat(page.html()).contains("A short one", "trial 0: class ", "log-normal");
        for (var figure : new String[] {
            "learning-curves",
            "trials-before-training",
            "trials-after-training",
            "connectivity",
            "weights",
            "decoding",
            "state-space",
            "tuning"
        }) {
            assertThat(folder.resolve("figures").resolve(figure + ".svg")).exists();
        }
    }

    /// The same state gives the same page, whenever it is made.
    @Test
    void page_isTheSameEachTime() throws IOException {
        var study = TrainReader.read(
                Files.writeString(folder.resolve("study.toml"), STUDY), Optional.empty(), Optional.empty());
        var engine = Engine.best().withThreads(1);
        var out = new TrainFolder(folder.resolve("out"));
        new TrainRun(study, engine, out, false).run((_, _) -> {}, () -> false);
        var state = out.best(study).orElseThrow();

        assertThat(new TrainPage(study, out.path()).page(state, engine).html())
                .isEqualTo(new TrainPage(study, out.path()).page(state, engine).html());
    }
}
