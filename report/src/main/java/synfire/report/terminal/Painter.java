package synfire.report.terminal;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Colours messages for a terminal that shows colours; leaves them as they are for one that does not.
///
/// Of each line: `synfire:` at its start is bold, `error[…]` red, `warning[…]` yellow, the marks under a
/// mistake red, and `fix:` green.
public record Painter(Terminal terminal) {

    private static final Pattern PART = Pattern.compile(
            "^(?<name>synfire:)|(?<error>\\berror\\[[a-z-]+])|(?<warning>\\bwarning\\[[a-z-]+])|^(?<marks>\\s+\\^+)$|^(?<fix>fix:)");

    /// @param text one or more lines
    public String message(String text) {
        return terminal.colour() ? text.lines().map(this::line).collect(Collectors.joining("\n")) : text;
    }

    private String line(String line) {
        return PART.matcher(line).replaceAll(found -> {
            var part = found.group();
            var painted = found.namedGroups().keySet().stream()
                    .filter(name -> found.group(name) != null)
                    .findFirst()
                    .map(name -> painted(name, part))
                    .orElse(part);
            return java.util.regex.Matcher.quoteReplacement(painted);
        });
    }

    private String painted(String kind, String text) {
        return switch (kind) {
            case "error", "marks" -> terminal.red(text);
            case "warning" -> terminal.yellow(text);
            case "fix" -> terminal.green(text);
            default -> terminal.bold(text);
        };
    }
}
