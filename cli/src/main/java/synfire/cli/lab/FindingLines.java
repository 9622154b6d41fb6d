package synfire.cli.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import synfire.cli.network.TomlPlaces;
import synfire.lab.text.Finding;

/// From the message of a reader, `study.toml:4:7: problem` or `study.toml: fit.C.bounds: problem`, to places
/// in the text.
final class FindingLines {

    private static final Pattern AT = Pattern.compile(":(\\d+)(?::(\\d+))?: (.*)");
    private static final Pattern KEY = Pattern.compile(": ([\\w.\\[\\]\"-]+): (.*)");

    private FindingLines() {}

    /// One finding for each line that begins with the file's name; a line that does not belongs to the one
    /// before.
    static List<Finding> of(Path file, String text, String message) {
        var name = String.valueOf(file.getFileName());
        var findings = new ArrayList<Finding>();
        for (var line : message.split("\n", -1)) {
            var rest = line.startsWith(name) ? line.substring(name.length()) : "";
            var at = AT.matcher(rest);
            var key = KEY.matcher(rest);
            if (at.matches()) {
                int number = Integer.parseInt(at.group(1));
                int column = at.group(2) == null ? first(text, number) : Integer.parseInt(at.group(2));
                findings.add(new Finding(number, column, 0, "study", at.group(3), ""));
            } else if (key.matches()) {
                findings.add(at(text, List.of(key.group(1).split("\\.", -1)), "study", key.group(2), ""));
            } else if (line.startsWith("fix: ") && !findings.isEmpty()) {
                var before = findings.removeLast();
                findings.add(new Finding(
                        before.line(), before.column(), 0, before.code(), before.problem(), line.substring(5)));
            } else if (findings.isEmpty() && !line.isBlank()) {
                findings.add(new Finding(1, 1, 0, "study", line, ""));
            }
        }
        return findings;
    }

    /// At the key of a path, or the nearest table around it.
    static Finding at(String text, List<String> path, String code, String problem, String fix) {
        int line = TomlPlaces.line(TomlPlaces.of(text), path);
        return new Finding(line, first(text, line), 0, code, problem, fix);
    }

    /// The column of the first character of a line that is no blank.
    private static int first(String text, int line) {
        var lines = text.split("\n", -1);
        var found = line <= lines.length ? lines[line - 1] : "";
        int blanks = found.length() - found.stripLeading().length();
        return found.isBlank() ? 1 : blanks + 1;
    }
}
