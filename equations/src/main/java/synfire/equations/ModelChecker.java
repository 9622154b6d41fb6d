package synfire.equations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import synfire.equations.algebra.DependencyOrder;
import synfire.equations.check.Inference;
import synfire.equations.check.Kind;
import synfire.equations.check.Scope;
import synfire.equations.syntax.BuiltIn;
import synfire.equations.syntax.Expr;
import synfire.equations.syntax.Spelling;
import synfire.equations.units.Dimension;
import synfire.equations.units.Units;

/// Turns a draft into a model, or reports every mistake in it.
final class ModelChecker {

    private final Draft draft;
    private final DeclaredNames declared;
    private final VariableKinds kinds;
    private final Scope scope;
    private final Inference inference;

    private ModelChecker(Draft draft) {
        this.draft = draft;
        this.declared = DeclaredNames.check(draft);
        this.kinds = new VariableKinds(draft);
        this.scope = kinds.scope();
        this.inference = new Inference(scope, draft.spans, draft.problems, draft.advice);
    }

    /// @throws synfire.equations.syntax.InvalidModelException with every mistake in the text
    static Model check(Draft draft) {
        var checker = new ModelChecker(draft);
        checker.differentialEquationsHaveState();
        var equations = checker.equations();
        var state = checker.state();
        var spiking = new SpikingChecker(draft, checker.declared, checker.kinds).check();
        var statements = new Statements(draft, checker.declared, checker.kinds.assignable());
        var order = new StepOrder(
                draft.update,
                draft.reset,
                statements.check(draft.before, checker.scope),
                statements.check(draft.after, checker.scope));
        checker.everythingChanges();
        var scheme = checker.scheme();
        var arrivals = new LinkedHashSet<String>();
        spiking.events().forEach(e -> {
            if (e.trigger() instanceof Event.Arrival(var input)) {
                arrivals.add(input);
            }
        });
        draft.problems.throwIfAny();
        var variables = new Variables(checker.parameters(), state, checker.inputs(arrivals));
        var model = new Model(draft.name.text(), draft.header, variables, equations, spiking, order, scheme);
        new WholeModelRules(draft, model).check();
        draft.problems.throwIfAny();
        return model;
    }

    private List<Parameter> parameters() {
        return draft.parameters.stream()
                .map(p -> new Parameter(p.name().text(), p.value(), p.range(), p.flags(), p.meaning()))
                .toList();
    }

    private List<Input> inputs(Set<String> arrivals) {
        return draft.inputs.stream()
                .map(i -> {
                    var name = i.name().text();
                    var kind = kinds.timedArrays.containsKey(name)
                            ? Input.Kind.TIMED_ARRAY
                            : arrivals.contains(name) ? Input.Kind.EVENTS : Input.Kind.SIGNAL;
                    return new Input(name, i.unit().unit().orElse(Units.ONE), kind, i.meaning());
                })
                .toList();
    }

    private List<StateVariable> state() {
        var state = new ArrayList<StateVariable>();
        for (var text : draft.state) {
            var name = text.name().text();
            var unit = kinds.stateUnits.getOrDefault(name, Units.ONE);
            var kind = kinds.state.getOrDefault(name, Kind.ANYTHING);
            var initial = text.initial().orElseGet(() -> zero(kind));
            var checked = switch (kind) {
                case Kind.Quantity(var dimension) ->
                    inference.quantityIn(dimension, initial, "the initial value is %1$s, but '" + name + "' is %2$s");
                case Kind.Condition _ -> inference.condition(initial).expression();
                case Kind.Anything _ -> inference.infer(initial).expression();
            };
            state.add(new StateVariable(name, unit, checked, text.flags(), text.meaning()));
        }
        return state;
    }

    private static Expr zero(Kind kind) {
        return kind instanceof Kind.Condition ? new Expr.Truth(false) : Expr.Literal.of(0);
    }

    private void differentialEquationsHaveState() {
        var seen = new LinkedHashSet<String>();
        for (var equation : draft.equations) {
            var name = equation.name();
            if (!equation.differential()) {
                continue;
            }
            if (!seen.add(name.text())) {
                draft.problems.add(
                        "duplicate-name",
                        name.at(),
                        "'%s' has two differential equations".formatted(name.text()),
                        "add their right-hand sides");
            } else if (draft.state.stream().noneMatch(v -> v.name().text().equals(name.text()))) {
                draft.problems.add(
                        "state-missing",
                        name.at(),
                        "'%s' has an equation, but no initial value".formatted(name.text()),
                        declared.declaredAs(name.text())
                                .map(what -> "'%s' already is %s; rename one of them".formatted(name.text(), what))
                                .orElse("add a line under state: %s = VALUE".formatted(name.text())));
            }
        }
    }

