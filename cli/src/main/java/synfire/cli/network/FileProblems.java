package synfire.cli.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Collects what is wrong with a network file, so that all of it is told at once.
final class FileProblems {

    private static final int MOST = 20;

    private record Problem(int line, String text) {}

    private final Path file;
    private final Map<String, Integer> lines;
    private final List<Problem> problems = new ArrayList<>();

    FileProblems(Path file, Map<String, Integer> lines) {
        this.file = file;
        this.lines = lines;
    }

    /// @param path of the key that is wrong
    void add(List<String> path, String text) {
        addAt(TomlPlaces.line(lines, path), path.isEmpty() ? text : String.join(".", path) + ": " + text);
    }

    /// As [#add], for a message that names what is wrong itself.
    void addPlain(List<String> path, String text) {
        addAt(TomlPlaces.line(lines, path), text);
    }

    private void addAt(int line, String text) {
        var problem = new Problem(line, text.replace("\nfix: ", "; "));
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    int size() {
        return problems.size();
    }

    /// @throws IllegalArgumentException with all that was added, by line
    void throwIfAny() {
        if (problems.isEmpty()) {
            return;
        }
        problems.sort(Comparator.comparingInt(Problem::line));
        var name = file.getFileName();
        var told = problems.stream()
                .limit(MOST)
                .map(problem -> "%s:%d: %s".formatted(name, problem.line(), problem.text()))
                .collect(Collectors.joining("\n"));
        var rest = problems.size() > MOST ? "\nand %d more".formatted(problems.size() - MOST) : "";
        throw new IllegalArgumentException(told + rest);
    }
}
