package synfire.ir;

/// Where each operand of an elementwise operation is read for an element of the result.
final class Broadcasting {

    /// Per operand: `SAME` where positions agree, `SCALAR` for one element, else a position per result element.
    private final int[][] tables;

    private static final int[] SAME = new int[0];
    private static final int[] SCALAR = new int[0];

    Broadcasting(Sizes sizes, TensorType result, Tensor[] operands) {
        tables = new int[operands.length][];
        for (int k = 0; k < operands.length; k++) {
            var axes = operands[k].type().axes();
            tables[k] = axes.equals(result.axes())
                    ? SAME
                    : axes.isEmpty() ? SCALAR : positions(sizes, result, operands[k].type());
        }
    }

    /// The position in operand `k` for element `i` of the result.
    @SuppressWarnings("ReferenceEquality")
    int of(int k, int i) {
        var table = tables[k];
        return table == SAME ? i : table == SCALAR ? 0 : table[i];
    }

    /// For each element of `result`, the position of its index in a tensor that has some of its axes.
    static int[] positions(Sizes sizes, TensorType result, TensorType part) {
        var table = new int[sizes.elements(result)];
        int stride = 1;
        int partStride = 1;
        for (int a = result.axes().size() - 1; a >= 0; a--) {
            var axis = result.axes().get(a);
            int length = sizes.of(axis);
            if (part.axes().contains(axis)) {
                for (int i = 0; i < table.length; i++) {
                    table[i] += i / stride % length * partStride;
                }
                partStride *= length;
            }
            stride *= length;
        }
        return table;
    }
}
