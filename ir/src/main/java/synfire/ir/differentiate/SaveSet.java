package synfire.ir.differentiate;

import synfire.ir.BinaryFunction;
import synfire.ir.FullProduct;
import synfire.ir.Op;
import synfire.ir.UnaryFunction;

/// What reverse mode keeps of every step of a loop; all else that the way back needs is computed again
/// from it.
///
/// Keeping dear results costs memory and saves time; keeping products costs both.
public enum SaveSet {
    /// The fewest bytes from which all else can be computed again, be they states or not; as [#STATES] in
    /// loops that
    /// hold others or write to lines.
    SMALLEST,
    /// The carried state before the step, and sums over synapses: so that of a delay line, which is long,
    /// only what was read from it is kept.
    STATES,
    /// And results of transcendental functions, of iterations, and of what reads or sums along an axis.
    TRANSCENDENTALS,
    /// And results of divisions and square roots.
    RECIPROCALS;

    /// Whether the results of an operation are kept if the way back needs them.
    boolean keeps(Op op) {
        return switch (op) {
            case Op.Unary(var function, var _) ->
                function.isTranscendental()
                        ? isMore()
                        : (function == UnaryFunction.RECIPROCAL || function == UnaryFunction.SQRT)
                                && this == RECIPROCALS;
            case Op.Binary(var function, var _, var _) ->
                function == BinaryFunction.POWER ? isMore() : function == BinaryFunction.DIVIDE && this == RECIPROCALS;
            case Op.LinearCrossing _ -> this == RECIPROCALS;
            case Op.Sparse _, Op.SparseLate _ -> true;
            case Op.Collect _, Op.Solve _, Op.SolveTridiagonal _, Op.SolveTree _, Op.Root _ -> isMore();
            case Op.Full(var product, var _, var _) -> product == FullProduct.COLLECT && isMore();
            case Op.Events _,
                    Op.TimedEvents _,
                    Op.Dense _,
                    Op.Offsets _,
                    Op.Deliver _,
                    Op.DeliverLate _,
                    Op.DeliverDrawn _,
                    Op.DeliverProcedural _,
                    Op.Visit _,
                    Op.Credit _,
                    Op.Put _,
                    Op.Cond _,
                    Op.While _ -> false;
            case Op.HermiteCrossing _, Op.Gather _, Op.Reduce _, Op.ScatterAdd _, Op.Contract _, Op.Custom _ ->
                isMore();
            case Op.Constant _,
                    Op.Compare _,
                    Op.Fma _,
                    Op.Select _,
                    Op.Convert _,
                    Op.Bitcast _,
                    Op.Spike _,
                    Op.StopGradient _,
                    Op.Philox _,
                    Op.Iota _,
                    Op.Broadcast _,
                    Op.Rename _,
                    Op.Scan _ -> false;
        };
    }

    /// Whether dear results are kept too.
    private boolean isMore() {
        return this == TRANSCENDENTALS || this == RECIPROCALS;
    }
}
