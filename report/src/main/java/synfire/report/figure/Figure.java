package synfire.report.figure;

import java.util.List;

/// Panels in a grid, filled row by row.
///
/// @param title what the figure is, in one line; the name read out by a screen reader
/// @param caption what to see in it; may be empty
/// @param columns panels in a row
/// @param link which panels share their x axis
/// @param widthPx full width; 96 px are an inch
public record Figure(String title, String caption, List<Panel> panels, int columns, Link link, double widthPx) {

    /// Width that fills a page.
    public static final double FULL_WIDTH_PX = 900;

    /// Which panels zoom together and show the same interval of x.
    public enum Link {
        /// Every panel has its own x axis.
        NONE,
        /// Panels above each other share one; only the lowest shows its numbers.
        COLUMNS,
        /// All panels share one.
        ALL
    }

    public Figure {
        panels = List.copyOf(panels);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("figure '%s' has no panel; give at least one".formatted(title));
        }
        if (columns < 1) {
            throw new IllegalArgumentException("figure '%s' has %d columns; give at least 1".formatted(title, columns));
        }
        if (!(widthPx >= 120 && widthPx <= 10_000)) {
            throw new IllegalArgumentException(
                    "figure '%s' has width %s px; give 120 to 10000".formatted(title, widthPx));
        }
    }

    /// Panels above each other with one x axis.
    public static Figure stack(String title, List<Panel> panels) {
        return new Figure(title, "", panels, 1, Link.COLUMNS, FULL_WIDTH_PX);
    }

    public static Figure stack(String title, Panel... panels) {
        return stack(title, List.of(panels));
    }

    /// Panels side by side in rows of `columns`, each with its own axes.
    public static Figure grid(String title, int columns, List<Panel> panels) {
        return new Figure(title, "", panels, columns, Link.NONE, FULL_WIDTH_PX);
    }

    public Figure withCaption(String newCaption) {
        return new Figure(title, newCaption, panels, columns, link, widthPx);
    }

    public Figure withWidth(double newWidthPx) {
        return new Figure(title, caption, panels, columns, link, newWidthPx);
    }

    public Figure linked(Link newLink) {
        return new Figure(title, caption, panels, columns, newLink, widthPx);
    }
}
