package synfire.lab.model;

import java.util.Optional;
import synfire.equations.Parameter;
import synfire.equations.units.Dimension;

/// From where to where a slider goes. A model states which values make sense at all, often from 0 to
/// infinity; a slider shows those around its default.
///
/// @param low in the parameter's unit
/// @param high in the parameter's unit
record Sliders(double low, double high) {

    private static final double AROUND_MV = 40;
    private static final double WIDE = 4;
    private static final double NEAR = 1e-3;

    static Sliders of(Parameter parameter) {
        double value = parameter.value().value();
        var range = parameter.range();
        double low = value == 0 ? -1 : Math.min(value / WIDE, value * WIDE);
        double high = value == 0 ? 1 : Math.max(value / WIDE, value * WIDE);
        if (parameter.unit().dimension().equals(Dimension.VOLTAGE) && !positive(parameter)) {
            double around = AROUND_MV / parameter.unit().inBase();
            low = value - around;
            high = value + around;
        }
        if (Double.isFinite(range.low())) {
            low = range.lowIncluded() ? Math.max(low, range.low()) : Math.max(low, above(range.low(), value));
            if (value == range.low()) {
                low = value;
            }
        }
        if (Double.isFinite(range.high())) {
            high = range.highIncluded()
                    ? Math.min(high, range.high())
                    : Math.min(high, range.high() - NEAR * (range.high() - value));
        }
        if (Double.isFinite(range.low()) && Double.isFinite(range.high())) {
            low = range.lowIncluded() ? range.low() : low;
            high = range.highIncluded() ? range.high() : high;
        }
        return new Sliders(Math.min(low, value), Math.max(high, value));
    }

    private static boolean positive(Parameter parameter) {
        return Optional.of(parameter.range().low()).filter(low -> low >= 0).isPresent();
    }

    private static double above(double bound, double value) {
        return bound + NEAR * Math.max(Math.abs(value - bound), NEAR);
    }
}
