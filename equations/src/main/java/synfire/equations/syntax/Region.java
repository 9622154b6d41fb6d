package synfire.equations.syntax;

/// A part of a text by offsets: `start` included, `end` not.
public record Region(int start, int end) {

    public Region {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("region from %d to %d ends before it starts".formatted(start, end));
        }
    }

    /// From the start of this to the end of `last`.
    public Region to(Region last) {
        return new Region(start, Math.max(end, last.end));
    }
}
