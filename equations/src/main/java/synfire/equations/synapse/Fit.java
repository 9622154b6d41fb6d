package synfire.equations.synapse;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import synfire.equations.Equation;
import synfire.equations.Flag;
import synfire.equations.Input;
import synfire.equations.Model;
import synfire.equations.algebra.Names;
import synfire.equations.check.Advice;
import synfire.equations.check.Inference;
import synfire.equations.check.Kind;
import synfire.equations.check.Scope;
import synfire.equations.syntax.BuiltIn;
import synfire.equations.syntax.Expr;
import synfire.equations.syntax.Problems;
import synfire.equations.syntax.Source;
import synfire.equations.syntax.Spans;
import synfire.equations.syntax.Spelling;
import synfire.equations.units.Dimension;
import synfire.equations.units.Unit;

/// Whether a synapse model fits two cells: the variables that it finds there exist, with units that make
/// sense.
public final class Fit {

    private final SynapseModel synapse;
    private final Map<Place, Model> cells;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    private Fit(SynapseModel synapse, Model source, Model target) {
        this.synapse = synapse;
        this.cells = Map.of(Place.SOURCE, source, Place.TARGET, target);
    }

    /// @throws IllegalArgumentException that says what does not fit, and how to fix it
    public static void check(SynapseModel synapse, Model source, Model target) {
        var fit = new Fit(synapse, source, target);
        fit.variables();
        fit.outputs();
        fit.dimensions();
    }

    /// The unit of a state variable or parameter of a cell.
    static Optional<Unit> unit(Model cell, String variable) {
        return cell.state().stream()
                .filter(s -> s.name().equals(variable))
                .map(s -> s.unit())
                .findFirst()
                .or(() -> cell.parameters().stream()
                        .filter(p -> p.name().equals(variable))
                        .map(p -> p.unit())
                        .findFirst());
    }

    private void variables() {
        var model = synapse.model();
        model.parameters().forEach(p -> kinds.put(p.name(), Kind.of(p.unit().dimension())));
        model.state().forEach(s -> kinds.put(s.name(), kind(s.unit(), s.flags())));
        model.subexpressions().forEach(s -> kinds.put(s.name(), kind(s.unit(), s.flags())));
        var mentioned = new LinkedHashSet<String>();
        model.equations().forEach(e -> mentioned.addAll(Names.in(e.value())));
        for (var event : model.spiking().events()) {
            var locals = new LinkedHashSet<String>();
            for (var statement : event.statements()) {
                var names = new LinkedHashSet<>(Names.in(statement.value()));
                if (statement.operator().isPresent()) {
                    names.add(statement.target());
                } else if (!kinds.containsKey(statement.target())) {
                    locals.add(statement.target());
                }
                names.removeAll(locals);
                mentioned.addAll(names);
            }
        }
        for (var name : mentioned) {
            synapse.cellVariable(name).filter(variable -> !variable.own()).ifPresent(variable -> found(name, variable));
        }
    }

    private void found(String name, CellVariable variable) {
        var cell = cells.get(variable.place());
        if (cell == null) {
            throw new IllegalStateException("no cell for " + variable);
        }
        var unit = unit(cell, variable.name());
        if (unit.isEmpty()) {
            var known = new LinkedHashSet<String>();
            cell.state().forEach(s -> known.add(s.name()));
            cell.parameters().forEach(p -> known.add(p.name()));
            throw mistake("it reads '%s', but model '%s' of the %s has no state variable or parameter '%s'; %s"
                    .formatted(
                            name,
                            cell.name(),
                            variable.place() == Place.SOURCE ? "source" : "target",
                            variable.name(),
                            Spelling.nearest(variable.name(), known)
                                    .map("did you mean '%s'?"::formatted)
                                    .orElse(known.isEmpty() ? "it has none" : "it has " + String.join(", ", known))));
        }
        synapse.model().inputs().stream()
                .filter(input -> input.name().equals(name))
                .filter(input -> !input.unit().dimension().equals(unit.get().dimension()))
                .findFirst()
                .ifPresent(input -> {
                    throw mistake("it takes '%s' in %s, but model '%s' has '%s' in %s"
                            .formatted(name, input.unit(), cell.name(), variable.name(), unit.get()));
                });
        kinds.put(name, Kind.of(unit.get().dimension()));
    }

