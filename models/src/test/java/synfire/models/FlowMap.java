package synfire.models;

import java.util.HashMap;
import java.util.Map;
import synfire.equations.Model;
import synfire.equations.lowering.LoweredModel;
import synfire.equations.lowering.Lowering;
import synfire.equations.lowering.LoweringOptions;
import synfire.ir.Axis;
import synfire.ir.DType;
import synfire.ir.Interpreter;
import synfire.ir.Program;
import synfire.ir.Sizes;
import synfire.ir.Tensor;
import synfire.ir.TensorType;
import synfire.ir.differentiate.Jvp;

/// One step of a model of two variables as a map of the plane, with its derivative.
final class FlowMap {

    private static final TensorType CELL = TensorType.of(DType.F64, Axis.LANE);
    private static final double DT = 0.001;

    private FlowMap() {}

    /// log(det)/dt of the derivative of one small step at the fixed point that Newton's method finds from
    /// a start: the trace of the linearised equations, which changes sign where an oscillation is born
    /// (Hopf).
    static double traceAtFixedPoint(Model model, double input, double x0, double y0) {
        var names = model.state().stream().map(s -> s.name()).toList();
        double x = x0;
        double y = y0;
        double determinant = 1;
        var lowered = Lowering.of(model, LoweringOptions.DEFAULT.withScheme("rk4"));
        var columns = Jvp.columns(lowered.step(), names);
        for (int i = 0; i < 20; i++) {
            var out = step(lowered, columns, Map.of(names.get(0), x, names.get(1), y), input);
            double dx = out.get(names.get(0)).get(0) - x;
            double dy = out.get(names.get(1)).get(0) - y;
            double a = slope(out, names.get(0), names.get(0));
            double b = slope(out, names.get(0), names.get(1));
            double c = slope(out, names.get(1), names.get(0));
            double d = slope(out, names.get(1), names.get(1));
            determinant = a * d - b * c;
            double scale = (a - 1) * (d - 1) - b * c;
            x -= ((d - 1) * dx - b * dy) / scale;
            y -= ((a - 1) * dy - c * dx) / scale;
        }
        return Math.log(determinant) / DT;
    }

    private static double slope(Map<String, Tensor> out, String of, String by) {
        return out.get("tangent." + of + "." + by).get(0);
    }

    private static Map<String, Tensor> step(
            LoweredModel lowered, Program columns, Map<String, Double> state, double input) {
        var model = lowered.model();
        var inputs = new HashMap<String, Tensor>();
        lowered.states().forEach(name -> inputs.put(name, Tensor.of(CELL, state.getOrDefault(name, 0.0))));
        model.parameters()
                .forEach(p -> inputs.put(p.name(), Tensor.of(CELL, p.value().inBase())));
        inputs.put(model.inputs().getFirst().name(), Tensor.of(CELL, input));
        inputs.put("t", Tensor.scalar(0));
        inputs.put("dt", Tensor.scalar(DT));
        inputs.put("step", Tensor.ofIntegers(TensorType.scalar(DType.I64), 0));
        return Interpreter.run(columns, inputs, Sizes.of(1, 1));
    }
}
