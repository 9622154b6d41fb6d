package synfire.report.draw;

/// A mark on an axis; without a label it is a minor one.
public record Tick(double value, String label) {

    boolean isMajor() {
        return !label.isEmpty();
    }
}
