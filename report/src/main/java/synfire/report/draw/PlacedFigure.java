package synfire.report.draw;

import java.util.List;
import synfire.report.figure.Figure;

/// A figure with the place of everything on a page of `widthPx` by `heightPx`.
public record PlacedFigure(Figure figure, double widthPx, double heightPx, List<PlacedPanel> panels) {

    public PlacedFigure {
        panels = List.copyOf(panels);
    }
}
