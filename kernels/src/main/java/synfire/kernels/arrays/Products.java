package synfire.kernels.arrays;

import java.util.List;
import synfire.ir.EventsType;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.SparseProduct;

/// The products in which each row sums up what it reads from other cells, now or on a line: continuous coupling, sums,
/// and choices of cells; and those that read from a line for each synapse. Cells may have copies, along one more axis.
final class Products {

    private static final int MOST_AXES = 2;

    private Products() {}

    static boolean is(Program.Step step) {
        return switch (step.op()) {
            case Op.Sparse(var product, var left, var right, var rows) ->
                product == SparseProduct.BACKWARD
                        && right.axes().equals(List.of(rows.synapse()))
                        && !(left.type() instanceof EventsType)
                        && left.axes().getFirst().equals(rows.post())
                        && left.axes().size() <= MOST_AXES;
            case Op.SparseLate(var product, var left, var _, var _, var _) ->
                switch (product) {
                    case BACKWARD -> left.axes().size() <= MOST_AXES + 1;
                    case OUTER -> left.axes().size() == 1 && !(left.type() instanceof EventsType);
                    case FORWARD -> false;
                };
            default -> false;
        };
    }

    static Phase phase(Program.Step step) {
        return new Phase.Product((Op.Whole) step.op(), step);
    }
}
