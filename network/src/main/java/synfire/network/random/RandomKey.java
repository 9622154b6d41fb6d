package synfire.network.random;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Names one stream of random numbers. The same key always yields the same numbers, whatever else
/// has been drawn and on any number of threads; a part of the work gets a key of its own by [#split].
public record RandomKey(long value) {

    /// Weyl increment of the 64-bit golden ratio.
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    /// The key of a whole run.
    public static RandomKey ofSeed(long seed) {
        return new RandomKey(mixed(seed + GOLDEN_GAMMA));
    }

    /// The key for a purpose, for example `"starts"`.
    public RandomKey split(String purpose) {
        long key = mixed(value ^ GOLDEN_GAMMA);
        for (int i = 0; i < purpose.length(); i++) {
            key = mixed(key + GOLDEN_GAMMA + purpose.charAt(i));
        }
        return new RandomKey(key);
    }

    /// The key for one of many equal parts, for example start number `index`.
    public RandomKey split(long index) {
        return new RandomKey(mixed(mixed(value) + GOLDEN_GAMMA * (index + 1)));
    }

    /// A fresh generator at the beginning of this key's stream.
    public RandomGenerator generator() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(value);
    }

    /// Stafford's variant 13 of the 64-bit finaliser: a bijection in which every input bit moves
    /// about half of the output bits.
    private static long mixed(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
