package synfire.ir.differentiate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import synfire.ir.Builder;
import synfire.ir.DenseVisit;
import synfire.ir.EventsType;
import synfire.ir.IllegalProgramException;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.RootAxes;
import synfire.ir.TensorType;
import synfire.ir.Value;

/// Tangents of operations on whole tensors and programs.
record WholeTangent(Builder b, Tangents outer) {

    /// Writes a step and binds its results and their tangents.
    void write(Op.Whole op, Program.Step step) {
        switch (op) {
            case Op.Cond cond -> cond(cond, step);
            case Op.While loop -> loop(loop, step);
            case Op.Visit visit -> visit(visit, step);
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
                    Op.SolveTree _,
                    Op.Root _ -> {
                outer.bind(
                        step.result(),
                        b.emit(op.withOperands(
                                op.operands().stream().map(outer::at).toList())));
                for (int d = 0; d < outer.directions(); d++) {
                    outer.bindTangent(d, step.result(), of(op, step, d));
                }
            }
        }
    }

    private @Nullable Value of(Op.Whole op, Program.Step step, int d) {
        return switch (op) {
            case Op.Events(var x, var _) -> outer.tangent(d, x);
            case Op.TimedEvents(var _, var offset, var _) ->
                outer.tangent(d, offset) == null ? null : outer.exact(d, offset);
            case Op.Dense(var events) -> outer.tangent(d, events);
            case Op.Offsets(var events) -> {
                var tangent = outer.offsetTangent(d, events);
                yield tangent == null ? null : b.multiply(tangent, b.emit(new Op.Dense(outer.at(events))));
            }
            case Op.Sparse(var _, var left, var right, var _) -> {
                var byLeft = outer.tangent(d, left) == null ? null : replaced(op, 0, outer.exact(d, left));
                var byRight = outer.tangent(d, right) == null ? null : replaced(op, 1, outer.exact(d, right));
                yield byLeft == null ? byRight : byRight == null ? byLeft : b.add(byLeft, byRight);
            }
            case Op.Deliver(var into, var events, var weights, var rows) -> {
                var sum = outer.tangent(d, into);
                if (outer.tangent(d, events) != null) {
                    sum = delivered(into, sum, outer.exact(d, events), outer.at(weights), rows);
                }
                if (outer.tangent(d, weights) != null) {
                    sum = delivered(into, sum, outer.at(events), outer.exact(d, weights), rows);
                }
                yield sum;
            }
            case Op.Collect(var values, var weights, var sources, var rows) -> {
                var byValues = outer.tangent(d, values) == null
                        ? null
                        : b.emit(new Op.Collect(
                                outer.exact(d, values), outer.at(weights), outer.at(sources), here(rows)));
                var byWeights = outer.tangent(d, weights) == null
                        ? null
                        : b.emit(new Op.Collect(
                                outer.at(values), outer.exact(d, weights), outer.at(sources), here(rows)));
                yield byValues == null ? byWeights : byWeights == null ? byValues : b.add(byValues, byWeights);
            }
            case Op.Credit(var into, var sources, var values, var rows) -> {
                var sum = outer.tangent(d, into);
                if (outer.tangent(d, sources) != null) {
                    sum = credited(sum, outer.exact(d, sources), outer.at(values), rows);
                }
                if (outer.tangent(d, values) != null) {
                    sum = credited(sum, outer.at(sources), outer.exact(d, values), rows);
                }
                yield sum;
            }
            case Op.Full full -> FullTangent.of(b, outer, full, d);
            case Op.DeliverDrawn deliver -> drawn(deliver, d);
            case Op.DeliverProcedural deliver -> procedural(deliver, d);
            case Op.DeliverLate deliver -> new LateTangent(b, outer, d).of(deliver);
            case Op.SparseLate sparse -> new LateTangent(b, outer, d).of(sparse);
            case Op.Put(var x, var slice, var index, var axis) ->
                outer.tangent(d, x) == null && outer.tangent(d, slice) == null
                        ? null
                        : b.emit(new Op.Put(outer.exact(d, x), outer.exact(d, slice), outer.at(index), axis));
            case Op.Solve(var matrix, var right, var row, var column) -> {
                if (outer.tangent(d, matrix) == null && outer.tangent(d, right) == null) {
                    yield null;
                }
                var change = outer.exact(d, right);
                if (outer.tangent(d, matrix) != null) {
                    var solution = outer.at(step.result());
                    change = b.subtract(change, b.emit(new Op.Contract(outer.exact(d, matrix), solution, column)));
                }
                yield b.emit(new Op.Solve(outer.at(matrix), change, row, column));
            }
            case Op.SolveTridiagonal solve -> along(solve, BranchDerivatives.of(b, solve, outer::at), step, d);
            case Op.SolveTree solve -> along(solve, BranchDerivatives.of(b, solve, outer::at), step, d);
            case Op.Root root -> root(root, step, d);
            case Op.Cond _, Op.While _, Op.Visit _ -> throw new IllegalProgramException("not one tangent: " + step);
        };
    }