    private void outputs() {
        var target = cells.get(Place.TARGET);
        if (target == null) {
            return;
        }
        for (var output : synapse.outputs()) {
            var inputs = target.inputs().stream()
                    .filter(input -> input.kind() == Input.Kind.SIGNAL)
                    .toList();
            var input = inputs.stream()
                    .filter(each -> each.name().equals(output.input()))
                    .findFirst()
                    .orElseThrow(() ->
                            mistake("its output '%s' goes to an input '%s', which model '%s' does not have; %s"
                                    .formatted(
                                            output.name(),
                                            output.input(),
                                            target.name(),
                                            inputs.isEmpty()
                                                    ? "declare it: " + output.input() + " : " + output.unit()
                                                    : "its inputs are: "
                                                            + String.join(
                                                                    ", ",
                                                                    inputs.stream()
                                                                            .map(Input::name)
                                                                            .toList()))));
            if (!input.unit().dimension().equals(output.unit().dimension())) {
                throw mistake("its output '%s' is in %s, but the input of model '%s' is in %s"
                        .formatted(output.name(), output.unit(), target.name(), input.unit()));
            }
        }
    }

    private void dimensions() {
        var source = new Source(synapse.name(), "");
        var problems = new Problems(source);
        var builtIns = Set.of(
                BuiltIn.T,
                BuiltIn.DT,
                BuiltIn.LASTUPDATE,
                BuiltIn.PI,
                BuiltIn.E,
                BuiltIn.INF,
                BuiltIn.I,
                BuiltIn.J,
                BuiltIn.N);
        var scope = new Scope(kinds, Map.of(), builtIns, false);
        var inference = new Inference(scope, new Spans(), problems, Advice.MODEL_FILE);
        for (var equation : synapse.model().equations()) {
            switch (equation) {
                case Equation.Differential(var name, var value, var _) ->
                    dimension(inference, name, value, Dimension.TIME);
                case Equation.Subexpression(var name, var value, var _, var _) ->
                    dimension(inference, name, value, Dimension.NONE);
            }
            refuse(equation.name(), problems);
        }
        for (var event : synapse.model().spiking().events()) {
            var locals = new LinkedHashMap<String, Kind>();
            for (var statement : event.statements()) {
                var with = new Inference(scope.with(locals), new Spans(), problems, Advice.MODEL_FILE);
                var result = statement.result();
                if (kinds.containsKey(statement.target())) {
                    dimension(with, statement.target(), result, Dimension.NONE);
                } else {
                    locals.put(statement.target(), with.infer(result).kind());
                }
                refuse(statement.target(), problems);
            }
        }
    }

    private void dimension(Inference inference, String name, Expr value, Dimension per) {
        if (kinds.get(name) instanceof Kind.Quantity(var dimension)) {
            inference.quantityIn(
                    dimension.dividedBy(per), value, "what '" + name + "' is set to is %1$s, and should be %2$s");
        }
    }

    private void refuse(String name, Problems problems) {
        var all = problems.all();
        if (!all.isEmpty()) {
            throw mistake("'%s' does not fit these cells: %s"
                    .formatted(name, List.copyOf(all).getFirst().problem()));
        }
    }

    private static Kind kind(Unit unit, Set<Flag> flags) {
        return flags.contains(Flag.BOOLEAN) ? Kind.CONDITION : Kind.of(unit.dimension());
    }

    private IllegalArgumentException mistake(String problem) {
        return new IllegalArgumentException("synapse model '%s': %s".formatted(synapse.name(), problem));
    }
}
