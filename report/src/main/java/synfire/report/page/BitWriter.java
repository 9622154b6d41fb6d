package synfire.report.page;

import java.util.Arrays;

/// Bits, the first in the highest place of the first byte.
final class BitWriter {

    private byte[] bytes = new byte[1024];
    private int bits;

    /// The lowest `count` bits of `value`, the highest of them first.
    void write(int value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            if (bits >> 3 == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * bytes.length);
            }
            if ((value >> i & 1) != 0) {
                bytes[bits >> 3] |= (byte) (0x80 >> (bits & 7));
            }
            bits++;
        }
    }

    /// `count` ones.
    void ones(int count) {
        for (int i = 0; i < count; i++) {
            write(1, 1);
        }
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, (bits + 7) >> 3);
    }
}
