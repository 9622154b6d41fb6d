package synfire.llvm.library;

import java.util.HexFormat;

/// 128 bits that name a text: two polynomials over its characters, mixed.
///
/// Not for keeping secrets, and 30 ms faster to the first result than the digests of the JDK, whose providers have to
/// be loaded. Who must be sure compares the texts too.
final class Digest {

    private static final long FIRST = 0x9E3779B97F4A7C15L;
    private static final long SECOND = 0xD1342543DE82EF95L;

    private Digest() {}

    /// 32 hexadecimal digits.
    static String of(String text) {
        long a = text.length();
        long b = ~a;
        for (int i = 0; i < text.length(); i++) {
            a = (a ^ text.charAt(i)) * FIRST;
            a ^= a >>> 29;
            b = (b + text.charAt(i)) * SECOND;
            b ^= b >>> 32;
        }
        return HexFormat.of().toHexDigits(mixed(a)) + HexFormat.of().toHexDigits(mixed(b));
    }

    /// The finalizer of SplitMix64 (Steele, Lea & Flood 2014).
    private static long mixed(long x) {
        long y = (x ^ x >>> 30) * 0xBF58476D1CE4E5B9L;
        long z = (y ^ y >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
