package synfire.equations;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import synfire.equations.algebra.Names;
import synfire.equations.check.Inference;
import synfire.equations.check.Kind;
import synfire.equations.check.Scope;
import synfire.equations.syntax.BuiltIn;
import synfire.equations.syntax.Expr;
import synfire.equations.syntax.Holes;
import synfire.equations.syntax.Problems;
import synfire.equations.units.Unit;
import synfire.equations.units.Units;

/// Finds the unit of every declared variable, and what follows from it for expressions.
///
/// The unit of a state variable is that of its differential equation, else the one stated, else that of its
/// initial value.
final class VariableKinds {

    private static final Set<BuiltIn> EVERYWHERE = Set.of(
            BuiltIn.T,
            BuiltIn.DT,
            BuiltIn.I,
            BuiltIn.N,
            BuiltIn.NOT_REFRACTORY,
            BuiltIn.LASTSPIKE,
            BuiltIn.PI,
            BuiltIn.E,
            BuiltIn.INF);

    private final Draft draft;
    final Map<String, Kind> parameters = new LinkedHashMap<>();
    final Map<String, Kind> state = new LinkedHashMap<>();
    final Map<String, Unit> stateUnits = new LinkedHashMap<>();
    final Map<String, Kind> inputs = new LinkedHashMap<>();
    final Map<String, Kind> timedArrays = new LinkedHashMap<>();
    final Map<String, Kind> subexpressions = new LinkedHashMap<>();

    VariableKinds(Draft draft) {
        this.draft = draft;
        var called = timedArraysCalled();
        for (var p : draft.parameters) {
            boolean unknown = Double.isNaN(p.value().value());
            parameters.put(
                    p.name().text(),
                    unknown ? Kind.ANYTHING : kind(Optional.of(p.value().unit()), p.flags()));
        }
        for (var i : draft.inputs) {
            (called.contains(i.name().text()) ? timedArrays : inputs)
                    .put(i.name().text(), kind(i.unit().unit(), i.unit().flags()));
        }
        for (var e : draft.equations) {
            if (e.differential()) {
                // one without an initial value is reported once, not at each of its uses
                state.put(e.name().text(), kind(e.unit().unit(), Set.of()));
            } else {
                subexpressions.put(e.name().text(), kind(e.unit().unit(), e.flags()));
            }
        }
        draft.state.forEach(this::stated);
        draft.state.forEach(this::inferred);
    }

    /// What statements may change: state, and in a synapse model the variables of other cells that it
    /// declares.
    Map<String, Kind> assignable() {
        var all = new LinkedHashMap<>(state);
        if (draft.isSynapse()) {
            inputs.forEach((name, kind) -> {
                if (name.endsWith("_pre") || name.endsWith("_post")) {
                    all.put(name, kind);
                }
            });
        }
        return all;
    }

    static Kind kind(Optional<Unit> unit, Set<Flag> flags) {
        return flags.contains(Flag.BOOLEAN)
                ? Kind.CONDITION
                : unit.map(u -> Kind.of(u.dimension())).orElse(Kind.ANYTHING);
    }

    /// The names known in equations, events and statements; noise is not among them.
    Scope scope() {
        var builtIns = new LinkedHashSet<>(EVERYWHERE);
        if (draft.isSynapse()) {
            builtIns.add(BuiltIn.J);
            builtIns.add(BuiltIn.LASTUPDATE);
        }
        return new Scope(Map.of(), timedArrays, builtIns, draft.isSynapse())
                .with(parameters)
                .with(inputs)
                .with(subexpressions)
                .with(state);
    }

    private void stated(Draft.StateText text) {
        var name = text.name().text();
        var equation = draft.equations.stream()
                .filter(e -> e.differential() && e.name().text().equals(name))
                .findFirst();
        var own = text.unit().flatMap(Draft.UnitText::unit);
        if (equation.isPresent()) {
            var unit = equation.get().unit().unit();
            if (own.isPresent()
                    && unit.isPresent()
                    && !own.get().dimension().equals(unit.get().dimension())) {
                draft.problems.add(
                        "dimension-mismatch",
                        text.unit().get().at(),
                        "'%s' is in %s here, but in %s in its equation".formatted(name, own.get(), unit.get()),
                        "remove the unit here; the equation states it");
            }
            known(name, unit, Set.of());
        } else if (text.unit().isPresent()) {
            known(name, own, text.flags());
        } else if (text.initial().orElse(null) instanceof Expr.Literal(var _, var unit)) {
            known(name, Optional.of(unit), text.flags());
        } else if (text.initial().orElse(null) instanceof Expr.Name(var parameter)) {
            draft.parameters.stream()
                    .filter(p -> p.name().text().equals(parameter))
                    .findFirst()
                    .ifPresent(p -> known(name, Optional.of(p.value().unit()), text.flags()));
        }
    }

    private void inferred(Draft.StateText text) {
        var name = text.name().text();
        if (stateUnits.containsKey(name)
                || text.initial().filter(i -> !Holes.isHole(i)).isEmpty()) {
            stateUnits.putIfAbsent(name, Units.ONE);
            state.putIfAbsent(name, Kind.ANYTHING);
            return;
        }
        // mistakes are reported when the initial value is checked
        var silent = new Problems(draft.source);
        var kind = new Inference(scope(), draft.spans, silent, draft.advice)
                .infer(text.initial().get())
                .kind();
        state.put(name, kind);
        stateUnits.put(name, kind instanceof Kind.Quantity(var dimension) ? Unit.base(dimension) : Units.ONE);
    }

    private void known(String name, Optional<Unit> unit, Set<Flag> flags) {
        state.put(name, kind(unit, flags));
        stateUnits.put(name, unit.orElse(Units.ONE));
    }

    private Set<String> timedArraysCalled() {
        var called = new LinkedHashSet<String>();
        draft.equations.forEach(e -> called.addAll(Names.timedArrays(e.value())));
        draft.events.forEach(e -> {
            if (e.trigger() instanceof Event.Threshold(var condition)) {
                called.addAll(Names.timedArrays(condition));
            }
            e.statements().forEach(s -> called.addAll(Names.timedArrays(s.value())));
        });
        draft.escapeRate.ifPresent(rate -> called.addAll(Names.timedArrays(rate)));
        draft.refractory.ifPresent(refractory -> called.addAll(Names.timedArrays(refractory)));
        return called;
    }
}
