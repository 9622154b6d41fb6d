package synfire.data.array;

import java.util.List;

/// The order of the elements of an array: where in a file the element lies that comes next in row-major order.
///
/// @param columnMajor whether the first axis runs fastest in the file
record RowMajor(List<Integer> shape, boolean columnMajor) {

    RowMajor {
        shape = List.copyOf(shape);
    }

    /// The number of elements, or -1 where there are too many for an array.
    static long count(List<Integer> shape) {
        long count = 1;
        for (int axis : shape) {
            count *= axis;
            if (axis < 0 || count > Integer.MAX_VALUE - 8) {
                return shape.contains(0) && shape.stream().allMatch(length -> length >= 0) ? 0 : -1;
            }
        }
        return count;
    }

    int size() {
        return (int) count(shape);
    }

    /// For each element in row-major order its place in the file.
    int[] places() {
        var places = new int[size()];
        var at = new int[shape.size()];
        var step = new int[shape.size()];
        int stride = 1;
        for (int axis = 0; axis < shape.size(); axis++) {
            int which = columnMajor ? axis : shape.size() - 1 - axis;
            step[which] = stride;
            stride *= shape.get(which);
        }
        int place = 0;
        for (int i = 0; i < places.length; i++) {
            places[i] = place;
            for (int axis = shape.size() - 1; axis >= 0; axis--) {
                place += step[axis];
                if (++at[axis] < shape.get(axis)) {
                    break;
                }
                place -= step[axis] * at[axis];
                at[axis] = 0;
            }
        }
        return places;
    }
}
