package synfire.learn.optimize;

/// A number with its derivatives with respect to all parameters: differentiates the formulas of test problems.
public final class Dual {

    private final double value;
    private final double[] slopes;

    private Dual(double value, double[] slopes) {
        this.value = value;
        this.slopes = slopes;
    }

    /// The parameters at `point`, each with slope one in its own direction.
    public static Dual[] at(double[] point) {
        var duals = new Dual[point.length];
        for (int i = 0; i < point.length; i++) {
            double[] slopes = new double[point.length];
            slopes[i] = 1;
            duals[i] = new Dual(point[i], slopes);
        }
        return duals;
    }

    public double value() {
        return value;
    }

    public double slope(int i) {
        return slopes[i];
    }

    public Dual plus(Dual other) {
        return combine(other, value + other.value, 1, 1);
    }

    public Dual minus(Dual other) {
        return combine(other, value - other.value, 1, -1);
    }

    public Dual times(Dual other) {
        return combine(other, value * other.value, other.value, value);
    }

    public Dual over(Dual other) {
        return combine(other, value / other.value, 1 / other.value, -value / (other.value * other.value));
    }

    public Dual plus(double number) {
        return combine(this, value + number, 1, 0);
    }

    public Dual times(double number) {
        return combine(this, value * number, number, 0);
    }

    public Dual squared() {
        return times(this);
    }

    public Dual exp() {
        return combine(this, Math.exp(value), Math.exp(value), 0);
    }

    private Dual combine(Dual other, double result, double mine, double theirs) {
        double[] combined = new double[slopes.length];
        for (int i = 0; i < combined.length; i++) {
            combined[i] = mine * slopes[i] + theirs * other.slopes[i];
        }
        return new Dual(result, combined);
    }
}
