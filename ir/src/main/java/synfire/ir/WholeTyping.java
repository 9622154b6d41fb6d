package synfire.ir;

import static synfire.ir.Typing.require;
import static synfire.ir.Typing.requireArguments;

import java.util.ArrayList;
import java.util.List;

/// The type rules of operations on whole tensors and programs.
final class WholeTyping {

    private WholeTyping() {}

    static List<Type> of(Op.Whole op) {
        return switch (op) {
            case Op.Events(var x, var source) -> {
                require(x.dtype().isFloat() && x.axes().contains(source), op);
                yield List.of(new EventsType(
                        x.dtype(), source, x.tensor().without(source).axes(), false));
            }
            case Op.TimedEvents(var x, var offset, var source) -> {
                require(x.dtype().isFloat() && x.axes().contains(source), op);
                require(offset.type().equals(x.type()), op);
                yield List.of(new EventsType(
                        x.dtype(), source, x.tensor().without(source).axes(), true));
            }
            case Op.Dense(var events) -> {
                require(events.type() instanceof EventsType, op);
                yield List.of(events.type().dense());
            }
            case Op.Offsets(var events) -> {
                require(EventsType.isTimed(events.type()), op);
                yield List.of(events.type().dense());
            }
            case Op.Sparse sparse -> List.of(RowsTyping.of(sparse));
            case Op.Deliver deliver -> List.of(RowsTyping.of(deliver));
            case Op.Collect collect -> List.of(RowsTyping.of(collect));
            case Op.Credit credit -> List.of(RowsTyping.of(credit));
            case Op.Full full -> List.of(RowsTyping.of(full));
            case Op.Visit visit -> {
                RowsTyping.requireRows(visit.rows(), op);
                yield VisitOperands.types(visit);
            }
            case Op.DeliverLate deliver -> List.of(RowsTyping.of(deliver));
            case Op.DeliverDrawn(var into, var events, var weight, var rows) -> {
                require(into.dtype().isFloat() && into.axes().equals(List.of(rows.post())), op);
                require(events.dtype() == into.dtype() && events.axes().equals(List.of(rows.source())), op);
                require(weight.type().equals(TensorType.scalar(into.dtype())), op);
                require(rows.numbers().stream().allMatch(x -> x.type().equals(TensorType.scalar(DType.I64))), op);
                yield List.of(into.tensor());
            }
            case Op.DeliverProcedural deliver -> {
                deliver.rows().require(deliver);
                yield List.of(deliver.into().tensor());
            }
            case Op.SparseLate sparse -> List.of(RowsTyping.of(sparse));
            case Op.Put(var x, var slice, var index, var axis) -> {
                require(x.axes().contains(axis) && x.dtype() == slice.dtype(), op);
                var rest = x.tensor().without(axis).axes();
                require(rest.containsAll(slice.axes()) && rest.containsAll(index.axes()), op);
                require(index.dtype().isInteger(), op);
                yield List.of(x.tensor());
            }
            case Op.Solve(var matrix, var right, var row, var column) -> {
                require(matrix.dtype().isFloat() && matrix.dtype() == right.dtype(), op);
                require(matrix.axes().contains(row) && matrix.axes().contains(column), op);
                require(right.axes().contains(row) && !right.axes().contains(column), op);
                var all = Type.union(matrix.axes(), right.axes());
                yield List.of(new TensorType(matrix.dtype(), all).without(row));
            }
            case Op.SolveTridiagonal(var lower, var diagonal, var upper, var right, var axis) ->
                List.of(chained(op, List.of(lower, diagonal, upper, right), axis));
            case Op.SolveTree(var lower, var diagonal, var upper, var right, var parent, var axis) -> {
                require(parent.dtype().isInteger() && parent.axes().equals(List.of(axis)), op);
                yield List.of(chained(op, List.of(lower, diagonal, upper, right), axis));
            }
            case Op.Root root -> List.of(root(root));
            case Op.Cond(var condition, var whenTrue, var whenFalse, var arguments) -> {
                require(condition.type().equals(TensorType.scalar(DType.BOOL)), op);
                requireArguments(whenTrue, arguments);
                requireArguments(whenFalse, arguments);
                require(outputs(whenTrue).equals(outputs(whenFalse)), op);
                yield outputs(whenTrue);
            }
            case Op.While loop -> {
                var arguments = new ArrayList<>(loop.carries());
                arguments.addAll(loop.constants());
                requireArguments(loop.condition(), arguments);
                requireArguments(loop.body(), arguments);
                require(outputs(loop.condition()).equals(List.of(TensorType.scalar(DType.BOOL))), op);
                var carries = loop.carries().stream().map(Value::type).toList();
                require(outputs(loop.body()).equals(carries), op);
                require(loop.carries().stream().noneMatch(carry -> carry.axes().contains(loop.bound())), op);
                yield carries;
            }
        };
    }

    private static List<Type> outputs(Program program) {
        return program.outputs().stream().map(output -> output.value().type()).toList();
    }

    /// The type of the solution along an axis, from the numbers of a system.
    private static TensorType chained(Op op, List<Value> numbers, Axis axis) {
        var dtype = numbers.getFirst().dtype();
        require(dtype.isFloat() && numbers.stream().allMatch(each -> each.dtype() == dtype), op);
        var axes = numbers.getFirst().tensor().axes();
        for (var each : numbers) {
            axes = Type.union(axes, each.tensor().axes());
        }
        require(axes.contains(axis), op);
        return new TensorType(dtype, axes);
    }

    private static TensorType root(Op.Root op) {
        var arguments = new ArrayList<>(List.of(op.guess()));
        arguments.addAll(op.arguments());
        requireArguments(op.residual(), arguments);
        requireArguments(op.jacobian(), arguments);
        require(op.residual().outputs().size() == 1 && op.jacobian().outputs().size() == 1, op);
        var unknown = op.guess().tensor();
        var residual = op.residual().outputs().getFirst().value().tensor();
        var jacobian = op.jacobian().outputs().getFirst().value().tensor();
        if (!residual.equals(unknown)) {
            var row = RootAxes.row(op);
            var column = RootAxes.column(op);
            require(residual.without(row).equals(unknown.without(column)), op);
            require(jacobian.equals(unknown.with(row)), op);
        } else {
            require(jacobian.equals(unknown), op);
        }
        return unknown;
    }
}
