package synfire.simulate;

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
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.TensorType;
import synfire.ir.Value;

/// A cell over time as one program: its initial state, then a loop over all steps.
///
/// Inputs: every parameter `[lane]`; every input of the model `[time]`; where the model draws random numbers, `key`
/// (i64) and `trial` (i64 `[lane]`). Outputs: each recorded name `[time, lane]`, and `final.STATE` `[lane]`.
/// A state is recorded before the step (sample k is the state at time k·dt), or after it; what a step puts
/// out (`spike`, `hazard`, subexpressions) belongs to that step.
///
/// @param recorded states and outputs of the step to record
/// @param after whether states are recorded after the step
public record CellProgram(LoweredModel model, double dtMs, List<String> recorded, boolean after) {

    private static final TensorType LANES = TensorType.of(DType.F64, Axis.LANE);
    private static final TensorType STEPS = TensorType.of(DType.F64, Axis.TIME);
    private static final TensorType INTEGER = TensorType.scalar(DType.I64);
    private static final List<String> SERIES = List.of("observed");

    public CellProgram {
        recorded = List.copyOf(recorded);
        for (var name : recorded) {
            if (!model.states().contains(name) && !model.step().hasOutput(name)) {
                throw new IllegalArgumentException("model '%s' has nothing named '%s' to record; it has %s"
                        .formatted(model.model().name(), name, model.step().outputNames()));
            }
        }
    }

    /// The program.
    public Program program() {
        var b = new Builder(model.model().name());
        var parameters = new LinkedHashMap<String, Value>();
        model.initial().inputNames().forEach(name -> parameters.put(name, b.input(name, LANES)));
        var series = new ArrayList<Value>();
        series().forEach(name -> series.add(b.input(name, STEPS)));
        series.add(b.emit(new Op.Iota(Axis.TIME)));
        var constants = new ArrayList<>(parameters.values());
        integers().forEach((name, type) -> constants.add(b.input(name, type)));

        var start = b.inline(model.initial(), List.copyOf(parameters.values()));
        var carries = start.stream().map(value -> lanes(b, value)).toList();
        var body = body(List.copyOf(parameters.keySet()));
        var results = b.emitAll(new Op.Scan(body, Axis.TIME, false, carries, series, constants, 0));
        for (int i = 0; i < model.states().size(); i++) {
            b.output("final." + model.states().get(i), results.get(i));
        }
        for (int i = 0; i < recorded.size(); i++) {
            b.output(recorded.get(i), results.get(model.states().size() + i));
        }
        return b.build();
    }

    private Program body(List<String> parameters) {
        var b = new Builder(model.model().name() + ".step");
        var known = new HashMap<String, Value>();
        model.states().forEach(state -> known.put(state, b.input(state, LANES)));
        series().forEach(name -> known.put(name, b.input(name, TensorType.scalar(DType.F64))));
        var number = b.input("step", INTEGER);
        parameters.forEach(name -> known.put(name, b.input(name, LANES)));
        integers().forEach((name, type) -> known.put(name, b.input(name, type)));
        known.put("step", number);
        known.put("dt", b.constant(DType.F64, dtMs));
        known.put("t", b.multiply(b.convert(number, DType.F64), b.constant(DType.F64, dtMs)));
        known.putIfAbsent("object", b.constant(0L));
        known.putIfAbsent("N", b.constant(DType.F64, 1));
        var before = new HashMap<>(known);

        var arguments = model.step().inputNames().stream()
                .map(name -> find(known, name))
                .toList();
        var results = b.inline(model.step(), arguments);
        var outputs = new HashMap<String, Value>();
        for (int i = 0; i < results.size(); i++) {
            outputs.put(model.step().outputNames().get(i), results.get(i));
        }
        model.states().forEach(state -> b.output(state, lanes(b, find(outputs, state))));
        for (var name : recorded) {
            boolean old = model.states().contains(name) && !after;
            b.output("recorded." + name, lanes(b, find(old ? before : outputs, name)));
        }
        return b.build();
    }

    /// Names of the inputs that vary over time.
    public List<String> series() {
        var names =
                new ArrayList<>(model.model().inputs().stream().map(Input::name).toList());
        SERIES.stream().filter(model.step()::hasInput).forEach(names::add);
        return names;
    }

    private Map<String, TensorType> integers() {
        var integers = new LinkedHashMap<String, TensorType>();
        if (model.step().hasInput("key")) {
            integers.put("key", INTEGER);
        }
        if (model.step().hasInput("trial")) {
            integers.put("trial", TensorType.of(DType.I64, Axis.LANE));
        }
        return integers;
    }

    private static Value lanes(Builder b, Value value) {
        return b.broadcast(value, List.of(Axis.LANE));
    }

    private static Value find(Map<String, Value> known, String name) {
        var value = known.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "the step of the model needs '%s', which a single cell does not have; it has %s"
                            .formatted(name, known.keySet().stream().sorted().toList()));
        }
        return value;
    }
}
