package synfire.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The operands of operations on whole tensors and programs, read and replaced in one order.
final class WholeOperands {

    private WholeOperands() {}

    static List<Value> of(Op.Whole op) {
        return switch (op) {
            case Op.Events(var x, var _) -> List.of(x);
            case Op.TimedEvents(var x, var offset, var _) -> List.of(x, offset);
            case Op.Dense(var events) -> List.of(events);
            case Op.Offsets(var events) -> List.of(events);
            case Op.Sparse(var _, var left, var right, var rows) ->
                List.of(left, right, rows.start(), rows.end(), rows.target());
            case Op.Deliver(var into, var events, var weights, var rows) ->
                List.of(into, events, weights, rows.start(), rows.end(), rows.target());
            case Op.Full full -> full.given();
            case Op.Visit visit -> VisitOperands.of(visit);
            case Op.DeliverLate(var line, var events, var weights, var travel, var rows) ->
                List.of(line, events, weights, travel.delays(), travel.slot(), rows.start(), rows.end(), rows.target());
            case Op.SparseLate(var _, var left, var right, var travel, var rows) ->
                List.of(left, right, travel.delays(), travel.slot(), rows.start(), rows.end(), rows.target());
            case Op.Collect(var values, var weights, var sources, var rows) ->
                List.of(values, weights, sources, rows.start(), rows.end(), rows.target());
            case Op.Credit(var into, var sources, var values, var rows) ->
                List.of(into, sources, values, rows.start(), rows.end(), rows.target());
            case Op.DeliverDrawn(var into, var events, var weight, var rows) ->
                joined(List.of(into, events, weight), rows.numbers());
            case Op.DeliverProcedural(var into, var events, var rows) -> joined(List.of(into, events), rows.operands());
            case Op.Put(var x, var slice, var index, var _) -> List.of(x, slice, index);
            case Op.Solve(var matrix, var right, var _, var _) -> List.of(matrix, right);
            case Op.SolveTridiagonal(var lower, var diagonal, var upper, var right, var _) ->
                List.of(lower, diagonal, upper, right);
            case Op.SolveTree(var lower, var diagonal, var upper, var right, var parent, var _) ->
                List.of(lower, diagonal, upper, right, parent);
            case Op.Root root -> joined(List.of(root.guess()), root.arguments());
            case Op.Cond cond -> joined(List.of(cond.condition()), cond.arguments());
            case Op.While loop -> joined(loop.carries(), loop.constants());
        };
    }

    static Op with(Op.Whole op, List<Value> v) {
        return switch (op) {
            case Op.Events(var _, var source) -> new Op.Events(v.get(0), source);
            case Op.TimedEvents(var _, var _, var source) -> new Op.TimedEvents(v.get(0), v.get(1), source);
            case Op.Dense _ -> new Op.Dense(v.get(0));
            case Op.Offsets _ -> new Op.Offsets(v.get(0));
            case Op.Sparse(var product, var _, var _, var rows) ->
                new Op.Sparse(product, v.get(0), v.get(1), rows(rows, v.subList(2, 5)));
            case Op.Deliver(var _, var _, var _, var rows) ->
                new Op.Deliver(v.get(0), v.get(1), v.get(2), rows(rows, v.subList(3, 6)));
            case Op.Collect(var _, var _, var _, var rows) ->
                new Op.Collect(v.get(0), v.get(1), v.get(2), rows(rows, v.subList(3, 6)));
            case Op.Credit(var _, var _, var _, var rows) ->
                new Op.Credit(v.get(0), v.get(1), v.get(2), rows(rows, v.subList(3, 6)));
            case Op.Full(var product, var _, var rows) -> new Op.Full(product, List.copyOf(v), rows);
            case Op.Visit visit -> VisitOperands.with(visit, v);
            case Op.DeliverLate(var _, var _, var _, var travel, var rows) ->
                new Op.DeliverLate(
                        v.get(0),
                        v.get(1),
                        v.get(2),
                        new Op.Travel(v.get(3), v.get(4), travel.slots()),
                        new Op.Rows(v.get(5), v.get(6), v.get(7), rows.source(), rows.synapse(), rows.post()));
            case Op.SparseLate(var product, var _, var _, var travel, var rows) ->
                new Op.SparseLate(
                        product,
                        v.get(0),
                        v.get(1),
                        new Op.Travel(v.get(2), v.get(3), travel.slots()),
                        new Op.Rows(v.get(4), v.get(5), v.get(6), rows.source(), rows.synapse(), rows.post()));
            case Op.DeliverDrawn(var _, var _, var _, var rows) ->
                new Op.DeliverDrawn(
                        v.get(0), v.get(1), v.get(2), DrawnRows.of(v.subList(3, v.size()), rows.source(), rows.post()));
            case Op.DeliverProcedural(var _, var _, var rows) ->
                new Op.DeliverProcedural(v.get(0), v.get(1), rows.with(v.subList(2, v.size())));
            case Op.Put(var _, var _, var _, var axis) -> new Op.Put(v.get(0), v.get(1), v.get(2), axis);
            case Op.Solve(var _, var _, var row, var column) -> new Op.Solve(v.get(0), v.get(1), row, column);
            case Op.SolveTridiagonal(var _, var _, var _, var _, var axis) ->
                new Op.SolveTridiagonal(v.get(0), v.get(1), v.get(2), v.get(3), axis);
            case Op.SolveTree(var _, var _, var _, var _, var _, var axis) ->
                new Op.SolveTree(v.get(0), v.get(1), v.get(2), v.get(3), v.get(4), axis);
            case Op.Root root ->
                new Op.Root(root.residual(), root.jacobian(), v.getFirst(), v.subList(1, v.size()), root.iterations());
            case Op.Cond cond -> new Op.Cond(v.getFirst(), cond.whenTrue(), cond.whenFalse(), v.subList(1, v.size()));
            case Op.While loop -> {
                int carries = loop.carries().size();
                yield new Op.While(
                        loop.condition(),
                        loop.body(),
                        loop.bound(),
                        v.subList(0, carries),
                        v.subList(carries, v.size()));
            }
        };
    }

