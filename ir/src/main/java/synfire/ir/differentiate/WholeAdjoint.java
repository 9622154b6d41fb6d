package synfire.ir.differentiate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DenseVisit;
import synfire.ir.EventsType;
import synfire.ir.IllegalProgramException;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.RootAxes;
import synfire.ir.SparseProduct;
import synfire.ir.Value;

/// Adjoints of operations on whole tensors and programs.
record WholeAdjoint(Builder b, Reverse outer, SaveSet save) {

    void pullBack(Op.Whole op, Program.Step step) {
        switch (op) {
            case Op.Events(var x, var _) -> outer.send(x, outer.exact(step));
            case Op.TimedEvents(var _, var offset, var _) -> outer.send(offset, outer.exact(step));
            case Op.Dense(var events) -> outer.send(events, outer.exact(step));
            case Op.Offsets(var events) ->
                outer.sendOffsets(events, b.multiply(outer.exact(step), b.emit(new Op.Dense(outer.at(events)))));
            case Op.Sparse sparse -> sparse(sparse, outer.exact(step));
            case Op.Deliver deliver -> rows().deliver(deliver, outer.exact(step));
            case Op.Collect collect -> rows().collect(collect, outer.exact(step));
            case Op.Credit credit -> rows().credit(credit, outer.exact(step));
            case Op.Full full -> new FullAdjoint(b, outer).of(full, outer.exact(step));
            case Op.DeliverDrawn _, Op.DeliverProcedural _ ->
                throw new IllegalProgramException(
                        "rows that are drawn have no way back; store the synapses to differentiate: " + step);
            case Op.DeliverLate deliver -> new LateAdjoint(b, outer).deliver(deliver, outer.exact(step));
            case Op.SparseLate sparse -> new LateAdjoint(b, outer).sparse(sparse, outer.exact(step));
            case Op.Put(var x, var slice, var index, var axis) -> {
                var cotangent = outer.exact(step);
                var at = outer.at(index);
                // read before it is written, so that a backend can write in place
                var row = b.emit(new Op.Gather(cotangent, at, axis));
                outer.send(slice, row);
                outer.send(x, b.emit(new Op.Put(cotangent, b.like(cotangent, 0), at, axis)));
            }
            case Op.Solve(var matrix, var right, var row, var column) -> {
                var transposed = solved(outer.at(matrix), outer.exact(step), column, row);
                outer.send(right, transposed);
                outer.send(matrix, b.negate(b.multiply(transposed, outer.at(step.result()))));
            }
            case Op.SolveTridiagonal solve -> along(solve, BranchDerivatives.of(b, solve, outer::at), step);
            case Op.SolveTree solve -> along(solve, BranchDerivatives.of(b, solve, outer::at), step);
            case Op.Root root -> root(root, step);
            case Op.Cond cond -> cond(cond, step);
            case Op.Visit visit -> visit(visit, step);
            case Op.While _ -> throw new IllegalProgramException("not written as a scan before: " + step);
        }
    }

    private Value solved(Value matrix, Value right, Axis equations, Axis unknowns) {
        return b.emit(new Op.Solve(matrix, right, equations, unknowns));
    }

    /// Each product is the adjoint of the other two.
    private void sparse(Op.Sparse op, Value cotangent) {
        var left = op.left();
        var right = op.right();
        switch (op.product()) {
            case FORWARD -> {
                outer.send(left, product(op, SparseProduct.BACKWARD, cotangent, outer.at(right)));
                outer.send(right, product(op, SparseProduct.OUTER, outer.at(left), cotangent));
            }
            case BACKWARD -> rows().sums(op, cotangent);
            case OUTER -> {
                var toLeft = product(op, SparseProduct.BACKWARD, outer.at(right), cotangent);
                outer.send(left, b.broadcast(toLeft, left.axes()));
                var toRight = product(op, SparseProduct.FORWARD, outer.at(left), cotangent);
                outer.send(right, b.broadcast(toRight, right.axes()));
            }
        }
    }

    private RowsAdjoint rows() {
        return new RowsAdjoint(b, outer);
    }

    private void along(Op op, BranchDerivatives system, Program.Step step) {
        var cotangents = system.cotangents(outer.at(step.result()), outer.exact(step));
        for (int i = 0; i < cotangents.size(); i++) {
            outer.send(op.operands().get(i), cotangents.get(i));
        }
    }

