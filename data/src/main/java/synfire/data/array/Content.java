package synfire.data.array;

import java.util.List;
import java.util.stream.Collectors;
import synfire.network.Samples;

/// What stands in an array or a sheet.
public sealed interface Content {

    /// An array of numbers; true and false are 1 and 0.
    ///
    /// @param shape length of each axis; empty for a single number
    /// @param values in row-major order
    record Numbers(List<Integer> shape, Samples values) implements Content {

        public Numbers {
            shape = List.copyOf(shape);
        }

        @Override
        public String toString() {
            return "numbers " + axes(shape);
        }
    }

    /// An array of texts.
    ///
    /// @param shape length of each axis; empty for a single text
    /// @param values in row-major order
    record Texts(List<Integer> shape, List<String> values) implements Content {

        public Texts {
            shape = List.copyOf(shape);
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return "texts " + axes(shape);
        }
    }

    /// Rows of cells, read again each time they are visited.
    non-sealed interface Table extends Content {

        /// Visits each row that has cells, from the first to the last.
        void visit(RowVisitor visitor);
    }

    /// Takes one row after the other.
    @FunctionalInterface
    interface RowVisitor {

        /// @param line number of the line or the row in the file, from 1
        /// @param cells without empty ones at the end
        void row(long line, List<String> cells);
    }

    private static String axes(List<Integer> shape) {
        return shape.stream().map(String::valueOf).collect(Collectors.joining(" x ", "(", ")"));
    }
}
