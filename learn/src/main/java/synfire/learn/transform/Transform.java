package synfire.learn.transform;

/// A monotone map from a coordinate of the optimizer, `z`, to a physical value, `p`.
///
/// [#slope] is dp/dz and [#bend] is d²p/dz²; both are tested against differences. Optimizers see
/// coordinates of order one whatever the unit of the parameter.
public sealed interface Transform {

    /// The physical value at coordinate `z`.
    double physical(double z);

    /// The coordinate of a physical value: the inverse of [#physical].
    double coordinate(double p);

    /// dp/dz.
    double slope(double z);

    /// d²p/dz².
    double bend(double z);

    /// Smallest coordinate.
    default double lowest() {
        return Double.NEGATIVE_INFINITY;
    }

    /// Largest coordinate.
    default double highest() {
        return Double.POSITIVE_INFINITY;
    }

    /// Equal steps of `z` in [0, 1] are equal steps of `p` in [lower, upper].
    record Linear(double lower, double upper) implements Transform {

        @Override
        public double physical(double z) {
            return within(lower, upper, Math.fma(z, upper - lower, lower));
        }

        @Override
        public double coordinate(double p) {
            return within(0, 1, (p - lower) / (upper - lower));
        }

        @Override
        public double slope(double z) {
            return upper - lower;
        }

        @Override
        public double bend(double z) {
            return 0;
        }

        @Override
        public double lowest() {
            return 0;
        }

        @Override
        public double highest() {
            return 1;
        }
    }

    /// Equal steps of `z` in [0, 1] are equal ratios of `p` in [lower, upper]; both bounds of one sign.
    record Logarithmic(double lower, double upper) implements Transform {

        @Override
        public double physical(double z) {
            return within(lower, upper, lower * Math.exp(z * ratio()));
        }

        @Override
        public double coordinate(double p) {
            return within(0, 1, Math.log(p / lower) / ratio());
        }

        @Override
        public double slope(double z) {
            return ratio() * physical(z);
        }

        @Override
        public double bend(double z) {
            return ratio() * slope(z);
        }

        @Override
        public double lowest() {
            return 0;
        }

        @Override
        public double highest() {
            return 1;
        }

        private double ratio() {
            return Math.log(upper / lower);
        }
    }

    /// The logistic function scaled to (lower, upper): no bound is ever reached, `z` is any number.
    record Logit(double lower, double upper) implements Transform {

        @Override
        public double physical(double z) {
            return within(lower, upper, Math.fma(sigmoid(z), upper - lower, lower));
        }

        @Override
        public double coordinate(double p) {
            return Math.log(p - lower) - Math.log(upper - p);
        }

        @Override
        public double slope(double z) {
            return (upper - lower) * sigmoid(z) * sigmoid(-z);
        }

        @Override
        public double bend(double z) {
            return slope(z) * (sigmoid(-z) - sigmoid(z));
        }
    }

    /// `bound + scale · log(1 + e^z)`: above `bound` for a positive scale, below it for a negative one. With
    /// bound 0 it keeps a weight's sign, as Dale's law asks.
    record Softplus(double bound, double scale) implements Transform {

        @Override
        public double physical(double z) {
            return bound + scale * (Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))));
        }

        @Override
        public double coordinate(double p) {
            double s = (p - bound) / scale;
            return s + Math.log(-Math.expm1(-s));
        }

        @Override
        public double slope(double z) {
            return scale * sigmoid(z);
        }

        @Override
        public double bend(double z) {
            return scale * sigmoid(z) * sigmoid(-z);
        }
    }

    /// `offset + scale · z`, unbounded.
    record Affine(double offset, double scale) implements Transform {

        @Override
        public double physical(double z) {
            return Math.fma(scale, z, offset);
        }

        @Override
        public double coordinate(double p) {
            return (p - offset) / scale;
        }

        @Override
        public double slope(double z) {
            return scale;
        }

        @Override
        public double bend(double z) {
            return 0;
        }
    }

    private static double within(double lower, double upper, double value) {
        return Math.min(upper, Math.max(lower, value));
    }

    /// 1/(1+e^-z) without overflow.
    private static double sigmoid(double z) {
        double e = Math.exp(-Math.abs(z));
        return z >= 0 ? 1 / (1 + e) : e / (1 + e);
    }
}
