package synfire.learn.task.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import synfire.learn.task.Answer;
import synfire.learn.task.ChannelGroup;
import synfire.learn.task.Task;
import synfire.learn.task.TaskKind;
import synfire.learn.task.Trial;
import synfire.network.random.RandomKey;

/// The page of the reference that lists the tasks, and its figures, are written from the tasks.
final class TasksPageTest {

    private static final RandomKey KEY = RandomKey.ofSeed(1).split("train");

    @Test
    void page_ofTheReference_isThatOfTheTasks() throws IOException {
        check("docs/reference/tasks.md", page());
    }

    @Test
    void figures_ofTheReference_areThoseOfTheTasks() throws IOException {
        for (var kind : Tasks.all()) {
            if (drawn(kind)) {
                var task = kind.task();
                check(figure(kind), TaskFigure.of(task.layout(), task.trial(KEY, 0)));
            }
        }
    }

    private static void check(String name, String content) throws IOException {
        var root = Path.of(System.getProperty("synfire.root", System.getProperty("user.dir")));
        var file = root.resolve(name);
        if (Boolean.getBoolean("synfire.rewrite")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        }
        assertThat(Files.readString(file))
                .as(name + " differs from the tasks; run this test with -Dsynfire.rewrite=true")
                .isEqualTo(content);
    }

    private static String page() {
        var text = new StringBuilder("""
                # Tasks

                Every task is used by its name, with the settings below or with others. This page is written from the tasks.
                How to choose, change and score them is told in [the guide](../guide/tasks.md).

                | task | answer | steps | chance |
                |---|---|---|---|
                """);
        for (var kind : Tasks.all()) {
            text.append("| [%s](#%s) | %s | %s | %s |\n"
                    .formatted(
                            kind.name(),
                            kind.name(),
                            answer(task(kind)),
                            steps(kind),
                            first(kind.page().chance())));
        }
        for (var kind : Tasks.all()) {
            section(text, kind);
        }
        return text.toString();
    }

    private static void section(StringBuilder text, TaskKind kind) {
        var task = task(kind);
        var page = kind.page();
        text.append("\n## %s\n\n**%s.** %s\n\n".formatted(kind.name(), page.title(), page.summary()));
        if (drawn(kind)) {
            text.append(
                    "![Trial 0: spikes of six channels of each group, phases, and where the answer counts](../images/tasks/%s.svg)\n\n"
                            .formatted(kind.name()));
        }
        var trial = task.trial(KEY, 0);
        text.append("- Trial: %s; %s ms.\n"
                .formatted(
                        phases(trial, task.layout().dtMs()),
                        number(trial.steps() * task.layout().dtMs())));
        if (kind == ImageClassification.KIND || kind == RasterRegression.KIND) {
            text.append("- Channels: one for each %s.\n"
                    .formatted(kind == ImageClassification.KIND ? "pixel" : "cell of the input"));
        } else {
            text.append("- Channels: %s.\n".formatted(channels(task.layout().channels())));
        }
        text.append("- Answer: %s.\n".formatted(answer(task)));
        text.append("- Chance: %s\n".formatted(page.chance()));
        if (kind == PatternGeneration.KIND) {
            text.append("- Best constant output, seed 1: mean squared error %s.\n".formatted(constantError(trial)));
        }
        text.append("- Source: %s\n\n".formatted(page.source()));
        text.append("| setting | usual | allowed | |\n|---|---|---|---|\n");
        for (var parameter : kind.parameters()) {
            text.append("| `%s` | `%s` | %s | %s |\n"
                    .formatted(parameter.name(), parameter.usual(), parameter.allowed(), parameter.meaning()));
        }
    }

    private static String channels(List<ChannelGroup> groups) {
        return groups.stream()
                .map(group -> "%d–%d `%s`".formatted(group.first(), group.end() - 1, group.name()))
                .collect(Collectors.joining(", "));
    }

    private static String answer(Task task) {
        return switch (task.layout().answer()) {
            case Answer.Classes(var names)
            when names.size() == 2 -> "class 0 %s, 1 %s".formatted(names.get(0), names.get(1));
            case Answer.Classes(var names) -> "one of %d classes".formatted(names.size());
            case Answer.Timing(var tolerance) -> "interval within %s %%".formatted(number(100 * tolerance));
            case Answer.Signals(var names) when names.size() == 1 -> "a signal";
            case Answer.Signals _ -> "signals";
        };
    }

    private static String steps(TaskKind kind) {
        var task = task(kind);
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            least = Math.min(least, task.trial(KEY, i).steps());
        }
        int most = task.layout().longestSteps();
        return least == most ? "%,d".formatted(most) : "up to %,d".formatted(most);
    }

    /// `7 × (gap 50, cue 100), delay 1000, recall 150`: as long as two phases come again they are counted.
    private static String phases(Trial trial, double dtMs) {
        var all = trial.phases().stream()
                .map(phase -> "%s %s".formatted(phase.name(), number(phase.steps() * dtMs)))
                .toList();
        int repeats = 1;
        while (2 * repeats + 1 < all.size()
                && all.subList(2 * repeats, 2 * repeats + 2).equals(all.subList(0, 2))) {
            repeats++;
        }
        return repeats == 1
                ? String.join(", ", all)
                : "%d × (%s)%s"
                        .formatted(
                                repeats,
                                String.join(", ", all.subList(0, 2)),
                                all.subList(2 * repeats, all.size()).stream()
                                        .map(phase -> ", " + phase)
                                        .collect(Collectors.joining()));
    }

    private static String constantError(Trial trial) {
        double sum = 0;
        double squares = 0;
        for (int t = 0; t < trial.steps(); t++) {
            double y = trial.target().get(t, 0);
            sum += y / trial.steps();
            squares += y * y / trial.steps();
        }
        return String.format(Locale.ROOT, "%.3f", squares - sum * sum);
    }

    private static String first(String chance) {
        return chance.split("[.:,] | in | with ", 2)[0];
    }

    private static Task task(TaskKind kind) {
        return kind == ImageClassification.KIND
                ? SampleFiles.task(kind, java.util.Map.of("train", "30", "test", "10"))
                : SampleFiles.task(kind);
    }

    private static boolean drawn(TaskKind kind) {
        return kind != ImageClassification.KIND && kind != RasterRegression.KIND;
    }

    private static String figure(TaskKind kind) {
        return "docs/images/tasks/" + kind.name() + ".svg";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replaceAll("\\.0$", "");
    }
}
