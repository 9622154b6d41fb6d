package synfire.simulate.network;

import java.util.List;
import synfire.ir.Axis;
import synfire.ir.DType;
import synfire.ir.TensorType;
import synfire.network.description.Course;

/// Numbers that the program reads in each step, for the steps of one chunk at a time, so that memory does not grow with
/// the run.
///
/// @param cells axis of the values that each step has; empty where all cells share one
/// @param size number of cells; 1 where they share
record Feed(String name, DType dtype, List<Axis> cells, int size, Chunk values) {

    /// The values of steps `first` up to, without, `first + length`: for each step all cells.
    @FunctionalInterface
    interface Chunk {
        double[] of(long first, int length);
    }

    Feed {
        cells = List.copyOf(cells);
    }

    /// A course over time: its values at the beginning of each step.
    static Feed of(String name, DType dtype, List<Axis> cells, int size, Course.Values course, double dtMs) {
        return new Feed(name, dtype, cells, size, (first, length) -> {
            var numbers = new double[length * size];
            for (int k = 0; k < length; k++) {
                double ms = (first + k) * dtMs;
                for (int cell = 0; cell < size; cell++) {
                    numbers[k * size + cell] = course.at(cell, ms);
                }
            }
            return numbers;
        });
    }

    /// The type in one step.
    TensorType type() {
        return new TensorType(dtype, cells);
    }

    /// The type of a chunk.
    TensorType chunkType() {
        return type().with(Axis.TIME);
    }

    double[] chunk(long first, int length) {
        return values.of(first, length);
    }
}
