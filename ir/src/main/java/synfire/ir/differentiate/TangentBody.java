package synfire.ir.differentiate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import synfire.ir.Builder;
import synfire.ir.Program;
import synfire.ir.Value;

/// A program inside an operation, with the tangents of some inputs behind groups of inputs, and the
/// tangents of some outputs behind the outputs.
///
/// @param varied for each direction, positions of inputs that have a tangent
/// @param split inputs before it are one group, those from it another
record TangentBody(List<BitSet> varied, int split) {

    /// @param tangents for each direction, positions of outputs whose tangents are wanted
    Program of(Program program, List<BitSet> tangents) {
        var b = new Builder(program.name() + ".tangent");
        var engine = new Tangents(program, b, varied.size());
        var inputs = new Naming();
        inputs(program, b, engine, inputs, 0, split);
        inputs(program, b, engine, inputs, split, program.inputs().size());
        engine.run();
        var outputs = new Naming();
        program.outputs().forEach(output -> b.output(outputs.distinct(output.name()), engine.at(output.value())));
        for (int d = 0; d < tangents.size(); d++) {
            for (int i = 0; i < program.outputs().size(); i++) {
                if (tangents.get(d).get(i)) {
                    var output = program.outputs().get(i);
                    b.output(outputs.distinct("tangent." + output.name()), engine.exact(d, output.value()));
                }
            }
        }
        return b.build();
    }

    private void inputs(Program program, Builder b, Tangents engine, Naming names, int from, int to) {
        for (var input : program.inputs().subList(from, to)) {
            engine.bind(
                    input.value(),
                    b.input(names.distinct(input.name()), input.value().type()));
        }
        for (int d = 0; d < varied.size(); d++) {
            for (int i = from; i < to; i++) {
                if (varied.get(d).get(i)) {
                    var input = program.inputs().get(i);
                    var type = input.value().type().dense();
                    engine.bindTangent(d, input.value(), b.input(names.distinct("tangent." + input.name()), type));
                }
            }
        }
    }

    /// The operands for one group, in the order of the inputs.
    List<Value> operands(Tangents outer, List<Value> operands, int from, int to) {
        var all = new ArrayList<Value>();
        operands.subList(from, to).forEach(operand -> all.add(outer.at(operand)));
        for (int d = 0; d < varied.size(); d++) {
            for (int i = from; i < to; i++) {
                if (varied.get(d).get(i)) {
                    all.add(outer.exact(d, operands.get(i)));
                }
            }
        }
        return all;
    }
}
