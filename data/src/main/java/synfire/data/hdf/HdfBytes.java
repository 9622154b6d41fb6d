package synfire.data.hdf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes as they are put together, low byte first.
final class HdfBytes {

    static final long NOWHERE = -1;

    private byte[] bytes = new byte[64];
    private int size;

    /// No bytes yet.
    HdfBytes() {}

    HdfBytes bytes(int... values) {
        for (int value : values) {
            one(value);
        }
        return this;
    }

    private void one(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * size);
        }
        bytes[size++] = (byte) value;
    }

    HdfBytes int16(int value) {
        return whole(value, 2);
    }

    HdfBytes int32(long value) {
        return whole(value, 4);
    }

    HdfBytes int64(long value) {
        return whole(value, 8);
    }

    HdfBytes float64(double value) {
        return int64(Double.doubleToRawLongBits(value));
    }

    private HdfBytes whole(long value, int count) {
        for (int i = 0; i < count; i++) {
            one((int) (value >>> (8 * i)));
        }
        return this;
    }

    HdfBytes text(String text) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            one(b);
        }
        return this;
    }

    HdfBytes add(HdfBytes more) {
        for (int i = 0; i < more.size; i++) {
            one(more.bytes[i]);
        }
        return this;
    }

    /// With zeros up to a multiple of 8.
    HdfBytes padded() {
        while (size % 8 != 0) {
            one(0);
        }
        return this;
    }

    int size() {
        return size;
    }

    ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes, 0, size);
    }
}
