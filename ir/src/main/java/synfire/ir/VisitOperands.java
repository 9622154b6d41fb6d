package synfire.ir;

import java.util.ArrayList;
import java.util.List;

/// The operands of [Op.Visit]: events, starts, ends and cells of the rows, then its lists one after the
/// other.
final class VisitOperands {

    /// What program text calls the lists, in their order.
    static final List<String> COUNTS = List.of("order", "state", "into", "source", "post", "others");

    private static final int FIRST = 4;

    private VisitOperands() {}

    static List<Value> of(Op.Visit op) {
        var all = new ArrayList<>(List.of(
                op.events(), op.rows().start(), op.rows().end(), op.rows().target()));
        lists(op).forEach(all::addAll);
        return List.copyOf(all);
    }

    static Op.Visit with(Op.Visit op, List<Value> v) {
        var rows = new Op.Rows(
                v.get(1),
                v.get(2),
                v.get(3),
                op.rows().source(),
                op.rows().synapse(),
                op.rows().post());
        return visit(op.body(), rows, lists(op).stream().map(List::size).toList(), v);
    }

    static Op.Visit with(Op.Visit op, Program body) {
        return new Op.Visit(
                body, op.events(), op.rows(), op.order(), op.state(), op.into(), op.source(), op.post(), op.others());
    }

    /// @param counts lengths of the lists
    static Op.Visit visit(Program body, Op.Rows rows, List<Integer> counts, List<Value> v) {
        var lists = new ArrayList<List<Value>>();
        int from = FIRST;
        for (int count : counts) {
            lists.add(v.subList(from, from + count));
            from += count;
        }
        return new Op.Visit(
                body,
                v.getFirst(),
                rows,
                lists.get(0),
                lists.get(1),
                lists.get(2),
                lists.get(3),
                lists.get(4),
                lists.get(5));
    }

    static List<String> attributes(Op.Visit op) {
        var rows = op.rows();
        var words = new ArrayList<>(
                List.of(Types.text(rows.source()), Types.text(rows.synapse()), Types.text(rows.post())));
        var lists = lists(op);
        for (int i = 0; i < lists.size(); i++) {
            words.add(COUNTS.get(i) + "=" + lists.get(i).size());
        }
        return List.copyOf(words);
    }

    static List<Type> types(Op.Visit op) {
        var rows = op.rows();
        var synapse = List.of(rows.synapse());
        Typing.require(op.events().type() instanceof EventsType, op);
        Typing.require(op.events().axes().equals(List.of(rows.source())), op);
        Typing.require(op.order().size() <= 1, op);
        op.order().forEach(x -> Typing.require(x.dtype().isInteger() && x.axes().equals(synapse), op));
        op.state().forEach(x -> Typing.require(x.dtype().isFloat() && x.axes().equals(synapse), op));
        op.into().forEach(x -> Typing.require(x.dtype().isFloat() && x.axes().equals(List.of(rows.post())), op));
        op.source().forEach(x -> Typing.require(x.dtype().isFloat() && x.axes().equals(List.of(rows.source())), op));
        op.post().forEach(x -> Typing.require(x.dtype().isFloat() && x.axes().equals(List.of(rows.post())), op));
        op.others().forEach(x -> Typing.require(x.axes().isEmpty() || x.axes().equals(synapse), op));
        var body = op.body();
        Typing.require(
                body.inputs().stream()
                        .map(input -> input.value().type())
                        .toList()
                        .equals(read(op).stream().map(VisitOperands::number).toList()),
                op);
        var results = new ArrayList<>(op.state());
        results.addAll(op.into());
        Typing.require(
                body.outputs().stream()
                        .map(output -> output.value().type())
                        .toList()
                        .equals(results.stream().map(VisitOperands::number).toList()),
                op);
        return results.stream().map(Value::type).toList();
    }

    /// What the body reads, in the order of its inputs.
    static List<Value> read(Op.Visit op) {
        var read = new ArrayList<>(op.state());
        read.addAll(op.source());
        read.addAll(op.post());
        read.addAll(op.others());
        return read;
    }

    private static TensorType number(Value value) {
        return TensorType.scalar(value.dtype());
    }

    private static List<List<Value>> lists(Op.Visit op) {
        return List.of(op.order(), op.state(), op.into(), op.source(), op.post(), op.others());
    }
}
