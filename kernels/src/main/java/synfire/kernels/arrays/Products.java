package synfire.kernels.arrays;

import java.util.List;
import synfire.ir.EventsType;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.SparseProduct;

/// The products in which each row sums up what it reads from other cells, now or on a line: continuous coupling, sums,
/// and choices of cells.
final class Products {

    private Products() {}

    static boolean is(Program.Step step) {
        return isBackward(step.op());
    }

    static boolean isBackward(Op op) {
        return switch (op) {
            case Op.Sparse(var product, var left, var right, var rows) ->
                product == SparseProduct.BACKWARD
                        && right.axes().equals(List.of(rows.synapse()))
                        && !(left.type() instanceof EventsType)
                        && left.axes().size() == 1;
            case Op.SparseLate sparse -> sparse.product() == SparseProduct.BACKWARD;
            default -> false;
        };
    }

    static Phase phase(Program.Step step) {
        return new Phase.Product((Op.Whole) step.op(), step);
    }
}
