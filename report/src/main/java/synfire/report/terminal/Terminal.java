package synfire.report.terminal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// What the reader of a stream can show.
///
/// @param interactive whether a line can be written over, so a person is watching
/// @param colour whether colours and bold are wanted
/// @param unicode whether characters beyond ASCII arrive
/// @param columns characters in a line
public record Terminal(boolean interactive, boolean colour, boolean unicode, int columns) {

    /// A file or a pipe.
    public static final Terminal PIPE = new Terminal(false, false, true, 100);

    private static final int USUAL_COLUMNS = 80;
    private static final char ESCAPE = 27;

    /// Reads `NO_COLOR` (no-color.org), `TERM=dumb`, `CLICOLOR_FORCE` and `COLUMNS`.
    ///
    /// @param attached whether the stream ends at a terminal
    /// @param charset encoding of the stream
    public static Terminal of(Map<String, String> environment, boolean attached, Charset charset) {
        boolean dumb = "dumb".equals(environment.get("TERM"));
        boolean refused = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        boolean forced = !environment.getOrDefault("CLICOLOR_FORCE", "0").equals("0");
        return new Terminal(
                attached && !dumb,
                !refused && (forced || (attached && !dumb)),
                charset.equals(StandardCharsets.UTF_8),
                columns(environment.getOrDefault("COLUMNS", "")));
    }

    public String bold(String text) {
        return styled("1", text);
    }

    public String dim(String text) {
        return styled("2", text);
    }

    /// For warnings.
    public String yellow(String text) {
        return styled("33", text);
    }

    /// For errors.
    public String red(String text) {
        return styled("31", text);
    }

    /// For what went well.
    public String green(String text) {
        return styled("32", text);
    }

    private String styled(String code, String text) {
        return colour && !text.isEmpty() ? ESCAPE + "[" + code + "m" + text + ESCAPE + "[0m" : text;
    }

    private static int columns(String text) {
        try {
            return Math.clamp(Integer.parseInt(text.strip()), 20, 1000);
        } catch (NumberFormatException _) {
            return USUAL_COLUMNS;
        }
    }
}