    private @Nullable Value drawn(Op.DeliverDrawn op, int d) {
        var sum = outer.tangent(d, op.into());
        if (outer.tangent(d, op.events()) != null) {
            sum = drawn(op, sum, outer.exact(d, op.events()), outer.at(op.weight()));
        }
        if (outer.tangent(d, op.weight()) != null) {
            sum = drawn(op, sum, outer.at(op.events()), outer.exact(d, op.weight()));
        }
        return sum;
    }

    private Value drawn(Op.DeliverDrawn op, @Nullable Value sum, Value events, Value weight) {
        var type = op.into().tensor();
        var operands = new ArrayList<Value>();
        operands.add(sum == null ? b.zero(type) : b.broadcast(sum, type.axes()));
        operands.add(events);
        operands.add(weight);
        op.rows().numbers().forEach(each -> operands.add(outer.at(each)));
        return b.emit(op.withOperands(operands));
    }

    /// Linear in what is added to and in the events; weights are part of the rows.
    private @Nullable Value procedural(Op.DeliverProcedural op, int d) {
        var sum = outer.tangent(d, op.into());
        if (outer.tangent(d, op.events()) == null) {
            return sum;
        }
        var type = op.into().tensor();
        var operands = new ArrayList<>(op.operands().stream().map(outer::at).toList());
        operands.set(0, sum == null ? b.zero(type) : b.broadcast(sum, type.axes()));
        operands.set(1, outer.exact(d, op.events()));
        return b.emit(op.withOperands(operands));
    }

    private @Nullable Value along(Op op, BranchDerivatives system, Program.Step step, int d) {
        var tangents = new ArrayList<@Nullable Value>();
        op.operands().subList(0, 4).forEach(operand -> tangents.add(outer.tangent(d, operand)));
        return tangents.stream().allMatch(Objects::isNull) ? null : system.tangent(outer.at(step.result()), tangents);
    }

    private Value delivered(Value like, @Nullable Value sum, Value events, Value weights, Op.Rows rows) {
        var type = like.tensor();
        var into = sum == null ? b.zero(type) : b.broadcast(sum, type.axes());
        return b.emit(new Op.Deliver(into, events, weights, here(rows)));
    }

    private Value credited(@Nullable Value sum, Value sources, Value values, Op.Rows rows) {
        var type = TensorType.of(values.dtype(), rows.synapse());
        var into = sum == null ? b.zero(type) : b.broadcast(sum, type.axes());
        return b.emit(new Op.Credit(into, sources, values, here(rows)));
    }

    private Op.Rows here(Op.Rows rows) {
        return rows.with(outer.at(rows.start()), outer.at(rows.end()), outer.at(rows.target()));
    }

    private Value replaced(Op op, int position, Value operand) {
        var operands = new ArrayList<Value>();
        op.operands().forEach(each -> operands.add(outer.at(each)));
        operands.set(position, operand);
        return b.emit(op.withOperands(operands));
    }

