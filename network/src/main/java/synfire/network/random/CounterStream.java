package synfire.network.random;

import synfire.ir.Philox4x32;

/// The random numbers of one object under one key: a cell, a row of edges, a spike train.
///
/// Block `n` of object `o` is `Philox4x32.bits(key, o << 32, n)`, so any object's numbers can be drawn
/// alone, in any order, on any thread, with the same bits. A block gives four 32-bit words, the lowest
/// first; a 64-bit number takes two of them and begins at an even word. Not safe for several threads at
/// once: each has its own.
public final class CounterStream {

    private static final double HALF_OF_53_BITS = 0x1p-53;

    private final long[] words = new long[2];
    private long key;
    private long object;
    private long block;
    private int used;

    public CounterStream(RandomKey key, int object) {
        restart(key, object);
    }

    /// Goes to the beginning of an object's numbers.
    public void restart(RandomKey newKey, int newObject) {
        key = newKey.value();
        object = Integer.toUnsignedLong(newObject) << 32;
        block = 0;
        used = 4;
    }

    /// 32 random bits.
    public int nextWord() {
        if (used == 4) {
            nextBlock();
        }
        long pair = words[used < 2 ? 1 : 0];
        return (int) (pair >>> ((used++ & 1) << 5));
    }

    /// 64 random bits.
    public long nextLong() {
        used = (used + 1) & ~1;
        if (used == 4) {
            nextBlock();
        }
        long pair = words[used < 2 ? 1 : 0];
        used += 2;
        return pair;
    }

    /// Uniform in (0, 1), never 0 or 1: the middle of one of 2⁵² equal parts.
    public double nextUniform() {
        return ((nextLong() >>> 11) | 1) * HALF_OF_53_BITS;
    }

    /// Uniform among 0 … `bound` − 1, from one word; no number is more than `bound`/2³² likelier than
    /// another.
    public int nextBelow(int bound) {
        return (int) ((Integer.toUnsignedLong(nextWord()) * bound) >>> 32);
    }

    /// Standard normal, by inversion.
    public double nextNormal() {
        return NormalQuantile.of(nextUniform());
    }

    /// Exponential with mean 1, by inversion.
    public double nextExponential() {
        return -Logarithm.of(nextUniform());
    }

    /// How many failures come before the first success, by inversion; at most `Long.MAX_VALUE`.
    ///
    /// @param scale −1/ln(1 − p) for a probability of success p
    public long nextGeometric(double scale) {
        return (long) (nextExponential() * scale);
    }

    private void nextBlock() {
        Philox4x32.bits(key, object, block++, words);
        used = 0;
    }
}
