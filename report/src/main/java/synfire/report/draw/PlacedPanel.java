package synfire.report.draw;

import java.util.List;
import synfire.report.figure.Layer;
import synfire.report.figure.Panel;
import synfire.report.figure.Scale;

/// A panel with its place on the page.
///
/// @param frame the area between the axes
/// @param ownsX whether its x axis is drawn; of linked panels only the lowest draws it
/// @param linkGroup panels with the same number show the same interval of x
/// @param yTitleX px of the base line of the y axis title
public record PlacedPanel(
        Panel panel, Frame frame, AxisMap x, AxisMap y, boolean ownsX, int linkGroup, double yTitleX) {

    /// Distance between ticks, in px.
    static final double X_SPACING = 78;

    static final double Y_SPACING = 32;

    List<Tick> xTicks() {
        return x.ticks(isMap() ? 11 : X_SPACING);
    }

    List<Tick> yTicks() {
        return yTicks(panel, y);
    }

    static List<Tick> yTicks(Panel panel, AxisMap y) {
        return y.ticks(y.scale() instanceof Scale.Categories ? 11 : Y_SPACING);
    }

    private boolean isMap() {
        return x.scale() instanceof Scale.Categories
                && panel.layers().stream().anyMatch(Layer.HeatMap.class::isInstance);
    }
}