    /// Subexpressions in an order in which each uses only those before it, then differential equations as
    /// written.
    private List<Equation> equations() {
        var withNoise = new LinkedHashSet<>(scope.builtIns());
        withNoise.add(BuiltIn.XI);
        var noisy = new Inference(
                new Scope(scope.names(), scope.timedArrays(), withNoise, scope.otherPopulations()),
                draft.spans,
                draft.problems,
                draft.advice);
        var subexpressions = new LinkedHashMap<String, Equation>();
        var definitions = new LinkedHashMap<String, Expr>();
        var differential = new ArrayList<Equation>();
        for (var equation : draft.equations) {
            FlagRules.check(equation, draft.problems);
            var name = equation.name().text();
            if (equation.differential()) {
                differential.add(new Equation.Differential(name, rate(equation, noisy), equation.flags()));
            } else {
                var value = value(equation, noisy);
                definitions.putIfAbsent(name, value);
                subexpressions.putIfAbsent(
                        name,
                        new Equation.Subexpression(
                                name, value, equation.unit().unit().orElse(Units.ONE), equation.flags()));
            }
        }
        var order = DependencyOrder.of(definitions);
        order.cycles().forEach(this::cycle);
        var equations = new ArrayList<Equation>();
        order.order()
                .forEach(name -> Optional.ofNullable(subexpressions.get(name)).ifPresent(equations::add));
        equations.addAll(differential);
        return equations;
    }

    private Expr rate(Draft.EquationText equation, Inference noisy) {
        var name = equation.name().text();
        var unit = equation.unit().unit();
        if (unit.isEmpty()) {
            return noisy.quantity(equation.value()).expression();
        }
        var wanted = unit.get().dimension().dividedBy(Dimension.TIME);
        return noisy.quantityIn(wanted, equation.value(), "the right-hand side is %1$s, but d" + name + "/dt is %2$s");
    }

    private Expr value(Draft.EquationText equation, Inference noisy) {
        var kind = VariableKinds.kind(equation.unit().unit(), equation.flags());
        return switch (kind) {
            case Kind.Quantity(var dimension) ->
                noisy.quantityIn(
                        dimension,
                        equation.value(),
                        "the expression is %1$s, but '" + equation.name().text() + "' is declared %2$s");
            case Kind.Condition _ -> noisy.condition(equation.value()).expression();
            case Kind.Anything _ -> noisy.infer(equation.value()).expression();
        };
    }

    private void cycle(List<String> path) {
        var first = draft.equations.stream()
                .filter(e -> !e.differential() && e.name().text().equals(path.getFirst()))
                .findFirst();
        first.ifPresent(equation -> draft.problems.add(
                "cycle",
                equation.name().at(),
                "'%s' is defined by itself: %s".formatted(path.getFirst(), String.join(" -> ", path)),
                "make one of them a differential equation or a state variable"));
    }

    /// A state variable that nothing changes is a parameter.
    private void everythingChanges() {
        if (!draft.strictState) {
            return;
        }
        var changed = new LinkedHashSet<String>();
        draft.equations.stream()
                .filter(Draft.EquationText::differential)
                .forEach(e -> changed.add(e.name().text()));
        draft.events.forEach(e -> changed.addAll(Statements.targets(e.statements())));
        changed.addAll(Statements.targets(draft.before));
        changed.addAll(Statements.targets(draft.after));
        for (var text : draft.state) {
            boolean alsoParameter = kinds.parameters.containsKey(text.name().text());
            if (!changed.contains(text.name().text()) && !alsoParameter) {
                draft.problems.add(
                        "never-changes",
                        text.name().at(),
                        "no equation and no event changes '%s'"
                                .formatted(text.name().text()),
                        "give it a differential equation, or move it to parameters");
            }
        }
    }

    private String scheme() {
        if (draft.scheme.isEmpty()) {
            return Model.AUTOMATIC;
        }
        var word = draft.scheme.get();
        return Schemes.canonical(word.text()).orElseGet(() -> {
            draft.problems.add(
                    "unknown-scheme",
                    word.at(),
                    "there is no scheme '%s'".formatted(word.text()),
                    Spelling.nearest(word.text(), Schemes.NAMES)
                            .map("did you mean '%s'?"::formatted)
                            .orElse("the schemes are: " + String.join(", ", Schemes.NAMES)));
            return Model.AUTOMATIC;
        });
    }
}
