package synfire.equations.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects the mistakes in one text while it is read and checked.
public final class Problems {

    /// More mistakes than a person reads; a text with more is not a model at all.
    static final int MOST = 100;

    private final Source source;
    private final List<Diagnostic> found = new ArrayList<>();

    public Problems(Source source) {
        this.source = source;
    }

    public Source source() {
        return source;
    }

    /// Notes a mistake; of several of one kind at one place only the first counts, and after [#MOST] none.
    public void add(String code, Region at, String problem, String fix) {
        if (found.size() >= MOST) {
            return;
        }
        var diagnostic = new Diagnostic(code, source.span(at), problem, fix);
        if (found.stream().noneMatch(d -> d.code().equals(code) && d.span().equals(diagnostic.span()))) {
            found.add(diagnostic);
        }
    }

    /// In the order of the text.
    public List<Diagnostic> all() {
        var sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingInt((Diagnostic d) -> d.span().line())
                .thenComparingInt(d -> d.span().column()));
        return sorted;
    }

    /// @throws InvalidModelException if any mistake was found
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidModelException(source, all());
        }
    }
}
