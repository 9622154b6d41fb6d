package synfire.learn.paper;

/// (e^z − 1)/z and its derivative.
final class Exprel {

    private Exprel() {}

    static double value(double z) {
        return Math.abs(z) < 1e-5 ? 1 + z / 2 + z * z / 6 : Math.expm1(z) / z;
    }

    static double slope(double z) {
        // Below 0.02 the formula loses digits to cancellation; the series' next term is z⁴/144.
        return Math.abs(z) < 0.02
                ? 0.5 + z / 3 + z * z / 8 + z * z * z / 30 + z * z * z * z / 144
                : (Math.exp(z) * (z - 1) + 1) / (z * z);
    }
}
