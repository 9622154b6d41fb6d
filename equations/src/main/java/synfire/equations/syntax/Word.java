package synfire.equations.syntax;

/// A piece of text and where it stands.
public record Word(String text, Region at) {

    /// Characters `start` to `end` of this, without the blanks at both ends.
    public Word part(int start, int end) {
        var part = text.substring(start, Math.max(start, end));
        int from = at.start() + start + part.length() - part.stripLeading().length();
        var stripped = part.strip();
        return new Word(stripped, new Region(from, from + stripped.length()));
    }
}
