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
                        x.dtype(), source, x.tensor().without(source).axes()));
            }
            case Op.Dense(var events) -> {
                require(events.type() instanceof EventsType, op);
                yield List.of(events.type().dense());
            }
            case Op.Sparse sparse -> List.of(sparse(sparse));
            case Op.Deliver deliver -> List.of(deliver(deliver));
            case Op.Visit visit -> {
                requireRows(visit.rows(), op);
                yield VisitOperands.types(visit);
            }
            case Op.DeliverLate deliver -> List.of(deliverLate(deliver));
            case Op.SparseLate sparse -> List.of(sparseLate(sparse));
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

    private static void requireRows(Op.Rows rows, Op op) {
        require(rows.start().dtype().isInteger() && rows.start().axes().equals(List.of(rows.source())), op);
        require(rows.end().dtype().isInteger() && rows.end().axes().equals(List.of(rows.source())), op);
        require(rows.target().dtype().isInteger() && rows.target().axes().equals(List.of(rows.synapse())), op);
    }

    private static TensorType deliver(Op.Deliver op) {
        var rows = op.rows();
        requireRows(rows, op);
        var into = op.into().tensor();
        require(into.dtype().isFloat() && into.axes().equals(List.of(rows.post())), op);
        require(op.events().type() instanceof EventsType, op);
        require(op.events().axes().equals(List.of(rows.source())), op);
        require(op.events().dtype() == into.dtype() && op.weights().dtype() == into.dtype(), op);
        var weights = op.weights().tensor().axes();
        require(weights.isEmpty() || weights.equals(List.of(rows.synapse())), op);
        return into;
    }

    private static TensorType deliverLate(Op.DeliverLate op) {
        var line = requireLine(op.line(), op.travel(), op.rows(), op);
        require(op.events().axes().equals(List.of(op.rows().source())), op);
        require(op.events().dtype() == line.dtype() && op.weights().dtype() == line.dtype(), op);
        requirePerSynapse(op.weights(), op.rows(), op);
        return line;
    }

    private static TensorType sparseLate(Op.SparseLate op) {
        var rows = op.rows();
        var perSource = List.of(rows.source());
        var perSynapse = List.of(rows.synapse());
        require(op.left().dtype() == op.right().dtype(), op);
        var dtype = op.left().dtype();
        return switch (op.product()) {
            case FORWARD -> {
                require(op.left().axes().equals(perSource), op);
                require(op.right().tensor().axes().equals(perSynapse), op);
                requireTravel(dtype, op.travel(), rows, op);
                yield TensorType.of(dtype, op.travel().slots(), rows.post());
            }
            case BACKWARD -> {
                requireLine(op.left(), op.travel(), rows, op);
                require(op.right().tensor().axes().equals(perSynapse), op);
                yield TensorType.of(dtype, rows.source());
            }
            case OUTER -> {
                require(op.left().axes().equals(perSource), op);
                requireLine(op.right(), op.travel(), rows, op);
                yield TensorType.of(dtype, rows.synapse());
            }
        };
    }

    private static TensorType requireLine(Value line, Op.Travel travel, Op.Rows rows, Op op) {
        var type = line.tensor();
        require(type.axes().equals(List.of(travel.slots(), rows.post())), op);
        requireTravel(type.dtype(), travel, rows, op);
        return type;
    }

    private static void requireTravel(DType dtype, Op.Travel travel, Op.Rows rows, Op op) {
        requireRows(rows, op);
        require(dtype.isFloat(), op);
        require(travel.delays().dtype().isInteger() || travel.delays().dtype() == dtype, op);
        requirePerSynapse(travel.delays(), rows, op);
        require(travel.slot().dtype().isInteger() && travel.slot().axes().isEmpty(), op);
    }

    private static void requirePerSynapse(Value x, Op.Rows rows, Op op) {
        require(x.tensor().axes().isEmpty() || x.tensor().axes().equals(List.of(rows.synapse())), op);
    }

    private static TensorType sparse(Op.Sparse op) {
        var rows = op.rows();
        requireRows(rows, op);
        require(op.left().dtype().isFloat() && op.left().dtype() == op.right().dtype(), op);
        boolean toSource = op.product() == SparseProduct.BACKWARD;
        require(op.left().axes().contains(toSource ? rows.post() : rows.source()), op);
        require(!toSource || op.left().type() instanceof TensorType, op);
        if (op.product() == SparseProduct.OUTER) {
            require(op.right().tensor().axes().contains(rows.post()), op);
            return TensorType.of(op.left().dtype(), rows.synapse());
        }
        require(op.right().tensor().axes().equals(List.of(rows.synapse())), op);
        var left = op.left().type().dense();
        return toSource
                ? left.without(rows.post()).with(rows.source())
                : left.without(rows.source()).with(rows.post());
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
