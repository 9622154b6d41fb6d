package synfire.report.draw;

import java.util.List;
import synfire.report.figure.Range;
import synfire.report.figure.Scale;

/// From numbers to pixels along one axis.
///
/// @param range numbers at the two ends
/// @param pixelLow px of the low end
/// @param pixelHigh px of the high end; below `pixelLow` on a y axis
public record AxisMap(Scale scale, Range range, double pixelLow, double pixelHigh) {

    /// The px of `value`; NaN where the scale has no place for it.
    public double at(double value) {
        double low = stretched(range.low());
        double high = stretched(range.high());
        return pixelLow + (stretched(value) - low) / (high - low) * (pixelHigh - pixelLow);
    }

    /// Ticks about `spacingPx` apart.
    public List<Tick> ticks(double spacingPx) {
        return Ticks.of(scale, range, (int) (Math.abs(pixelHigh - pixelLow) / spacingPx));
    }

    private double stretched(double value) {
        return switch (scale) {
            case Scale.Linear _, Scale.Categories _ -> value;
            case Scale.Log _ -> value > 0 ? StrictMath.log10(value) : Double.NaN;
            case Scale.SymLog(double linearBelow) ->
                Math.signum(value) * StrictMath.log10(1 + Math.abs(value) / linearBelow);
        };
    }
}
