package synfire.learn.train.optimizer;

/// Makes parameters small: adds λ₁ Σ|x| + ½ λ₂ Σx² to the loss.
///
/// @param first λ₁, which makes parameters exactly small in number (sparse)
/// @param second λ₂, which makes them small in size
public record Penalty(double first, double second) {

    /// No penalty.
    public static final Penalty NONE = new Penalty(0, 0);

    public Penalty {
        Setting.NOT_NEGATIVE.check("l1", first);
        Setting.NOT_NEGATIVE.check("l2", second);
    }

    /// Its share of the loss.
    public double loss(double[] parameters) {
        double absolute = 0;
        double square = 0;
        for (double x : parameters) {
            absolute += Math.abs(x);
            square += x * x;
        }
        return first * absolute + 0.5 * second * square;
    }

    /// Adds its gradient, λ₁ sign(x) + λ₂ x, in place.
    public void addTo(double[] gradient, double[] parameters) {
        if (first == 0 && second == 0) {
            return;
        }
        for (int i = 0; i < parameters.length; i++) {
            gradient[i] += first * Math.signum(parameters[i]) + second * parameters[i];
        }
    }
}
