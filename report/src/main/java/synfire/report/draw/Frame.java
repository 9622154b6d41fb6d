package synfire.report.draw;

/// A rectangle on the page, in px, y downwards.
public record Frame(double x, double y, double width, double height) {

    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }
}
