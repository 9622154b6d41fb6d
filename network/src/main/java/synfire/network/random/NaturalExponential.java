package synfire.network.random;

/// eˣ in the same steps as programs compute it, so that numbers drawn here and numbers drawn by compiled
/// code have the
/// same bits.
public final class NaturalExponential {

    private static final double MAGIC = 0x1.8p52 + 1022;
    private static final int SHIFT = 52;
    private static final double LOW = -708.5;
    private static final double HIGH = 710;
    private static final double LOG2_E = 1.4426950408889634;
    private static final double LN2_HIGH = 0.6931471805599453;
    private static final double LN2_LOW = 2.3190468138462996e-17;

    private static final double[] TWICE_Q = {
        2.0,
        1.000000000000001,
        0.33333333333333254,
        0.08333333333314788,
        0.01666666666672741,
        0.002777777786444287,
        0.0003968253955270231,
        4.960300932451927e-05,
        5.511471221817025e-06,
        5.525247713966617e-07,
        5.013992399693096e-08
    };

    private NaturalExponential() {}

    public static double of(double x) {
        double bounded = HIGH < x ? HIGH : x;
        double y = bounded < LOW ? LOW : bounded;
        double shifted = Math.fma(y, LOG2_E, MAGIC);
        double k = shifted - MAGIC;
        double halfScale = Double.longBitsToDouble(Double.doubleToRawLongBits(shifted) << SHIFT);
        double r = Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, y));
        double sum = TWICE_Q[TWICE_Q.length - 1];
        for (int i = TWICE_Q.length - 2; i >= 0; i--) {
            sum = Math.fma(sum, r, TWICE_Q[i]);
        }
        return Math.fma(r, sum, 2) * halfScale;
    }
}
