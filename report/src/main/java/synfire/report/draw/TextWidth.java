package synfire.report.draw;

/// How wide a text will be, without asking for a font, so that a layout is the same everywhere.
///
/// Widths are the standard advance widths of Helvetica in thousandths of the font size, for the characters 32 to 126;
/// others count as a wide letter. Substitute fonts may be a little wider, which the allowance covers.
final class TextWidth {

    private static final int[] HELVETICA = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // space to /
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // 0 to ?
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // @ to O
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // P to _
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // ` to o
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584 // p to ~
    };
    private static final int OTHER = 600;
    private static final int SUPERSCRIPT = 340;
    private static final double ALLOWANCE = 1.06;

    private TextWidth() {}

    static double of(String text, double sizePx, boolean bold) {
        int thousandths = text.codePoints().map(TextWidth::advance).sum();
        return thousandths / 1000.0 * sizePx * ALLOWANCE * (bold ? 1.06 : 1);
    }

    private static int advance(int character) {
        if (character >= ' ' && character <= '~') {
            return HELVETICA[character - ' '];
        }
        return "⁰¹²³⁴⁵⁶⁷⁸⁹⁻".indexOf(character) >= 0 ? SUPERSCRIPT : OTHER;
    }
}
