package synfire.learn.transform;

import java.util.OptionalDouble;

/// One parameter to be fitted.
///
/// @param unit the unit in which bounds, start and result are written; empty for none
/// @param lower smallest allowed value, in `unit`
/// @param upper largest allowed value, in `unit`
/// @param start where a first descent begins; absent: drawn from the bounds like all others
/// @param scale how the interval is spread over the optimizer's coordinate
public record FreeParameter(String name, String unit, double lower, double upper, OptionalDouble start, Scale scale) {

    public FreeParameter {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a parameter to fit has no name; give the name it has in the model");
        }
        if (!Double.isFinite(lower) || !Double.isFinite(upper)) {
            throw new IllegalArgumentException(
                    "parameter '%s' has bounds %s; both must be finite numbers: give the range you believe in"
                            .formatted(name, interval(lower, upper, unit)));
        }
        if (lower > upper) {
            throw new IllegalArgumentException(
                    "parameter '%s' has bounds %s in the wrong order; write the smaller one first: %s"
                            .formatted(name, interval(lower, upper, unit), interval(upper, lower, unit)));
        }
        if (lower == upper) {
            throw new IllegalArgumentException(
                    "parameter '%s' has bounds %s that leave no room; fix it in the model instead of fitting it"
                            .formatted(name, interval(lower, upper, unit)));
        }
        if (scale == Scale.LOG && !(lower > 0 || upper < 0)) {
            throw new IllegalArgumentException(
                    "parameter '%s' has scale log and bounds %s that hold zero; raise the lower bound above zero, "
                                    .formatted(name, interval(lower, upper, unit))
                            + "or use scale linear");
        }
        if (start.isPresent() && !(start.getAsDouble() >= lower && start.getAsDouble() <= upper)) {
            throw new IllegalArgumentException(
                    "parameter '%s' starts at %s%s, outside its bounds %s; move the start or widen the bounds"
                            .formatted(name, start.getAsDouble(), spaced(unit), interval(lower, upper, unit)));
        }
    }

    /// Linear scale, no start.
    public static FreeParameter of(String name, String unit, double lower, double upper) {
        return new FreeParameter(name, unit, lower, upper, OptionalDouble.empty(), Scale.LINEAR);
    }

    public FreeParameter withStart(double value) {
        return new FreeParameter(name, unit, lower, upper, OptionalDouble.of(value), scale);
    }

    public FreeParameter withScale(Scale newScale) {
        return new FreeParameter(name, unit, lower, upper, start, newScale);
    }

    /// The map from the optimizer's coordinate to the value in [#unit].
    public Transform transform() {
        return scale.over(lower, upper);
    }

    private static String interval(double from, double to, String unit) {
        return "[%s, %s]%s".formatted(from, to, spaced(unit));
    }

    private static String spaced(String unit) {
        return unit.isEmpty() ? "" : " " + unit;
    }
}
