package synfire.report.figure;

/// How a line is drawn.
///
/// @param widthPx in pixels of a 96 dpi page (0.75 pt)
/// @param opacity 0 (nothing) to 1 (full)
public record Stroke(Colour colour, double widthPx, Dash dash, double opacity) {

    /// Pattern of a line.
    public enum Dash {
        SOLID,
        DASHED,
        DOTTED
    }

    public Stroke {
        if (!(widthPx > 0) || !(opacity >= 0 && opacity <= 1)) {
            throw new IllegalArgumentException(
                    "a stroke has width %s px and opacity %s; the width must be above 0, the opacity from 0 to 1"
                            .formatted(widthPx, opacity));
        }
    }

    /// A solid line of usual width.
    public static Stroke of(Colour colour) {
        return new Stroke(colour, 1.25, Dash.SOLID, 1);
    }

    public Stroke thin() {
        return new Stroke(colour, 0.8, dash, opacity);
    }

    public Stroke bold() {
        return new Stroke(colour, 2, dash, opacity);
    }

    public Stroke dashed() {
        return new Stroke(colour, widthPx, Dash.DASHED, opacity);
    }

    public Stroke dotted() {
        return new Stroke(colour, widthPx, Dash.DOTTED, opacity);
    }

    public Stroke faded(double newOpacity) {
        return new Stroke(colour, widthPx, dash, newOpacity);
    }
}
