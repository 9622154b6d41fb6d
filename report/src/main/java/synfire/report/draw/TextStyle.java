package synfire.report.draw;

import synfire.report.figure.Colour;
import synfire.report.figure.Layer.Anchor;

/// How a text is set; its point lies on the base line.
record TextStyle(double sizePx, Anchor anchor, Colour colour, boolean bold, boolean upwards) {

    static final double SIZE = 11;
    static final TextStyle PLAIN = new TextStyle(SIZE, Anchor.START, Colour.INK, false, false);
    static final TextStyle TITLE = new TextStyle(12, Anchor.START, Colour.INK, true, false);

    TextStyle at(Anchor newAnchor) {
        return new TextStyle(sizePx, newAnchor, colour, bold, upwards);
    }

    TextStyle in(Colour newColour) {
        return new TextStyle(sizePx, anchor, newColour, bold, upwards);
    }

    TextStyle size(double newSizePx) {
        return new TextStyle(newSizePx, anchor, colour, bold, upwards);
    }

    /// Turned by a quarter, reading upwards.
    TextStyle turned() {
        return new TextStyle(sizePx, anchor, colour, bold, true);
    }

    double width(String text) {
        return TextWidth.of(text, sizePx, bold);
    }
}
