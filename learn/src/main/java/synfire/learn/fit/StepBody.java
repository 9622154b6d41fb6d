package synfire.learn.fit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import synfire.equations.Input;
import synfire.equations.lowering.LoweredModel;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Program;
import synfire.ir.TensorType;
import synfire.ir.Value;
import synfire.learn.loss.StepLoss;
import synfire.learn.loss.StepScope;

/// One step of a model together with one step of a loss, as a program: what the time loop of a fit repeats.
///
/// Inputs, in order: states, the loss's memory, model inputs, the loss's series, the step number, free parameters.
/// Outputs, in order: next states, next memory, `term` (what the step adds to the loss), and, where the loss has
/// them, `quantity` and `quantity.weight` of its curvature. Fixed parameters and the time step are constants.
record StepBody(Program program, List<String> states, List<String> memory, List<String> series, boolean curved) {

    static final String STEP = "step";
    static final String OBSERVED = "observed";
    static final String TERM = "term";
    static final String QUANTITY = "quantity";
    static final String QUANTITY_WEIGHT = "quantity.weight";

    private static final TensorType LANES = TensorType.of(DType.F64, Axis.LANE);
    private static final TensorType ONE = TensorType.scalar(DType.F64);

    /// @param free names of the parameters that stay inputs
    /// @param fixed values in base units of all others
    static StepBody of(LoweredModel model, List<String> free, Map<String, Double> fixed, StepLoss loss, double dtMs) {
        var b = new Builder("step");
        var before = new LinkedHashMap<String, Value>();
        model.states().forEach(state -> before.put(state, b.input(state, LANES)));
        var memory = new LinkedHashMap<String, Value>();
        loss.memory().forEach(each -> memory.put(each.name(), b.input(each.name(), LANES)));
        var inputs = new LinkedHashMap<String, Value>();
        var names =
                new ArrayList<>(model.model().inputs().stream().map(Input::name).toList());
        if (model.step().hasInput(OBSERVED)) {
            names.add(OBSERVED);
        }
        loss.series().forEach(names::add);
        names.forEach(name -> inputs.put(name, b.input(name, ONE)));
        var number = b.input(STEP, TensorType.scalar(DType.I64));
        var parameters = new LinkedHashMap<String, Value>();
        free.forEach(name -> parameters.put(name, b.input(name, LANES)));

        var known = new HashMap<String, Value>(before);
        known.putAll(inputs);
        known.putAll(parameters);
        fixed.forEach((name, value) -> known.put(name, b.constant(DType.F64, value)));
        known.put("dt", b.constant(DType.F64, dtMs));
        known.put("t", b.multiply(b.convert(number, DType.F64), b.constant(DType.F64, dtMs)));
        known.put(STEP, number);
        var outputs = NamedInputs.inline(b, model.step(), known);

        var term = loss.at(new StepScope(b, before, outputs, inputs, memory, dtMs));
        model.states().forEach(state -> b.output(state, lanes(b, NamedInputs.find(outputs, state))));
        for (int i = 0; i < loss.memory().size(); i++) {
            b.output(loss.memory().get(i).name(), lanes(b, term.memory().get(i)));
        }
        b.output(TERM, lanes(b, term.loss()));
        term.curvature().ifPresent(curvature -> {
            b.output(QUANTITY, lanes(b, curvature.quantity()));
            b.output(QUANTITY_WEIGHT, lanes(b, curvature.weight()));
        });
        return new StepBody(
                b.build(),
                List.copyOf(model.states()),
                loss.memory().stream().map(StepLoss.Memory::name).toList(),
                List.copyOf(names),
                term.curvature().isPresent());
    }

    static Value lanes(Builder b, Value value) {
        return b.broadcast(value, List.of(Axis.LANE));
    }
}
