package synfire.llvm;

import java.lang.foreign.MemorySegment;
import synfire.ir.Axis;
import synfire.ir.DType;
import synfire.ir.Sizes;
import synfire.ir.TensorType;

/// Values of one input or output in memory, as the compiled code reads them: `[block][step][lane of the block]`.
///
/// The last block is filled up with copies of the last lane. Outside, values are row-major in the order of the axes.
///
/// @param steps indices of the loop axis, or 1
/// @param count lanes, or 1
/// @param width lanes of a block, or 1
/// @param stepStride outside, from one step to the next
/// @param laneStride outside, from one lane to the next
record BlockedBuffer(
        DType dtype, MemorySegment memory, int steps, int count, int width, int stepStride, int laneStride) {

    /// Bytes that a value of that type takes.
    static long bytes(TensorType type, Sizes sizes, int width) {
        return (long) steps(type, sizes)
                * Math.ceilDiv(lanes(type, sizes), width(type, width))
                * width(type, width)
                * type.dtype().bytes();
    }

    static BlockedBuffer of(TensorType type, Sizes sizes, int width, MemorySegment memory) {
        int steps = steps(type, sizes);
        int lanes = lanes(type, sizes);
        boolean lanesLast = !type.axes().isEmpty() && type.axes().getLast().equals(Axis.LANE);
        return new BlockedBuffer(
                type.dtype(), memory, steps, lanes, width(type, width), lanesLast ? lanes : 1, lanesLast ? 1 : steps);
    }

    private static int steps(TensorType type, Sizes sizes) {
        return sizes.elements(type.without(Axis.LANE));
    }

    private static int lanes(TensorType type, Sizes sizes) {
        return type.axes().contains(Axis.LANE) ? sizes.of(Axis.LANE) : 1;
    }

    private static int width(TensorType type, int width) {
        return type.axes().contains(Axis.LANE) ? width : 1;
    }

    /// Position outside of an element inside.
    private int outside(int block, int step, int lane) {
        return step * stepStride + Math.min(block * width + lane, count - 1) * laneStride;
    }

    private int blocks() {
        return Math.ceilDiv(count, width);
    }

    void write(double[] values) {
        var elements = elements();
        long at = 0;
        for (int block = 0; block < blocks(); block++) {
            for (int step = 0; step < steps; step++) {
                for (int lane = 0; lane < width; lane++) {
                    elements.put(at++, values[outside(block, step, lane)]);
                }
            }
        }
    }

    void writeIntegers(long[] values) {
        var elements = elements();
        long at = 0;
        for (int block = 0; block < blocks(); block++) {
            for (int step = 0; step < steps; step++) {
                for (int lane = 0; lane < width; lane++) {
                    elements.putInteger(at++, values[outside(block, step, lane)]);
                }
            }
        }
    }

    double[] read() {
        var elements = elements();
        var values = new double[steps * count];
        for (int block = 0; block < blocks(); block++) {
            int real = Math.min(width, count - block * width);
            for (int step = 0; step < steps; step++) {
                long at = ((long) block * steps + step) * width;
                for (int lane = 0; lane < real; lane++) {
                    values[outside(block, step, lane)] = elements.get(at + lane);
                }
            }
        }
        return values;
    }

    long[] readIntegers() {
        var elements = elements();
        var values = new long[steps * count];
        for (int block = 0; block < blocks(); block++) {
            int real = Math.min(width, count - block * width);
            for (int step = 0; step < steps; step++) {
                long at = ((long) block * steps + step) * width;
                for (int lane = 0; lane < real; lane++) {
                    values[outside(block, step, lane)] = elements.getInteger(at + lane);
                }
            }
        }
        return values;
    }

    void fill(double value) {
        var elements = elements();
        long length = memory.byteSize() / dtype.bytes();
        for (long at = 0; at < length; at++) {
            elements.put(at, value);
        }
    }

    private TypedMemory elements() {
        return new TypedMemory(dtype, memory);
    }
}
