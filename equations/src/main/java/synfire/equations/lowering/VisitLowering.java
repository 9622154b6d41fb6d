package synfire.equations.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import synfire.equations.Assignment;
import synfire.equations.Equation;
import synfire.equations.synapse.CellVariable;
import synfire.equations.synapse.Place;
import synfire.equations.synapse.SynapseModel;
import synfire.equations.syntax.BinaryOperator;
import synfire.equations.syntax.BuiltIn;
import synfire.equations.syntax.Expr;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Program;
import synfire.ir.TensorType;
import synfire.ir.Value;
import synfire.ir.Verifier;
import synfire.ir.simplify.DropUnused;

/// What happens at one synapse, as a program on numbers.
final class VisitLowering {

    private final SynapseModel synapse;
    private final Place sender;
    private final DType dtype;
    private final Builder b;
    private final Algebra algebra;
    private final Map<String, Value> inputs = new LinkedHashMap<>();
    private final Map<String, Value> additions = new LinkedHashMap<>();
    private Scope scope;

    private VisitLowering(SynapseModel synapse, String what, Place sender, DType dtype, Set<String> mentioned) {
        this.synapse = synapse;
        this.sender = sender;
        this.dtype = dtype;
        this.b = new Builder(synapse.name() + "." + what);
        this.algebra = SynapseLowering.algebra(synapse);
        var number = TensorType.scalar(dtype);
        synapse.model().parameters().forEach(p -> inputs.put(p.name(), b.input(p.name(), number)));
        synapse.model().state().forEach(s -> inputs.put(s.name(), b.input(s.name(), number)));
        for (var name : mentioned) {
            if (synapse.cellVariable(name).isPresent()) {
                inputs.computeIfAbsent(name, n -> b.input(n, number));
            }
        }
        for (var name : List.of("t", "dt", LoweredSynapse.LAST)) {
            inputs.put(name, b.input(name, number));
        }
        inputs.put("step", b.input("step", TensorType.scalar(DType.I64)));
        var values = new HashMap<>(inputs);
        values.put(BuiltIn.LASTUPDATE.symbol(), b.multiply(at(LoweredSynapse.LAST), at("dt")));
        this.scope = new Scope(b, dtype, algebra, new Draws(b, number, () -> at("step")), values);
    }

    static Optional<VisitBody> ofSpike(SynapseModel synapse, String pathway, DType dtype) {
        var statements = synapse.statements(pathway);
        if (statements.isEmpty()) {
            return Optional.empty();
        }
        var sender = pathway.equals("pre") ? Place.SOURCE : Place.TARGET;
        var lowering = new VisitLowering(synapse, pathway, sender, dtype, mentioned(synapse, statements));
        lowering.advanceToNow();
        statements.forEach(lowering::run);
        var asked = mentioned(synapse, allStatements(synapse)).contains(BuiltIn.LASTUPDATE.symbol());
        var body = lowering.body(asked || !synapse.eventDriven().isEmpty());
        return body.state().isEmpty() && body.into().isEmpty() ? Optional.empty() : Optional.of(body);
    }

    static Optional<VisitBody> ofStep(SynapseModel synapse, DType dtype) {
        var moving = synapse.clockDriven();
        var outputs =
                synapse.outputs().stream().filter(output -> output.perSynapse()).toList();
        if (moving.isEmpty() && outputs.isEmpty()) {
            return Optional.empty();
        }
        var mentioned = new LinkedHashSet<String>();
        moving.forEach(equation -> mentioned.addAll(synapse.reach(equation.value())));
        outputs.forEach(output -> mentioned.addAll(synapse.reach(new Expr.Name(output.name()))));
        var lowering = new VisitLowering(synapse, "step", Place.SOURCE, dtype, mentioned);
        var start = lowering.scope;
        outputs.forEach(output -> lowering.additions.put(output.input(), start.number(new Expr.Name(output.name()))));
        lowering.move(moving);
        return Optional.of(lowering.body(false));
    }

    private static List<Assignment> allStatements(SynapseModel synapse) {
        return synapse.model().spiking().events().stream()
                .flatMap(event -> event.statements().stream())
                .toList();
    }

    /// The names in statements, subexpressions written out, and the other cell's variables that they change.
    static Set<String> mentioned(SynapseModel synapse, List<Assignment> statements) {
        var names = new LinkedHashSet<String>();
        var locals = new LinkedHashSet<String>();
        for (var statement : statements) {
            var read = new LinkedHashSet<>(synapse.reach(statement.value()));
            if (statement.operator().isPresent()) {
                read.add(statement.target());
            } else if (!synapse.places().containsKey(statement.target())) {
                locals.add(statement.target());
            }
            read.removeAll(locals);
            names.addAll(read);
        }
        return names;
    }

    private Value at(String name) {
        return Objects.requireNonNull(inputs.get(name), name);
    }

