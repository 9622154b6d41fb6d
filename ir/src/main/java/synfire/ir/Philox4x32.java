package synfire.ir;

/// Philox 4x32-10: a counter-based random generator.
///
/// Reference: Salmon, Moraes, Dror & Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3".
public final class Philox4x32 {

    public static final int ROUNDS = 10;
    public static final long MULTIPLIER_0 = 0xD2511F53L;
    public static final long MULTIPLIER_1 = 0xCD9E8D57L;
    public static final long WEYL_0 = 0x9E3779B9L;
    public static final long WEYL_1 = 0xBB67AE85L;
    private static final long LOW = 0xFFFFFFFFL;

    private Philox4x32() {}

    /// 128 random bits for a 64-bit key and a 128-bit counter: the high word, then the low word.
    public static long[] bits(long key, long counterHigh, long counterLow) {
        var words = new long[2];
        bits(key, counterHigh, counterLow, words);
        return words;
    }

    /// The same, written into an array of two.
    public static void bits(long key, long counterHigh, long counterLow, long[] words) {
        long c0 = counterLow & LOW;
        long c1 = counterLow >>> 32;
        long c2 = counterHigh & LOW;
        long c3 = counterHigh >>> 32;
        long k0 = key & LOW;
        long k1 = key >>> 32;
        for (int round = 0; round < ROUNDS; round++) {
            long p0 = MULTIPLIER_0 * c0;
            long p1 = MULTIPLIER_1 * c2;
            c0 = ((p1 >>> 32) ^ c1 ^ k0) & LOW;
            c2 = ((p0 >>> 32) ^ c3 ^ k1) & LOW;
            c1 = p1 & LOW;
            c3 = p0 & LOW;
            k0 = (k0 + WEYL_0) & LOW;
            k1 = (k1 + WEYL_1) & LOW;
        }
        words[0] = c3 << 32 | c2;
        words[1] = c1 << 32 | c0;
    }
}