    /// The programs inside.
    static List<Program> bodies(Op.Whole op) {
        return switch (op) {
            case Op.Events _,
                    Op.TimedEvents _,
                    Op.Dense _,
                    Op.Offsets _,
                    Op.Sparse _,
                    Op.Deliver _,
                    Op.DeliverLate _,
                    Op.DeliverDrawn _,
                    Op.SparseLate _,
                    Op.Collect _,
                    Op.Credit _,
                    Op.Full _,
                    Op.Put _,
                    Op.Solve _,
                    Op.SolveTridiagonal _,
                    Op.SolveTree _ -> List.of();
            case Op.DeliverProcedural deliver -> deliver.rows().programs();
            case Op.Visit visit -> List.of(visit.body());
            case Op.Root root -> List.of(root.residual(), root.jacobian());
            case Op.Cond cond -> List.of(cond.whenTrue(), cond.whenFalse());
            case Op.While loop -> List.of(loop.condition(), loop.body());
        };
    }

    static Op withBodies(Op.Whole op, UnaryOperator<Program> changed) {
        return switch (op) {
            case Op.Events _,
                    Op.TimedEvents _,
                    Op.Dense _,
                    Op.Offsets _,
                    Op.Sparse _,
                    Op.Deliver _,
                    Op.DeliverLate _,
                    Op.DeliverDrawn _,
                    Op.DeliverProcedural _,
                    Op.SparseLate _,
                    Op.Collect _,
                    Op.Credit _,
                    Op.Full _,
                    Op.Put _,
                    Op.Solve _,
                    Op.SolveTridiagonal _,
                    Op.SolveTree _ -> op;
            case Op.Visit visit -> VisitOperands.with(visit, changed.apply(visit.body()));
            case Op.Root(var residual, var jacobian, var guess, var arguments, int iterations) ->
                new Op.Root(changed.apply(residual), changed.apply(jacobian), guess, arguments, iterations);
            case Op.Cond(var condition, var whenTrue, var whenFalse, var arguments) ->
                new Op.Cond(condition, changed.apply(whenTrue), changed.apply(whenFalse), arguments);
            case Op.While(var condition, var body, var bound, var carries, var constants) ->
                new Op.While(changed.apply(condition), changed.apply(body), bound, carries, constants);
        };
    }

    /// What program text says between the name and the operands.
    static List<String> attributes(Op.Whole op) {
        return switch (op) {
            case Op.Events(var _, var source) -> List.of(Types.text(source));
            case Op.TimedEvents(var _, var _, var source) -> List.of(Types.text(source));
            case Op.Dense _, Op.Offsets _ -> List.of();
            case Op.Sparse(var product, var _, var _, var rows) ->
                List.of(product.text(), Types.text(rows.source()), Types.text(rows.synapse()), Types.text(rows.post()));
            case Op.Deliver(var _, var _, var _, var rows) -> axes(rows);
            case Op.Collect(var _, var _, var _, var rows) -> axes(rows);
            case Op.Credit(var _, var _, var _, var rows) -> axes(rows);
            case Op.Full(var product, var _, var rows) ->
                List.of(product.text(), Types.text(rows.source()), Types.text(rows.row()), Types.text(rows.post()));
            case Op.Visit visit -> VisitOperands.attributes(visit);
            case Op.DeliverLate(var _, var _, var _, var travel, var rows) -> late(travel, rows);
            case Op.SparseLate(var product, var _, var _, var travel, var rows) ->
                Stream.concat(Stream.of(product.text()), late(travel, rows).stream())
                        .toList();
            case Op.DeliverDrawn(var _, var _, var _, var rows) ->
                List.of(Types.text(rows.source()), Types.text(rows.post()));
            case Op.DeliverProcedural(var _, var _, var rows) -> rows.attributes();
            case Op.Put(var _, var _, var _, var axis) -> List.of(Types.text(axis));
            case Op.Solve(var _, var _, var row, var column) -> List.of(Types.text(row), Types.text(column));
            case Op.SolveTridiagonal(var _, var _, var _, var _, var axis) -> List.of(Types.text(axis));
            case Op.SolveTree(var _, var _, var _, var _, var _, var axis) -> List.of(Types.text(axis));
            case Op.Root root -> List.of("iterations=" + root.iterations());
            case Op.Cond _ -> List.of();
            case Op.While loop ->
                List.of(Types.text(loop.bound()), "carries=" + loop.carries().size());
        };
    }

    private static List<String> late(Op.Travel travel, Op.Rows rows) {
        return List.of(
                Types.text(travel.slots()),
                Types.text(rows.source()),
                Types.text(rows.synapse()),
                Types.text(rows.post()));
    }

    private static Op.Rows rows(Op.Rows like, List<Value> v) {
        return like.with(v.get(0), v.get(1), v.get(2));
    }

    private static List<String> axes(Op.Rows rows) {
        return List.of(Types.text(rows.source()), Types.text(rows.synapse()), Types.text(rows.post()));
    }

    private static List<Value> joined(List<Value> first, List<Value> rest) {
        var all = new ArrayList<>(first);
        all.addAll(rest);
        return List.copyOf(all);
    }
}
