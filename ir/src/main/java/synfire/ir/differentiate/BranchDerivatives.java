package synfire.ir.differentiate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.Comparison;
import synfire.ir.Op;
import synfire.ir.Value;

/// Derivatives of systems along chains and trees: the transposed system has both off-diagonals exchanged.
///
/// @param op [Op.SolveTridiagonal] or [Op.SolveTree], with operands as they are here
/// @param axis of the system
/// @param parent index of each element's parent, below 0 for a root
record BranchDerivatives(Builder b, Op op, Axis axis, Value parent) {

    private static final int LOWER = 0;
    private static final int DIAGONAL = 1;
    private static final int UPPER = 2;
    private static final int RIGHT = 3;

    /// @param at gives the values here
    static BranchDerivatives of(Builder b, Op.SolveTridiagonal op, UnaryOperator<Value> at) {
        var parent = b.subtract(b.emit(new Op.Iota(op.axis())), b.constant(1L));
        return new BranchDerivatives(
                b, op.withOperands(op.operands().stream().map(at).toList()), op.axis(), parent);
    }

    static BranchDerivatives of(Builder b, Op.SolveTree op, UnaryOperator<Value> at) {
        var here = op.operands().stream().map(at).toList();
        return new BranchDerivatives(b, op.withOperands(here), op.axis(), here.getLast());
    }

    /// The cotangents of lower, diagonal, upper and right.
    List<Value> cotangents(Value solution, Value cotangent) {
        var v = new ArrayList<>(op.operands());
        v.set(LOWER, op.operands().get(UPPER));
        v.set(UPPER, op.operands().get(LOWER));
        v.set(RIGHT, cotangent);
        var lambda = b.emit(op.withOperands(v));
        return List.of(
                b.negate(b.multiply(lambda, atParent(solution))),
                b.negate(b.multiply(lambda, solution)),
                b.negate(b.multiply(atParent(lambda), solution)),
                lambda);
    }

    /// The tangent of the solution: A·change = change of right − change of A·solution.
    ///
    /// @param tangents of lower, diagonal, upper and right; null for zero
    Value tangent(Value solution, List<@Nullable Value> tangents) {
        var change = tangents.get(RIGHT) == null ? b.zero(solution.tensor()) : tangents.get(RIGHT);
        var lower = tangents.get(LOWER);
        if (lower != null) {
            change = b.subtract(change, b.multiply(lower, atParent(solution)));
        }
        var diagonal = tangents.get(DIAGONAL);
        if (diagonal != null) {
            change = b.subtract(change, b.multiply(diagonal, solution));
        }
        var upper = tangents.get(UPPER);
        if (upper != null) {
            var sent = b.broadcast(hasParent(b.multiply(upper, solution)), solution.axes());
            change = b.subtract(change, b.emit(new Op.ScatterAdd(sent, index(), axis, solution.axes())));
        }
        var v = new ArrayList<>(op.operands());
        v.set(RIGHT, change);
        return b.emit(op.withOperands(v));
    }

    /// The value at the parent, 0 for a root.
    private Value atParent(Value x) {
        return hasParent(b.emit(new Op.Gather(x, index(), axis)));
    }

    private Value index() {
        return b.maximum(parent, b.like(parent, 0));
    }

    private Value hasParent(Value x) {
        var has = b.compare(Comparison.GREATER_EQUAL, parent, b.like(parent, 0));
        return b.select(has, x, b.like(x, 0));
    }
}
