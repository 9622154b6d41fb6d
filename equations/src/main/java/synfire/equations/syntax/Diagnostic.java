package synfire.equations.syntax;

/// One problem in a text: what it is, where it is, how to fix it.
///
/// @param code stable name of the kind of problem; also its heading in the language reference
public record Diagnostic(String code, SourceSpan span, String problem, String fix) {

    /// The message a person sees.
    public String render(Source source) {
        var line = source.line(span.line());
        var gutter = "%3d | ".formatted(span.line());
        int start = Math.min(span.column() - 1, line.length());
        var indent = new StringBuilder(" ".repeat(gutter.length()));
        line.substring(0, start).chars().forEach(c -> indent.append(c == '\t' ? '\t' : ' '));
        int carets = Math.clamp(line.length() - start, 1, span.length());
        return String.join(
                "\n",
                "%s:%d:%d: error[%s]: %s".formatted(source.name(), span.line(), span.column(), code, problem),
                gutter + line,
                indent + "^".repeat(carets),
                "fix: " + fix);
    }
}
