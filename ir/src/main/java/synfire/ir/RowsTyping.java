package synfire.ir;

import static synfire.ir.Typing.require;

import java.util.ArrayList;
import java.util.List;

/// The type rules of operations along rows of synapses.
final class RowsTyping {

    private RowsTyping() {}

    static TensorType of(Op.Deliver op) {
        var rows = op.rows();
        requireRows(rows, op);
        var into = op.into().tensor();
        require(into.dtype().isFloat() && into.axes().indexOf(rows.post()) == 0, op);
        if (into.axes().size() == 1) {
            requireSources(op.events(), into.dtype(), rows, op);
        } else {
            var copies = into.axes().subList(1, into.axes().size());
            require(op.events().type() instanceof TensorType && op.events().dtype() == into.dtype(), op);
            require(op.events().axes().indexOf(rows.source()) == 0, op);
            require(op.events().axes().subList(1, op.events().axes().size()).equals(copies), op);
        }
        requireWeights(op.weights(), into.dtype(), rows, op);
        return into;
    }

    static TensorType of(Op.Collect op) {
        var rows = op.rows();
        requireRows(rows, op);
        var dtype = op.values().dtype();
        requireValues(op.values(), dtype, rows, op);
        requireWeights(op.weights(), dtype, rows, op);
        requireSources(op.sources(), dtype, rows, op);
        return TensorType.of(dtype, rows.source());
    }

    static TensorType of(Op.Credit op) {
        var rows = op.rows();
        requireRows(rows, op);
        var into = op.into().tensor();
        require(into.dtype().isFloat() && into.axes().equals(List.of(rows.synapse())), op);
        requireSources(op.sources(), into.dtype(), rows, op);
        requireValues(op.values(), into.dtype(), rows, op);
        return into;
    }

    static TensorType of(Op.Full op) {
        require(op.given().size() == op.product().operands(), op);
        var rows = op.rows();
        var first = op.given().getFirst();
        var dtype = first.dtype();
        require(dtype.isFloat() && op.given().stream().allMatch(each -> each.dtype() == dtype), op);
        var values = op.given().get(op.product() == FullProduct.CREDIT ? 2 : 0).tensor();
        require(!values.axes().isEmpty() && values.axes().getLast().equals(rows.post()), op);
        var batch = values.without(rows.post());
        var sources = batch.with(rows.source());
        require(
                !batch.axes().contains(rows.source())
                        && sources.axes().getLast().equals(rows.source()),
                op);
        var weights = op.product() == FullProduct.CREDIT ? first : op.given().getLast();
        require(weights.type().equals(rows.weights(dtype)), op);
        if (op.product() == FullProduct.COLLECT) {
            return sources;
        }
        require(op.given().get(1).type().dense().equals(sources), op);
        return first.tensor();
    }

    static TensorType of(Op.Sparse op) {
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

    static TensorType of(Op.DeliverLate op) {
        var line = requireLine(op.line(), op.travel(), op.rows(), op);
        require(op.events().axes().equals(besides(line, op.rows().source())), op);
        require(line.axes().size() == 2 || op.events().type() instanceof TensorType, op);
        require(op.events().dtype() == line.dtype() && op.weights().dtype() == line.dtype(), op);
        requirePerSynapse(op.weights(), op.rows(), op);
        return line;
    }

    static TensorType of(Op.SparseLate op) {
        var rows = op.rows();
        var perSynapse = List.of(rows.synapse());
        require(op.left().dtype() == op.right().dtype(), op);
        var dtype = op.left().dtype();
        return switch (op.product()) {
            case FORWARD -> {
                require(op.left().axes().indexOf(rows.source()) == 0, op);
                require(op.right().tensor().axes().equals(perSynapse), op);
                requireTravel(dtype, op.travel(), rows, op);
                var axes = new ArrayList<>(List.of(op.travel().slots(), rows.post()));
                axes.addAll(op.left().axes().subList(1, op.left().axes().size()));
                yield new TensorType(dtype, axes);
            }
            case BACKWARD -> {
                var line = requireLine(op.left(), op.travel(), rows, op);
                require(op.right().tensor().axes().equals(perSynapse), op);
                yield new TensorType(dtype, besides(line, rows.source()));
            }
            case OUTER -> {
                var line = requireLine(op.right(), op.travel(), rows, op);
                require(op.left().axes().equals(besides(line, rows.source())), op);
                yield TensorType.of(dtype, rows.synapse());
            }
        };
    }

    private static TensorType requireLine(Value line, Op.Travel travel, Op.Rows rows, Op op) {
        var type = line.tensor();
        require(type.axes().size() >= 2, op);
        require(type.axes().subList(0, 2).equals(List.of(travel.slots(), rows.post())), op);
        requireTravel(type.dtype(), travel, rows, op);
        return type;
    }

    /// The axis of the sources, then those of copies that a line has besides its slots and cells.
    private static List<Axis> besides(TensorType line, Axis source) {
        var axes = new ArrayList<>(List.of(source));
        axes.addAll(line.axes().subList(2, line.axes().size()));
        return axes;
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

    static void requireRows(Op.Rows rows, Op op) {
        require(rows.start().dtype().isInteger() && rows.start().axes().equals(List.of(rows.source())), op);
        require(rows.end().dtype().isInteger() && rows.end().axes().equals(List.of(rows.source())), op);
        require(rows.target().dtype().isInteger() && rows.target().axes().equals(List.of(rows.synapse())), op);
    }

    private static void requireSources(Value sources, DType dtype, Op.Rows rows, Op op) {
        require(sources.dtype() == dtype && sources.axes().equals(List.of(rows.source())), op);
    }

    private static void requireValues(Value values, DType dtype, Op.Rows rows, Op op) {
        require(dtype.isFloat() && values.dtype() == dtype, op);
        require(values.tensor().axes().equals(List.of(rows.post())), op);
    }

    private static void requireWeights(Value weights, DType dtype, Op.Rows rows, Op op) {
        var axes = weights.tensor().axes();
        require(weights.dtype() == dtype && (axes.isEmpty() || axes.equals(List.of(rows.synapse()))), op);
    }
}