    private Value product(Op.Sparse op, SparseProduct product, Value left, Value right) {
        return b.emit(new Op.Sparse(product, left, right, rows().here(op.rows())));
    }

    /// The implicit function theorem: with Jᵀ·λ = cotangent, arguments get −λ·∂residual.
    private void root(Op.Root root, Program.Step step) {
        var arguments = new ArrayList<Value>();
        arguments.add(outer.at(step.result()));
        root.arguments().forEach(argument -> arguments.add(outer.at(argument)));
        var jacobian = b.inline(root.jacobian(), arguments).getFirst();
        var lambda = RootAxes.isElementwise(root)
                ? b.divide(outer.exact(step), jacobian)
                : solved(jacobian, outer.exact(step), RootAxes.column(root), RootAxes.row(root));
        var varied = outer.varied(step);
        varied.clear(0);
        var residual = inner(root.residual(), b, arguments, varied, positions(1));
        residual.cotangents().add(root.residual().outputs().getFirst().value(), b.negate(lambda));
        residual.run();
        for (int i = 0; i < root.arguments().size(); i++) {
            var argument = root.arguments().get(i);
            residual.cotangents()
                    .parts(root.residual().inputs().get(i + 1).value())
                    .forEach(part -> outer.send(argument, part));
        }
    }

    /// The adjoint of the dense form.
    private void visit(Op.Visit visit, Program.Step step) {
        var program = DenseVisit.of(visit);
        var arguments = new ArrayList<Value>();
        for (var operand : visit.operands()) {
            var here = outer.at(operand);
            arguments.add(here.type() instanceof EventsType ? b.emit(new Op.Dense(here)) : here);
        }
        var dense = inner(program, b, arguments, outer.varied(step), outer.useful(step));
        outer.useful(step).stream()
                .forEach(i -> dense.cotangents()
                        .add(
                                program.outputs().get(i).value(),
                                outer.cotangents().exactOrZero(step.results().get(i))));
        dense.run();
        for (int i = 0; i < arguments.size(); i++) {
            var operand = visit.operands().get(i);
            dense.cotangents().parts(program.inputs().get(i).value()).forEach(part -> outer.send(operand, part));
        }
    }

    /// A choice between the adjoints of both programs; each computes again what it needs.
    private void cond(Op.Cond cond, Program.Step step) {
        var varied = outer.varied(step).get(1, cond.arguments().size() + 1);
        var useful = outer.useful(step);
        var operands = new ArrayList<Value>();
        cond.arguments().forEach(argument -> operands.add(outer.at(argument)));
        useful.stream()
                .forEach(i -> operands.add(
                        outer.cotangents().exactOrZero(step.results().get(i))));
        var results = b.emitAll(new Op.Cond(
                outer.at(cond.condition()),
                branch(cond.whenTrue(), varied, useful),
                branch(cond.whenFalse(), varied, useful),
                operands));
        var next = results.iterator();
        varied.stream().forEach(i -> outer.send(cond.arguments().get(i), next.next()));
    }

    private Program branch(Program program, BitSet varied, BitSet useful) {
        var body = new Builder(program.name() + ".adjoint");
        var names = new Naming();
        var arguments = program.inputs().stream()
                .map(input ->
                        body.input(names.distinct(input.name()), input.value().type()))
                .toList();
        var engine = inner(program, body, arguments, varied, useful);
        useful.stream()
                .mapToObj(program.outputs()::get)
                .forEach(output -> engine.cotangents()
                        .add(
                                output.value(),
                                body.input(
                                        names.distinct("cotangent." + output.name()),
                                        output.value().type().dense())));
        engine.run();
        varied.stream()
                .mapToObj(program.inputs()::get)
                .forEach(input -> body.output(
                        "cotangent." + input.name(), engine.cotangents().exactOrZero(input.value())));
        return body.build();
    }

    private Reverse inner(Program program, Builder into, List<Value> arguments, BitSet varied, BitSet useful) {
        Map<Value, Value> inputs = new HashMap<>();
        IntStream.range(0, arguments.size())
                .forEach(i -> inputs.put(program.inputs().get(i).value(), arguments.get(i)));
        return new Reverse(program, into, inputs::get, new Activity(program, varied, useful), save, true);
    }

    private static BitSet positions(int count) {
        var positions = new BitSet();
        positions.set(0, count);
        return positions;
    }
}
