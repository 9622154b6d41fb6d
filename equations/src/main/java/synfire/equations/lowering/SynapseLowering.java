package synfire.equations.lowering;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import synfire.equations.Assignment;
import synfire.equations.Equation;
import synfire.equations.synapse.Composition;
import synfire.equations.synapse.Place;
import synfire.equations.synapse.SynapseModel;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Program;
import synfire.ir.TensorType;
import synfire.ir.Value;
import synfire.ir.Verifier;
import synfire.ir.simplify.DropUnused;

/// Turns a synapse model into programs.
public final class SynapseLowering {

    private final SynapseModel synapse;
    private final DType dtype;

    private SynapseLowering(SynapseModel synapse, DType dtype) {
        this.synapse = synapse;
        this.dtype = dtype;
    }

    /// @param axis of the synapses
    /// @param source axis of the source cells
    /// @param target axis of the target cells
    public static LoweredSynapse of(SynapseModel synapse, DType dtype, Axis axis, Axis source, Axis target) {
        var lowering = new SynapseLowering(synapse, dtype);
        var options = LoweringOptions.DEFAULT.withDType(dtype);
        var none = new Bookkeeping(false, false, false, false);
        var initial = InitialLowering.program(synapse.model(), options.withAxes(List.of(axis)), algebra(synapse), none);
        Optional<LoweredModel> traces = synapse.state(Place.SOURCE).isEmpty()
                ? Optional.empty()
                : Optional.of(Lowering.of(Composition.atSource(synapse), options.withAxes(List.of(source))));
        return new LoweredSynapse(
                synapse,
                Verifier.verify(initial),
                traces,
                lowering.ofSender("pre", source),
                lowering.ofSender("post", target),
                VisitLowering.ofSpike(synapse, "pre", dtype),
                VisitLowering.ofSpike(synapse, "post", dtype),
                VisitLowering.ofStep(synapse, dtype));
    }

    static Algebra algebra(SynapseModel synapse) {
        return new Algebra(synapse.model().subexpressions().stream()
                .collect(Collectors.toMap(Equation.Subexpression::name, s -> s)));
    }

    /// The statements that change what lives at the cell which sent the spike.
    private Optional<Program> ofSender(String pathway, Axis axis) {
        List<Assignment> statements = synapse.ofSender(pathway);
        if (statements.isEmpty()) {
            return Optional.empty();
        }
        var place = pathway.equals("pre") ? Place.SOURCE : Place.TARGET;
        var b = new Builder(synapse.name() + "." + pathway + ".cell");
        var cell = TensorType.of(dtype, axis);
        var spike = b.input("spike", cell);
        Map<String, Value> values = new HashMap<>();
        for (var name : VisitLowering.mentioned(synapse, statements)) {
            synapse.cellVariable(name)
                    .filter(variable -> variable.place() == place)
                    .ifPresent(_ -> values.put(name, b.input(name, cell)));
        }
        for (var state : synapse.state(place)) {
            values.computeIfAbsent(state.name(), name -> b.input(name, cell));
        }
        for (var parameter : synapse.model().parameters()) {
            values.put(parameter.name(), b.input(parameter.name(), TensorType.scalar(dtype)));
        }
        values.put("t", b.input("t", TensorType.scalar(dtype)));
        values.put("dt", b.input("dt", TensorType.scalar(dtype)));
        var step = b.input("step", TensorType.scalar(DType.I64));
        var scope = new Scope(b, dtype, algebra(synapse), new Draws(b, cell, () -> step), values);
        var after = new Statements(synapse.model()).run(scope, statements, Optional.of(spike), Optional.empty());
        for (var state : synapse.state(place)) {
            if (!after.value(state.name()).equals(values.get(state.name()))) {
                b.output(state.name(), b.broadcast(after.value(state.name()), List.of(axis)));
            }
        }
        return Optional.of(Verifier.verify(withoutUnusedInputs(new DropUnused().apply(b.build()))));
    }

    private static Program withoutUnusedInputs(Program program) {
        var inputs = program.inputs().stream()
                .filter(input -> isUsed(program, input.value()))
                .toList();
        return new Program(program.name(), inputs, program.steps(), program.outputs());
    }

    static boolean isUsed(Program program, Value value) {
        return program.steps().stream().anyMatch(step -> step.op().operands().contains(value))
                || program.outputs().stream().anyMatch(output -> output.value().equals(value));
    }
}
