package synfire.cli;

import java.util.List;
import picocli.CommandLine;

/// The commands, in the order of the help. To read one of them takes a while, so a run that names one reads
/// just that.
final class Subcommands {

    private record Entry(String name, Class<?> type) {}

    private static final List<Entry> ALL = List.of(
            new Entry("demo", DemoCommand.class),
            new Entry("fit", FitCommand.class),
            new Entry("simulate", SimulateCommand.class),
            new Entry("train", TrainCommand.class),
            new Entry("curves", CurvesCommand.class),
            new Entry("study", StudyCommand.class),
            new Entry("audit", AuditCommand.class),
            new Entry("compare", CompareCommand.class),
            new Entry("check", CheckCommand.class),
            new Entry("models", ModelsCommand.class),
            new Entry("lab", LabCommand.class),
            new Entry("bench", BenchCommand.class),
            new Entry("doctor", DoctorCommand.class),
            new Entry("completion", CompletionCommand.class),
            new Entry("rehearse", RehearseCommand.class),
            new Entry("help", CommandLine.HelpCommand.class));

    /// Commands that speak of the others.
    private static final List<String> NEED_ALL = List.of("help", "completion");

    private Subcommands() {}

    /// @param named the first word of the command line
    static void addTo(CommandLine program, String named) {
        boolean alone = !NEED_ALL.contains(named)
                && ALL.stream().anyMatch(entry -> entry.name().equals(named));
        for (var entry : ALL) {
            if (!alone || entry.name().equals(named)) {
                program.addSubcommand(entry.name(), entry.type());
            }
        }
    }

    static List<String> names() {
        return ALL.stream().map(Entry::name).toList();
    }
}