    /// The implicit function theorem: the residual stays zero, so J·tangent = −∂residual.
    private @Nullable Value root(Op.Root root, Program.Step step, int d) {
        var residual = new Tangents(root.residual(), b, 1);
        var arguments = new ArrayList<>(List.of(outer.at(step.result())));
        residual.bind(root.residual().inputs().getFirst().value(), arguments.getFirst());
        for (int i = 0; i < root.arguments().size(); i++) {
            var input = root.residual().inputs().get(i + 1).value();
            arguments.add(outer.at(root.arguments().get(i)));
            residual.bind(input, arguments.getLast());
            residual.bindTangent(0, input, outer.tangent(d, root.arguments().get(i)));
        }
        residual.run();
        var output = root.residual().outputs().getFirst().value();
        if (residual.tangent(0, output) == null) {
            return null;
        }
        var jacobian = b.inline(root.jacobian(), arguments).getFirst();
        var change = b.negate(residual.exact(0, output));
        return RootAxes.isElementwise(root)
                ? b.divide(change, jacobian)
                : b.emit(new Op.Solve(jacobian, change, RootAxes.row(root), RootAxes.column(root)));
    }

    /// The results as they are, their tangents by the dense form.
    private void visit(Op.Visit visit, Program.Step step) {
        var results = b.emitAll(
                visit.withOperands(visit.operands().stream().map(outer::at).toList()));
        var program = DenseVisit.of(visit);
        var dense = new Tangents(program, b, outer.directions());
        for (int i = 0; i < visit.operands().size(); i++) {
            var operand = visit.operands().get(i);
            var input = program.inputs().get(i).value();
            var here = outer.at(operand);
            dense.bind(input, here.type() instanceof EventsType ? b.emit(new Op.Dense(here)) : here);
            for (int d = 0; d < outer.directions(); d++) {
                dense.bindTangent(d, input, outer.tangent(d, operand));
            }
        }
        dense.run();
        for (int i = 0; i < results.size(); i++) {
            outer.bind(step.results().get(i), results.get(i));
            for (int d = 0; d < outer.directions(); d++) {
                outer.bindTangent(
                        d,
                        step.results().get(i),
                        dense.tangent(d, program.outputs().get(i).value()));
            }
        }
    }

    private void cond(Op.Cond cond, Program.Step step) {
        var varied = varied(cond.arguments());
        var tangents = IntStream.range(0, outer.directions())
                .mapToObj(d -> {
                    var either = outputs(cond.whenTrue(), varied.get(d));
                    either.or(outputs(cond.whenFalse(), varied.get(d)));
                    return either;
                })
                .toList();
        int count = cond.arguments().size();
        var inside = new TangentBody(varied, count);
        bind(
                step,
                b.emitAll(new Op.Cond(
                        outer.at(cond.condition()),
                        inside.of(cond.whenTrue(), tangents),
                        inside.of(cond.whenFalse(), tangents),
                        inside.operands(outer, cond.arguments(), 0, count))),
                tangents);
    }

    private void loop(Op.While loop, Program.Step step) {
        int carries = loop.carries().size();
        var varied = varied(loop.operands()).stream()
                .map(operands -> Activity.variedInputs(loop.body(), carries, operands))
                .toList();
        var tangents = varied.stream().map(inputs -> inputs.get(0, carries)).toList();
        var inside = new TangentBody(varied, carries);
        bind(
                step,
                b.emitAll(new Op.While(
                        inside.of(loop.condition(), List.of()),
                        inside.of(loop.body(), tangents),
                        loop.bound(),
                        inside.operands(outer, loop.operands(), 0, carries),
                        inside.operands(
                                outer, loop.operands(), carries, loop.operands().size()))),
                tangents);
    }

    private List<BitSet> varied(List<Value> operands) {
        return IntStream.range(0, outer.directions())
                .mapToObj(d -> {
                    var varied = new BitSet();
                    for (int i = 0; i < operands.size(); i++) {
                        varied.set(i, outer.tangent(d, operands.get(i)) != null);
                    }
                    return varied;
                })
                .toList();
    }

    private static BitSet outputs(Program program, BitSet inputs) {
        var varied = Activity.varied(program, inputs);
        var outputs = new BitSet();
        for (int i = 0; i < program.outputs().size(); i++) {
            outputs.set(i, varied.get(program.outputs().get(i).value().id()));
        }
        return outputs;
    }

    private void bind(Program.Step step, List<Value> results, List<BitSet> tangents) {
        int next = 0;
        for (var result : step.results()) {
            outer.bind(result, results.get(next++));
        }
        for (int d = 0; d < tangents.size(); d++) {
            for (int i = 0; i < step.results().size(); i++) {
                if (tangents.get(d).get(i)) {
                    outer.bindTangent(d, step.results().get(i), results.get(next++));
                }
            }
        }
    }
}
