package synfire.equations.syntax;

import java.util.List;
import java.util.stream.Collectors;

/// A text is not a model; carries every mistake found in it, in the order of the text.
public final class InvalidModelException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final transient Source source;
    private final transient List<Diagnostic> diagnostics;

    public InvalidModelException(Source source, List<Diagnostic> diagnostics) {
        super(diagnostics.stream().map(d -> d.render(source)).collect(Collectors.joining("\n\n"))
                + (diagnostics.size() >= Problems.MOST
                        ? "\n\n(only the first %d mistakes are shown)".formatted(Problems.MOST)
                        : ""));
        this.source = source;
        this.diagnostics = List.copyOf(diagnostics);
    }

    public Source source() {
        return source;
    }

    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
