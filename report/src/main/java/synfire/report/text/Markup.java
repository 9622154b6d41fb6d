package synfire.report.text;

/// Text made safe to stand in XML and HTML, as content or inside a quoted attribute.
public final class Markup {

    private Markup() {}

    /// `text` with the five special characters escaped and characters that XML 1.0 forbids replaced by `�`.
    public static String text(String text) {
        var out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            switch (character) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(isAllowed(character) ? character : 0xFFFD);
            }
        });
        return out.toString();
    }

    /// XML 1.0, production 2.
    private static boolean isAllowed(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }
}
