package synfire.ir.differentiate;

import java.util.List;
import synfire.ir.Builder;
import synfire.ir.Program;
import synfire.ir.Verifier;
import synfire.ir.scans.CleanScans;

/// Forward differentiation: the program that computes, besides its outputs, how they change along given
/// directions of its inputs.
///
/// Costs one to two times the program for each direction, and no memory over time.
public final class Jvp {

    private Jvp() {}

    /// The directional derivative.
    ///
    /// Inputs: those of the program, then `tangent.X` for each input X to differentiate by, of its type.
    /// Outputs: those of the program, then `tangent.Y` for each float output Y. Where the program has
    /// such names already, the new ones begin with `tangent2.`, and so on.
    ///
    /// @param inputs names of float inputs
    public static Program of(Program program, List<String> inputs) {
        var prefix = Naming.prefix(program, "tangent");
        var b = new Builder(program.name() + ".jvp");
        var tangents = new Tangents(program, b, 1);
        for (var input : program.inputs()) {
            tangents.bind(input.value(), b.input(input.name(), input.value().type()));
        }
        for (var name : inputs) {
            var type = Naming.differentiable(program, name);
            tangents.bindTangent(0, program.input(name), b.input(prefix + name, type));
        }
        tangents.run();
        program.outputs().forEach(output -> b.output(output.name(), tangents.at(output.value())));
        for (var output : program.outputs()) {
            if (output.value().dtype().isFloat()) {
                b.output(prefix + output.name(), tangents.exact(0, output.value()));
            }
        }
        return Verifier.verify(CleanScans.of(b.build()));
    }

    /// The derivative by each input by itself: column X of the Jacobian where outputs depend on an input
    /// lane by lane.
    ///
    /// Inputs: those of the program. Outputs: those of the program, then `tangent.Y.X` for each float
    /// output Y and input X: the change of Y when every element of X grows at rate 1. All columns share
    /// one pass over the program; in lane programs they are the sensitivities that Gauss–Newton needs.
    ///
    /// @param inputs names of float inputs
    public static Program columns(Program program, List<String> inputs) {
        var prefix = Naming.prefix(program, "tangent");
        var b = new Builder(program.name() + ".columns");
        var tangents = new Tangents(program, b, inputs.size());
        for (var input : program.inputs()) {
            tangents.bind(input.value(), b.input(input.name(), input.value().type()));
        }
        for (int d = 0; d < inputs.size(); d++) {
            var type = Naming.differentiable(program, inputs.get(d));
            tangents.bindTangent(d, program.input(inputs.get(d)), b.constant(type.dtype(), 1));
        }
        tangents.run();
        program.outputs().forEach(output -> b.output(output.name(), tangents.at(output.value())));
        for (var output : program.outputs()) {
            if (output.value().dtype().isFloat()) {
                for (int d = 0; d < inputs.size(); d++) {
                    b.output(prefix + output.name() + "." + inputs.get(d), tangents.exact(d, output.value()));
                }
            }
        }
        return Verifier.verify(CleanScans.of(b.build()));
    }
}
