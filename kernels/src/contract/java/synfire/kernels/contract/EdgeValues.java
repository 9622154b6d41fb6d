package synfire.kernels.contract;

import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import synfire.ir.Axis;
import synfire.ir.DType;
import synfire.ir.Sizes;
import synfire.ir.Tensor;
import synfire.ir.TensorType;

/// Numbers at which implementations of one operation differ: signs of zero, ends of ranges, ties, NaN.
final class EdgeValues {

    private static final double[] FLOATS = {
        0.0,
        -0.0,
        1.0,
        -1.0,
        0.5,
        -0.5,
        1.5,
        2.5,
        -2.5,
        3.0,
        1 / 3.0,
        0.1,
        -7.3,
        12345.678,
        5e-324,
        -5e-324,
        1e-310,
        2.2250738585072014E-308,
        1e-45,
        -3e-39,
        1.17549435E-38,
        1e-20,
        3e38,
        -1e39,
        1e300,
        -1e300,
        Double.MAX_VALUE,
        0x1.fffffep127,
        4503599627370496.5,
        9007199254740993.0,
        2147483647.5,
        -2147483648.5,
        9.3e18,
        -9.3e18,
        16777217.0,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN
    };

    private static final long[] INTEGERS = {
        0,
        1,
        -1,
        2,
        -2,
        3,
        5,
        -7,
        8,
        31,
        32,
        33,
        63,
        64,
        -64,
        255,
        1L << 24,
        (1L << 24) + 1,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        Integer.MIN_VALUE + 1,
        (1L << 53) + 1,
        0x123456789ABCDEFL,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        Long.MIN_VALUE + 1
    };

    private EdgeValues() {}

    /// How many there are of a type.
    static int count(DType dtype) {
        return switch (dtype) {
            case F32, F64 -> FLOATS.length;
            case I32, I64 -> INTEGERS.length;
            case BOOL -> 2;
        };
    }

    /// Along the lanes: each value `stride` times, then all again.
    static Tensor lanes(DType dtype, int stride, Sizes sizes) {
        var type = TensorType.of(dtype, Axis.LANE);
        int lanes = sizes.of(Axis.LANE);
        int count = count(dtype);
        return dtype.isFloat()
                ? Tensor.of(
                        type,
                        DoubleStream.iterate(0, i -> i + 1)
                                .limit(lanes)
                                .map(i -> FLOATS[(int) i / stride % count])
                                .toArray())
                : Tensor.ofIntegers(
                        type,
                        LongStream.range(0, lanes)
                                .map(i -> integer(dtype, (int) i / stride % count))
                                .toArray());
    }

    private static long integer(DType dtype, int i) {
        return switch (dtype) {
            case I32 -> (int) INTEGERS[i];
            case BOOL -> i;
            case I64, F32, F64 -> INTEGERS[i];
        };
    }
}
