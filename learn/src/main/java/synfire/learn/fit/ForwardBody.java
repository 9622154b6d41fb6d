package synfire.learn.fit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Program;
import synfire.ir.TensorType;
import synfire.ir.Value;
import synfire.ir.differentiate.Jvp;

/// A step of the loop that carries one tangent per free parameter beside the states, and sums up loss, gradient and
/// curvature.
///
/// The tangents of all parameters are copies of one forward-mode program each; what they have in common is shared.
///
/// Carries, in order: states and memory; for each parameter their tangents; the loss, the gradient, and the upper
/// triangle of the curvature by rows.
///
/// @param sums whether the sums are carried; else the body puts out `quantity`, `weight` and `tangent.NAME` in each
/// step
record ForwardBody(StepBody body, List<String> free, boolean sums) {

    private static final TensorType LANES = TensorType.of(DType.F64, Axis.LANE);

    Program program() {
        var b = new Builder("forward");
        var inputs = body.program().inputs();
        int carried = body.states().size() + body.memory().size();
        var carriedNames =
                inputs.subList(0, carried).stream().map(Program.Input::name).toList();
        var known = new HashMap<String, Value>();
        carriedNames.forEach(name -> known.put(name, b.input(name, LANES)));
        var tangents = new ArrayList<List<Value>>();
        for (var parameter : free) {
            tangents.add(carriedNames.stream()
                    .map(name -> b.input("tangent.%s.%s".formatted(name, parameter), LANES))
                    .toList());
        }
        var totals = new ArrayList<Value>();
        int n = free.size();
        for (int i = 0; sums && i < 1 + n + n * (n + 1) / 2; i++) {
            totals.add(b.input("sum." + i, LANES));
        }
        for (var input : inputs.subList(carried, inputs.size())) {
            known.put(input.name(), b.input(input.name(), input.value().tensor()));
        }

        var primal = NamedInputs.inline(b, body.program(), known);
        carriedNames.forEach(name -> b.output(name, NamedInputs.find(primal, name)));
        var termTangents = new ArrayList<Value>();
        var quantityTangents = new ArrayList<Value>();
        for (int p = 0; p < n; p++) {
            var wrt = new ArrayList<>(carriedNames);
            wrt.add(free.get(p));
            var tangent = Jvp.of(body.program(), wrt);
            var bound = new HashMap<>(known);
            for (int i = 0; i < carried; i++) {
                bound.put("tangent." + carriedNames.get(i), tangents.get(p).get(i));
            }
            bound.put("tangent." + free.get(p), b.constant(DType.F64, 1));
            var outputs = NamedInputs.inline(b, tangent, bound);
            for (var name : carriedNames) {
                b.output("tangent.%s.%s".formatted(name, free.get(p)), tangentOf(b, outputs, name));
            }
            termTangents.add(tangentOf(b, outputs, StepBody.TERM));
            quantityTangents.add(tangentOf(b, outputs, StepBody.QUANTITY));
        }

        if (!sums) {
            b.output("quantity", NamedInputs.find(primal, StepBody.QUANTITY));
            b.output("weight", NamedInputs.find(primal, StepBody.QUANTITY_WEIGHT));
            for (int p = 0; p < n; p++) {
                b.output("tangent." + free.get(p), quantityTangents.get(p));
            }
            return b.build();
        }
        addUp(b, totals, primal, termTangents, quantityTangents);
        return b.build();
    }

    private void addUp(
            Builder b,
            List<Value> totals,
            Map<String, Value> primal,
            List<Value> termTangents,
            List<Value> quantityTangents) {
        int n = free.size();
        int at = 0;
        b.output("sum." + at, b.add(totals.get(at), NamedInputs.find(primal, StepBody.TERM)));
        for (var tangent : termTangents) {
            at++;
            b.output("sum." + at, b.add(totals.get(at), tangent));
        }
        var weight = NamedInputs.find(primal, StepBody.QUANTITY_WEIGHT);
        for (int i = 0; i < n; i++) {
            var weighted = b.multiply(weight, quantityTangents.get(i));
            for (int j = i; j < n; j++) {
                at++;
                b.output("sum." + at, b.fma(weighted, quantityTangents.get(j), totals.get(at)));
            }
        }
    }

    private static Value tangentOf(Builder b, Map<String, Value> outputs, String name) {
        var tangent = outputs.get("tangent." + name);
        return StepBody.lanes(b, tangent == null ? b.constant(DType.F64, 0) : tangent);
    }
}
