package synfire.report.draw;

import java.util.Arrays;
import synfire.report.figure.Range;
import synfire.report.figure.Series;

/// The visible part of a series as an outline, thinned to two points per pixel column where it is dense.
final class Polyline {

    /// Points per pixel column from which thinning pays.
    private static final double DENSE = 3;

    private static final double SAME_PLACE_PX = 0.25;

    private Polyline() {}

    static Outline line(Series series, AxisMap x, AxisMap y) {
        var outline = new Outline();
        boolean drawing = false;
        for (int i : points(series, x, y)) {
            double px = x.at(series.x(i));
            double py = y.at(series.y(i));
            if (Double.isFinite(px) && Double.isFinite(py)) {
                drawing = extend(outline, drawing, px, py);
            } else {
                drawing = false;
            }
        }
        return outline;
    }

    static Outline steps(Series series, AxisMap x, AxisMap y) {
        var outline = new Outline();
        boolean drawing = false;
        double before = 0;
        for (int i : points(series, x, y)) {
            double px = x.at(series.x(i));
            double py = y.at(series.y(i));
            if (Double.isFinite(px) && Double.isFinite(py)) {
                if (drawing && py != before) {
                    outline.to(px, before);
                }
                drawing = extend(outline, drawing, px, py);
                before = py;
            } else {
                drawing = false;
            }
        }
        return outline;
    }

    private static boolean extend(Outline outline, boolean drawing, double px, double py) {
        if (drawing) {
            outline.to(px, py);
        } else {
            outline.move(px, py);
        }
        return true;
    }

    private static int[] points(Series series, AxisMap x, AxisMap y) {
        int[] visible = visible(series, x.range());
        int from = visible[0];
        int to = visible[1];
        double columns = Math.abs(x.pixelHigh() - x.pixelLow());
        boolean ordered = series instanceof Series.Uniform || isAscending(series);
        if (to - from <= DENSE * columns) {
            return all(from, to);
        }
        if (ordered) {
            return Decimation.keepExtrema(series.y(), from, to, i -> (int) Math.floor(x.at(series.x(i))));
        }
        return apart(series, x, y);
    }

    /// First point and one past the last point to draw: all that are visible and one neighbour on each side.
    private static int[] visible(Series series, Range range) {
        int size = series.size();
        if (!(series instanceof Series.Uniform(double start, double step, var _))) {
            return new int[] {0, size};
        }
        long first = (long) Math.floor((range.low() - start) / step);
        long last = (long) Math.ceil((range.high() - start) / step);
        return new int[] {Math.clamp(first, 0, size), Math.clamp(last + 1, 0, size)};
    }

    private static boolean isAscending(Series series) {
        for (int i = 1; i < series.size(); i++) {
            if (!(series.x(i) >= series.x(i - 1))) {
                return false;
            }
        }
        return true;
    }

    private static int[] all(int from, int to) {
        var all = new int[Math.max(0, to - from)];
        for (int i = 0; i < all.length; i++) {
            all[i] = from + i;
        }
        return all;
    }

    /// For curves that run back and forth: leaves out points that lie on the one kept before.
    private static int[] apart(Series series, AxisMap x, AxisMap y) {
        var kept = new int[series.size()];
        int count = 0;
        double lastX = Double.NaN;
        double lastY = Double.NaN;
        for (int i = 0; i < series.size(); i++) {
            double px = x.at(series.x(i));
            double py = y.at(series.y(i));
            if (!(Math.abs(px - lastX) < SAME_PLACE_PX && Math.abs(py - lastY) < SAME_PLACE_PX)) {
                kept[count++] = i;
                lastX = px;
                lastY = py;
            }
        }
        return Arrays.copyOf(kept, count);
    }
}
