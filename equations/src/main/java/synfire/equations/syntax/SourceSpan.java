package synfire.equations.syntax;

/// A place in a text: part of one line.
///
/// @param line counted from 1
/// @param column of the first character, counted from 1
/// @param length in characters, at least 1
public record SourceSpan(int line, int column, int length) {

    public SourceSpan {
        if (line < 1 || column < 1 || length < 1) {
            throw new IllegalArgumentException(
                    "span %d:%d of length %d: line, column and length count from 1".formatted(line, column, length));
        }
    }

    /// From the start of this to the end of `last`; this alone if `last` is on another line.
    public SourceSpan to(SourceSpan last) {
        int end = last.column + last.length;
        return last.line == line && end > column ? new SourceSpan(line, column, end - column) : this;
    }
}
