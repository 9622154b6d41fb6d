package synfire.llvm;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import synfire.ir.DType;
import synfire.ir.Sizes;
import synfire.ir.TensorType;
import synfire.kernels.EventLists;

/// A tensor in memory as array kernels read it: row-major, each row filled up to whole vectors with copies of its last
/// element, so that no loop has a remainder and what is beyond the end behaves like a cell.
///
/// @param rows product of all axes but the last
/// @param count elements of a row
/// @param padded elements of a row in memory
record ArrayBuffer(TypedMemory elements, int rows, int count, int padded) {

    /// Elements that are written together.
    private static final int ROWS_BUFFER = 1 << 14;

    static ArrayBuffer of(TensorType type, Sizes sizes, int width, TypedMemory elements) {
        return new ArrayBuffer(elements, rows(type, sizes), count(type, sizes), padded(count(type, sizes), width));
    }

    static long bytes(TensorType type, Sizes sizes, int width) {
        return (long) rows(type, sizes)
                * padded(count(type, sizes), width)
                * type.dtype().bytes();
    }

    static int padded(int count, int width) {
        return Math.multiplyExact(Math.ceilDiv(count, width), width);
    }

    private static int rows(TensorType type, Sizes sizes) {
        return type.axes().isEmpty()
                ? 1
                : sizes.elements(type.without(type.axes().getLast()));
    }

    private static int count(TensorType type, Sizes sizes) {
        return type.axes().isEmpty() ? 1 : sizes.of(type.axes().getLast());
    }

    void write(double[] values) {
        if (dtype() == DType.F32) {
            writeFloats(values);
            return;
        }
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < padded && count > 0; i++) {
                elements.put((long) row * padded + i, values[row * count + Math.min(i, count - 1)]);
            }
        }
    }

    /// Some rows at a time through an array, which is written faster than memory outside the heap.
    private void writeFloats(double[] values) {
        int together = Math.max(1, ROWS_BUFFER / Math.max(1, padded));
        var buffer = new float[Math.min(together, rows) * padded];
        for (int first = 0; first < rows && count > 0; first += together) {
            int number = Math.min(together, rows - first);
            for (int row = 0; row < number; row++) {
                int from = (first + row) * count;
                int to = row * padded;
                for (int i = 0; i < count; i++) {
                    buffer[to + i] = (float) values[from + i];
                }
                float last = buffer[to + count - 1];
                for (int i = count; i < padded; i++) {
                    buffer[to + i] = last;
                }
            }
            MemorySegment.copy(
                    buffer,
                    0,
                    elements.memory(),
                    ValueLayout.JAVA_FLOAT,
                    (long) first * padded * Float.BYTES,
                    number * padded);
        }
    }

    void writeIntegers(long[] values) {
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < padded && count > 0; i++) {
                elements.putInteger((long) row * padded + i, values[row * count + Math.min(i, count - 1)]);
            }
        }
    }

    /// True where an event is; beyond the last id nothing is.
    void writeEvents(EventLists events) {
        var memory = elements.memory();
        memory.fill((byte) 0);
        boolean bytes = dtype() == DType.BOOL;
        int at = 0;
        for (int step = 0; step < events.steps(); step++) {
            for (int end = events.start(step + 1); at < end; at++) {
                long place = (long) step * padded + events.id(at);
                if (bytes) {
                    memory.set(ValueLayout.JAVA_BYTE, place, (byte) 1);
                } else {
                    elements.putInteger(place, 1);
                }
            }
        }
    }

    void fill(double value) {
        for (long at = 0; at < (long) rows * padded; at++) {
            elements.put(at, value);
        }
    }

    double[] read() {
        var values = new double[rows * count];
        boolean floats = dtype() == DType.F32;
        for (int row = 0; row < rows; row++) {
            long at = (long) row * padded;
            for (int i = 0; i < count; i++) {
                values[row * count + i] =
                        floats ? elements.memory().getAtIndex(ValueLayout.JAVA_FLOAT, at + i) : elements.get(at + i);
            }
        }
        return values;
    }

    void addTo(double[] sum) {
        boolean floats = dtype() == DType.F32;
        for (int row = 0; row < rows; row++) {
            long at = (long) row * padded;
            for (int i = 0; i < count; i++) {
                sum[row * count + i] +=
                        floats ? elements.memory().getAtIndex(ValueLayout.JAVA_FLOAT, at + i) : elements.get(at + i);
            }
        }
    }

    long[] readIntegers() {
        var values = new long[rows * count];
        for (int at = 0; at < values.length; at++) {
            values[at] = elements.getInteger((long) (at / count) * padded + at % count);
        }
        return values;
    }

    DType dtype() {
        return elements.dtype();
    }
}
