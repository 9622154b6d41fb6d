package synfire.equations.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import synfire.ir.Axis;
import synfire.ir.DType;
import synfire.ir.Interpreter;
import synfire.ir.Program;
import synfire.ir.Sizes;
import synfire.ir.Tensor;
import synfire.ir.TensorType;

/// Runs a lowered model step by step with the interpreter, all lanes alike unless a parameter is given
/// per lane.
final class Stepper {

    private final LoweredModel lowered;
    private final double dt;
    private final int lanes;
    private final Map<String, Tensor> parameters = new HashMap<>();
    private Map<String, Tensor> state;
    private long step;

    Stepper(LoweredModel lowered, double dt, int lanes, Map<String, double[]> changed) {
        this.lowered = lowered;
        this.dt = dt;
        this.lanes = lanes;
        for (var parameter : lowered.model().parameters()) {
            var values = new double[lanes];
            java.util.Arrays.fill(values, parameter.value().inBase());
            var given = changed.get(parameter.name());
            parameters.put(parameter.name(), Tensor.of(cell(DType.F64), given == null ? values : given));
        }
        var inputs = new HashMap<>(parameters);
        addKeys(lowered.initial(), inputs);
        state = Interpreter.run(lowered.initial(), inputs, Sizes.of(1, lanes));
    }

    static Stepper of(LoweredModel lowered, double dt) {
        return new Stepper(lowered, dt, 1, Map.of());
    }

    private static TensorType cell(DType dtype) {
        return TensorType.of(dtype, Axis.LANE);
    }

    private void addKeys(Program program, Map<String, Tensor> inputs) {
        for (var input : program.inputs()) {
            switch (input.name()) {
                case "key" -> inputs.put("key", Tensor.ofIntegers(TensorType.scalar(DType.I64), 42));
                case "N" -> inputs.put("N", Tensor.ofIntegers(TensorType.scalar(DType.I64), lanes));
                case "object" -> {
                    var all = new long[lanes];
                    java.util.Arrays.setAll(all, i -> i);
                    inputs.put("object", Tensor.ofIntegers(cell(DType.I64), all));
                }
                case "trial" -> inputs.put("trial", Tensor.ofIntegers(cell(DType.I64), new long[lanes]));
                default -> {}
            }
        }
    }

    /// The outputs of one step.
    Map<String, Tensor> step(Map<String, Double> inputs) {
        var all = new HashMap<>(parameters);
        all.putAll(state);
        inputs.forEach((name, value) -> {
            var values = new double[lanes];
            java.util.Arrays.fill(values, value);
            all.put(name, Tensor.of(cell(DType.F64), values));
        });
        all.put("t", Tensor.scalar(step * dt));
        all.put("dt", Tensor.scalar(dt));
        all.put("step", Tensor.ofIntegers(TensorType.scalar(DType.I64), step));
        addKeys(lowered.step(), all);
        var out = Interpreter.run(lowered.step(), all, Sizes.of(1, lanes));
        state = new HashMap<>(out);
        state.keySet().retainAll(lowered.states());
        step++;
        return out;
    }

    Map<String, Tensor> step() {
        return step(Map.of());
    }

    /// The value of a state in the first lane.
    double get(String name) {
        return state.get(name).get(0);
    }

    double[] all(String name) {
        return state.get(name).toArray();
    }

    void run(int steps) {
        for (int i = 0; i < steps; i++) {
            step();
        }
    }

    /// Numbers of the steps in which the first lane fires.
    List<Integer> spikes(int steps) {
        var spikes = new ArrayList<Integer>();
        for (int i = 0; i < steps; i++) {
            if (step().get("spike").get(0) != 0) {
                spikes.add(i);
            }
        }
        return spikes;
    }
}
