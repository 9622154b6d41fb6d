package synfire.equations.lowering;

import java.util.HashMap;
import synfire.equations.Flag;
import synfire.equations.Model;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Program;
import synfire.ir.TensorType;
import synfire.ir.Value;

/// The program from the parameters to the states before the first step.
final class InitialLowering {

    private InitialLowering() {}

    static Program program(Model model, LoweringOptions options, Algebra algebra, Bookkeeping bookkeeping) {
        var b = new Builder(model.name() + ".initial");
        var cell = new TensorType(options.dtype(), options.axes());
        var values = new HashMap<String, Value>();
        for (var parameter : model.parameters()) {
            var value = b.input(parameter.name(), cell);
            values.put(
                    parameter.name(), parameter.flags().contains(Flag.BOOLEAN) ? b.convert(value, DType.BOOL) : value);
        }
        // "step −1", whose draws no step repeats
        var draws = new Draws(b, cell, () -> b.constant(-1L));
        var scope = new Scope(b, options.dtype(), algebra, draws, values);
        model.initialValues()
                .forEach((name, value) -> b.output(name, b.broadcast(scope.number(value), options.axes())));
        for (var name : bookkeeping.names()) {
            b.output(name, b.broadcast(b.constant(options.dtype(), Bookkeeping.initial(name)), options.axes()));
        }
        return b.build();
    }
}
