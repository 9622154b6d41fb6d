package synfire.network.random;

/// ln x of a positive normal number, in the same steps as programs compute it, so that numbers drawn here
/// and numbers drawn by compiled code have the same bits.
final class Logarithm {

    private static final long ROOT_HALF = 0x3FE6A09E667F3BCDL;
    private static final long ONE = 0x3FF0000000000000L;
    private static final long MANTISSA = (1L << 52) - 1;
    private static final double LN2_HIGH = 0.6931471805599453;
    private static final double LN2_LOW = 2.3190468138462996e-17;

    private Logarithm() {}

    static double of(double x) {
        long shifted = Double.doubleToRawLongBits(x) + (ONE - ROOT_HALF);
        double k = (shifted >> 52) - 1023;
        double f = Double.longBitsToDouble((shifted & MANTISSA) + ROOT_HALF) - 1;
        double s = f / (f + 2);
        double z = s * s;
        double half = f * 0.5 * f;
        double g = Math.fma(z, polynomial(z), half);
        double fraction = f - (half - Math.fma(s, g, k * LN2_LOW));
        return Math.fma(k, LN2_HIGH, fraction);
    }

    private static double polynomial(double z) {
        double g = 0.1479721136992711;
        g = Math.fma(g, z, 0.15313925946659723);
        g = Math.fma(g, z, 0.18183569178318634);
        g = Math.fma(g, z, 0.22222198479151992);
        g = Math.fma(g, z, 0.2857142874332554);
        g = Math.fma(g, z, 0.3999999999941025);
        return Math.fma(g, z, 0.6666666666666735);
    }
}
