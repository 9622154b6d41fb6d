package synfire.report.figure;

import java.util.List;

/// One axis of a panel.
///
/// @param label what is measured; empty for none
/// @param unit its unit as read by people; empty for none
public record Axis(String label, String unit, Scale scale, Limits limits) {

    /// Linear, over all data.
    public static Axis of(String label, String unit) {
        return new Axis(label, unit, Scale.LINEAR, Limits.FROM_DATA);
    }

    public static Axis categories(String label, List<String> names) {
        return new Axis(label, "", new Scale.Categories(names), Limits.FROM_DATA);
    }

    /// Time in ms, the abscissa of most panels.
    public static Axis timeMs() {
        return of("time", "ms");
    }

    public Axis log() {
        return new Axis(label, unit, Scale.LOG, limits);
    }

    public Axis symLog(double linearBelow) {
        return new Axis(label, unit, new Scale.SymLog(linearBelow), limits);
    }

    public Axis between(double low, double high) {
        return new Axis(label, unit, scale, new Limits.Between(low, high));
    }

    public Axis withZero() {
        return new Axis(label, unit, scale, Limits.WITH_ZERO);
    }

    /// `label (unit)`.
    public String title() {
        if (unit.isEmpty()) {
            return label;
        }
        return label.isEmpty() ? unit : "%s (%s)".formatted(label, unit);
    }
}
