package synfire.report.figure;

import java.util.List;
import synfire.network.Samples;

/// One thing that a panel shows. Layers are drawn in order, the last on top.
///
/// A layer with an empty name has no entry in the legend.
public sealed interface Layer {

    String name();

    /// Points joined by straight lines; NaN breaks the line.
    record Line(String name, Series series, Stroke stroke) implements Layer {}

    /// A quantity that keeps its value until the next point.
    record Steps(String name, Series series, Stroke stroke) implements Layer {}

    record Scatter(String name, Series series, Colour colour, double radiusPx) implements Layer {}

    /// Spike trains, one row each.
    ///
    /// @param rows spike times in the unit of the x axis
    /// @param firstRow y of the first train; the next is at `firstRow + 1`
    record Raster(String name, List<Samples> rows, int firstRow, Colour colour) implements Layer {

        public Raster {
            rows = List.copyOf(rows);
        }
    }

    /// Boxes from 0 to a height.
    ///
    /// @param edges left and right edge of each box, in turn: `l0 r0 l1 r1 …`
    record Bars(String name, Samples edges, Samples heights, Colour colour) implements Layer {

        public Bars {
            if (edges.size() != 2 * heights.size()) {
                throw new IllegalArgumentException("%d bars were given %d edges; each bar needs a left and a right one"
                        .formatted(heights.size(), edges.size()));
            }
        }
    }

    /// The area between two curves, such as a confidence band.
    record Band(String name, Samples x, Samples low, Samples high, Colour colour) implements Layer {

        public Band {
            if (x.size() != low.size() || x.size() != high.size()) {
                throw new IllegalArgumentException("a band has %d x, %d low and %d high values; give as many of each"
                        .formatted(x.size(), low.size(), high.size()));
            }
        }
    }

    /// Vertical bars from `low` to `high` with a point at the centre.
    record ErrorBars(String name, Series centre, Samples low, Samples high, Colour colour) implements Layer {

        public ErrorBars {
            if (centre.size() != low.size() || centre.size() != high.size()) {
                throw new IllegalArgumentException("%d points were given %d low and %d high ends; give as many of each"
                        .formatted(centre.size(), low.size(), high.size()));
            }
        }
    }

    /// A matrix as coloured cells; row r, column c at y = r, x = c, so both axes are [Scale.Categories].
    ///
    /// @param name label of the colour bar
    /// @param limits numbers at the two ends of the colour map
    record HeatMap(String name, Matrix matrix, ColourMap map, Range limits) implements Layer {}

    /// A straight line across the panel.
    record Rule(String name, Direction direction, double at, Stroke stroke) implements Layer {}

    /// Which way a [Rule] runs.
    enum Direction {
        HORIZONTAL,
        VERTICAL
    }

    /// A shaded interval of x over the full height.
    record Region(String name, double from, double to, Colour colour) implements Layer {}

    /// A text at a point; never in the legend.
    record Note(String text, double x, double y, Anchor anchor, Colour colour) implements Layer {

        @Override
        public String name() {
            return "";
        }
    }

    /// Which end of a text lies at its point.
    enum Anchor {
        START,
        MIDDLE,
        END
    }
}