    /// Event-driven variables take the values that they have now.
    private void advanceToNow() {
        if (synapse.eventDriven().isEmpty()) {
            return;
        }
        var system = system(synapse.equations(Place.SYNAPSE).stream()
                .filter(equation -> synapse.eventDriven().contains(equation.name()))
                .toList());
        new Exact().refusal(system).ifPresent(reason -> {
            throw new IllegalArgumentException("synapse model '%s': event-driven variables cannot be advanced: %s"
                    .formatted(synapse.name(), reason));
        });
        var elapsed = b.multiply(b.subtract(b.convert(at("step"), dtype), at(LoweredSynapse.LAST)), at("dt"));
        scope = scope.with(new Exact().advance(advance(system, elapsed)));
    }

    private void move(List<Equation.Differential> equations) {
        if (equations.isEmpty()) {
            return;
        }
        var system = system(equations);
        var selection =
                SchemeSelection.of(synapse.model(), system, synapse.model().scheme());
        scope = scope.with(selection.scheme().advance(advance(system, at("dt"))));
    }

    private DynamicalSystem system(List<Equation.Differential> equations) {
        var names = equations.stream().map(Equation.Differential::name).toList();
        var all = DynamicalSystem.of(synapse.model(), algebra);
        return all.only(all.equations().stream()
                .filter(equation -> names.contains(equation.name()))
                .toList());
    }

    private Advance advance(DynamicalSystem system, Value dt) {
        var normals = new HashMap<String, Value>();
        var from = scope;
        return new Advance(
                system,
                from,
                dt,
                Optional.empty(),
                noise -> normals.computeIfAbsent(noise, _ -> from.draws().normal()));
    }

    private void run(Assignment statement) {
        var name = statement.target();
        var variable = synapse.cellVariable(name);
        boolean stated = synapse.places().containsKey(name);
        boolean local = !stated && (statement.operator().isEmpty() || !inputs.containsKey(name));
        if (local || variable.isEmpty()) {
            scope = scope.with(name, local ? scope.emit(statement.result()) : scope.number(statement.result()));
            return;
        }
        if (variable.filter(each -> each.place() != sender).isPresent()) {
            var amount = scope.number(statement.value());
            boolean less = statement.operator().orElseThrow() == BinaryOperator.SUBTRACT;
            additions.merge(name, less ? b.negate(amount) : amount, b::add);
        }
        scope = scope.with(name, scope.number(statement.result()));
    }

    /// @param timed whether the synapse notes the step
    private VisitBody body(boolean timed) {
        var states = new LinkedHashMap<String, Value>();
        for (var state : synapse.state(Place.SYNAPSE)) {
            var now = scope.asNumber(scope.value(state.name()));
            if (!now.equals(inputs.get(state.name()))) {
                states.put(state.name(), now);
            }
        }
        if (timed) {
            states.put(LoweredSynapse.LAST, b.convert(at("step"), dtype));
        }
        states.forEach(b::output);
        additions.forEach((name, value) -> b.output("add " + name, scope.asNumber(value)));
        var raw = new DropUnused().apply(b.build());
        var lists = new ArrayList<List<String>>(List.of(new ArrayList<>(states.keySet())));
        var kinds = List.of(new ArrayList<String>(), new ArrayList<String>(), new ArrayList<String>());
        for (var input : raw.inputs()) {
            if (!states.containsKey(input.name()) && SynapseLowering.isUsed(raw, input.value())) {
                kinds.get(kind(input.name())).add(input.name());
            }
        }
        lists.addAll(kinds);
        return new VisitBody(
                Verifier.verify(
                        reordered(raw, lists.stream().flatMap(List::stream).toList())),
                lists.get(0),
                List.copyOf(additions.keySet()),
                lists.get(1),
                lists.get(2),
                lists.get(3));
    }

    private int kind(String name) {
        boolean known = inputs.containsKey(name) && !name.equals(LoweredSynapse.LAST) && !name.equals("step");
        var place = known ? synapse.cellVariable(name).map(CellVariable::place) : Optional.<Place>empty();
        return place.map(each -> each == sender ? 0 : 1).orElse(2);
    }

    /// The program with these inputs, in this order.
    private static Program reordered(Program raw, List<String> names) {
        var order = new Builder(raw.name());
        var given = new HashMap<String, Value>();
        for (var name : names) {
            given.put(name, order.input(name, raw.input(name).type()));
        }
        var arguments = new ArrayList<Value>();
        for (var input : raw.inputs()) {
            var value = given.get(input.name());
            arguments.add(value != null ? value : order.constant(input.value().dtype(), 0));
        }
        var results = order.inline(raw, arguments);
        for (int i = 0; i < results.size(); i++) {
            order.output(raw.outputs().get(i).name(), results.get(i));
        }
        return new DropUnused().apply(order.build());
    }
}
