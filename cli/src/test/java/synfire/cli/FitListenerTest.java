package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import synfire.cli.run.FitRun;
import synfire.cli.run.JournalFiles;
import synfire.cli.run.ProgressFile;
import synfire.cli.run.StudyTraces;
import synfire.cli.study.StudyReader;
import synfire.report.terminal.Progress;
import synfire.report.terminal.Terminal;
import synfire.simulate.Engine;

/// What a terminal shows of a fit with profiles: of every stage, then of every profile, how far it is.
final class FitListenerTest {

    private static final String STUDY = """
            title = "two leaks"
            model = "hh-traub"
            [data]
            threshold = "-20 mV"
            [fit]
            g_L = { bounds = ["5 nS", "20 nS"] }
            g_Na = { bounds = ["10 uS", "30 uS"] }
            [simulated]
            dt = "0.05 ms"
            noise = "0.2 mV"
            stimuli = [[["0 nA", "5 ms"], ["0.3 nA", "20 ms"]]]
            [[stage]]
            starts = 1
            evaluations = 60
            [uncertainty]
            profile = ["g_L", "g_Na"]
            """;

    private static final Terminal SCREEN = new Terminal(true, false, true, 200);

    @TempDir
    Path folder;

    private long nanos;

    @Test
    void fit_withProfiles_showsStagesThenEachProfile() throws IOException {
        Files.writeString(folder.resolve("study.toml"), STUDY);
        var study = StudyReader.read(folder.resolve("study.toml"));
        var engine = Engine.best().withThreads(1);
        List<String> shown = new ArrayList<>();
        try (var stages = progress("fit", shown);
                var profiles = progress("profiles", shown);
                var lines = new ProgressFile(folder, false)) {
            var listener = new FitListener(study, new JournalFiles(folder), lines, stages, profiles);
            new FitRun(study, StudyTraces.of(study, engine), engine).run(Map.of(), () -> false, listener);
        }

        var all = String.join("\n", shown);
        assertThat(all)
                .contains("stage-1: loss ", "g_L (1 of 2): 1 fits", "g_L (1 of 2): 2 fits", "g_Na (2 of 2): 1 fits");
        assertThat(shown.stream().filter(line -> line.contains("g_Na (2 of 2)")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).startsWith("\rprofiles  ").contains(" 50 %"));
        assertThat(all.indexOf("stage-1: loss")).isLessThan(all.indexOf("g_L (1 of 2)"));
    }

    /// On a clock that moves by a second whenever it is asked, so that nothing is left out.
    private Progress progress(String task, List<String> shown) {
        return new Progress(task, SCREEN, false, shown::add, () -> nanos += 1_000_000_000L);
    }
}
