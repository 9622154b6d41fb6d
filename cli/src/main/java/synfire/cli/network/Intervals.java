package synfire.cli.network;

/// Bins of equal ratio for the lengths of interspike intervals: twenty for each factor of ten, from 0.1 ms to 100 s.
final class Intervals {

    static final int PER_DECADE = 20;
    static final int BINS = 6 * PER_DECADE;

    private static final double LEAST_MS = 0.1;

    private Intervals() {}

    static int bin(double ms) {
        return (int) Math.clamp(Math.floor(PER_DECADE * StrictMath.log10(ms / LEAST_MS)), 0, BINS - 1);
    }

    /// The left edge of a bin.
    static double edgeMs(int bin) {
        return LEAST_MS * StrictMath.pow(10, bin / (double) PER_DECADE);
    }
}
