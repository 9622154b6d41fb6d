package synfire.learn.fit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import synfire.equations.lowering.LoweredModel;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.TensorType;
import synfire.ir.Value;
import synfire.ir.differentiate.Jvp;
import synfire.ir.differentiate.Vjp;
import synfire.learn.loss.StepLoss;

/// The loss of a model on one trace as programs over all steps, each lane one parameter vector.
///
/// Inputs of all three: free parameters `[lane]`, model inputs and loss series `[time]`.
///
/// - [#loss()]: output `loss`.
/// - [#gradient()]: reverse mode; outputs `loss` and `gradient.NAME`.
/// - [#curvature()]: forward mode, one tangent per parameter in the same loop; also `curvature.I.J`, I ≤ J, the
///   Gauss–Newton or Fisher approximation of the Hessian.
public final class LossProgram {

    private static final TensorType LANES = TensorType.of(DType.F64, Axis.LANE);
    private static final TensorType STEPS = TensorType.of(DType.F64, Axis.TIME);

    private final LoweredModel model;
    private final List<String> free;
    private final Map<String, Double> fixed;
    private final StepLoss loss;
    private final StepBody body;

    /// @param free parameters to fit, by name
    /// @param fixed all other parameters, in base units
    public LossProgram(LoweredModel model, List<String> free, Map<String, Double> fixed, StepLoss loss, double dtMs) {
        this.model = model;
        this.free = List.copyOf(free);
        this.fixed = Map.copyOf(fixed);
        this.loss = loss;
        this.body = StepBody.of(model, free, fixed, loss, dtMs);
    }

    public List<String> free() {
        return free;
    }

    /// Whether [#curvature()] exists for this loss.
    public boolean curved() {
        return body.curved();
    }

    public Program loss() {
        var top = new Top("loss");
        var states = top.initial(model.initial(), Map.of());
        var carries = new ArrayList<>(states);
        carries.addAll(top.memory());
        carries.add(top.zero());
        var results = top.scan(accumulating(), carries);
        top.b.output("loss", results.get(carries.size() - 1));
        return top.b.build();
    }

    public Program gradient() {
        var adjoint = Vjp.of(loss(), free, List.of("loss"));
        var b = new Builder("gradient");
        var known = new HashMap<String, Value>();
        for (var input : adjoint.inputs()) {
            if (!input.name().startsWith("cotangent.")) {
                known.put(input.name(), b.input(input.name(), input.value().tensor()));
            }
        }
        known.put("cotangent.loss", StepBody.lanes(b, b.constant(DType.F64, 1)));
        var outputs = NamedInputs.inline(b, adjoint, known);
        b.output("loss", NamedInputs.find(outputs, "loss"));
        free.forEach(name ->
                b.output("gradient." + name, StepBody.lanes(b, NamedInputs.find(outputs, "cotangent." + name))));
        return b.build();
    }

    public Program curvature() {
        if (!curved()) {
            throw new IllegalStateException(
                    "the loss '%s' has no Gauss-Newton form; use its gradient".formatted(loss.name()));
        }
        int n = free.size();
        var top = new Top("curvature");
        var carries = top.withTangents();
        int sums = carries.size();
        int entries = 1 + n + n * (n + 1) / 2;
        for (int i = 0; i < entries; i++) {
            carries.add(top.zero());
        }
        var results = top.scan(new ForwardBody(body, free, true).program(), carries);
        top.b.output("loss", results.get(sums));
        int at = sums + 1;
        for (var name : free) {
            top.b.output("gradient." + name, results.get(at++));
        }
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                top.b.output("curvature.%d.%d".formatted(i, j), results.get(at++));
            }
        }
        return top.b.build();
    }

    /// The compared quantity in each step with its derivatives: outputs `quantity`, `weight` and `tangent.NAME`, all
    /// `[time, lane]`.
    Program sensitivities() {
        var top = new Top("sensitivities");
        var carries = top.withTangents();
        var step = new ForwardBody(body, free, false).program();
        var results = top.scan(step, carries);
        for (int i = carries.size(); i < results.size(); i++) {
            top.b.output(step.outputNames().get(i), results.get(i));
        }
        return top.b.build();
    }

    /// The step with the loss summed up as the last carry.
    private Program accumulating() {
        var b = new Builder("step");
        var known = new HashMap<String, Value>();
        int carried = body.states().size() + body.memory().size();
        var inputs = body.program().inputs();
        for (int i = 0; i < carried; i++) {
            known.put(inputs.get(i).name(), b.input(inputs.get(i).name(), LANES));
        }
        var sum = b.input("loss", LANES);
        for (var input : inputs.subList(carried, inputs.size())) {
            known.put(input.name(), b.input(input.name(), input.value().tensor()));
        }
        var outputs = NamedInputs.inline(b, body.program(), known);
        for (var output : body.program().outputs().subList(0, carried)) {
            b.output(output.name(), NamedInputs.find(outputs, output.name()));
        }
        b.output("loss", b.add(sum, NamedInputs.find(outputs, StepBody.TERM)));
        return b.build();
    }

    /// The program around the time loop.
    private final class Top {
        private final Builder b;
        private final Map<String, Value> parameters = new HashMap<>();
        private final List<Value> lanes = new ArrayList<>();
        private final List<Value> series = new ArrayList<>();

        Top(String name) {
            b = new Builder(name);
            free.forEach(each -> lanes.add(b.input(each, LANES)));
            body.series().forEach(each -> series.add(b.input(each, STEPS)));
            for (int i = 0; i < free.size(); i++) {
                parameters.put(free.get(i), lanes.get(i));
            }
            fixed.forEach((each, value) -> parameters.put(each, b.constant(DType.F64, value)));
        }

        List<Value> initial(Program program, Map<String, Value> more) {
            var known = new HashMap<>(parameters);
            known.putAll(more);
            var outputs = NamedInputs.inline(b, program, known);
            return body.states().stream()
                    .map(state -> StepBody.lanes(b, NamedInputs.find(outputs, state)))
                    .toList();
        }

        /// Initial states and memory, and for each parameter their derivatives.
        List<Value> withTangents() {
            var carries = new ArrayList<Value>(initial(model.initial(), Map.of()));
            carries.addAll(memory());
            for (var name : free) {
                carries.addAll(initialTangents(Jvp.of(model.initial(), List.of(name)), name));
                body.memory().forEach(_ -> carries.add(zero()));
            }
            return carries;
        }

        /// Derivatives of the initial states with respect to one parameter; zero where there is none.
        List<Value> initialTangents(Program tangent, String name) {
            var known = new HashMap<>(parameters);
            known.put("tangent." + name, b.constant(DType.F64, 1));
            var outputs = NamedInputs.inline(b, tangent, known);
            return body.states().stream()
                    .map(state -> outputs.containsKey("tangent." + state)
                            ? StepBody.lanes(b, NamedInputs.find(outputs, "tangent." + state))
                            : zero())
                    .toList();
        }

        List<Value> memory() {
            return loss.memory().stream()
                    .map(each -> StepBody.lanes(b, b.constant(DType.F64, each.start())))
                    .toList();
        }

        Value zero() {
            return StepBody.lanes(b, b.constant(DType.F64, 0));
        }

        List<Value> scan(Program step, List<Value> carries) {
            var xs = new ArrayList<>(series);
            xs.add(b.emit(new Op.Iota(Axis.TIME)));
            return b.emitAll(new Op.Scan(step, Axis.TIME, false, carries, xs, lanes, 0));
        }
    }
}
