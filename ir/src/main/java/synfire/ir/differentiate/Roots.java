package synfire.ir.differentiate;

import java.util.List;
import synfire.ir.Builder;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Value;

/// Roots of equations whose derivative is found by differentiating them.
public final class Roots {

    private Roots() {}

    /// The root y of residual(y, arguments) = 0, where every element has its own equation, by Newton's
    /// method.
    ///
    /// @param residual inputs y and the arguments; one output of the type of y
    /// @param iterations Newton steps; from a good guess five give full precision
    public static Op.Root elementwise(Program residual, Value guess, List<Value> arguments, int iterations) {
        var b = new Builder(residual.name() + ".slope");
        var tangents = new Tangents(residual, b, 1);
        for (var input : residual.inputs()) {
            tangents.bind(input.value(), b.input(input.name(), input.value().type()));
        }
        var unknown = residual.inputs().getFirst().value();
        tangents.bindTangent(0, unknown, b.constant(unknown.dtype(), 1));
        tangents.run();
        b.output("slope", tangents.exact(0, residual.outputs().getFirst().value()));
        return new Op.Root(residual, b.build(), guess, arguments, iterations);
    }
}
