package synfire.equations.synapse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import synfire.equations.Assignment;
import synfire.equations.Equation;
import synfire.equations.Escape;
import synfire.equations.Event;
import synfire.equations.Flag;
import synfire.equations.Model;
import synfire.equations.Parameter;
import synfire.equations.Refractory;
import synfire.equations.Spiking;
import synfire.equations.StateVariable;
import synfire.equations.StepOrder;
import synfire.equations.Surrogate;
import synfire.equations.Variables;
import synfire.equations.algebra.DependencyOrder;
import synfire.equations.algebra.Names;
import synfire.equations.algebra.Substitution;
import synfire.equations.syntax.BinaryOperator;
import synfire.equations.syntax.Expr;

/// The model of a cell with what its synapses keep at it.
///
/// ```
/// cell      dv/dt = (g_L*(E_L - v) + I)/C           synapse EE   dg/dt = -g/tau (target)
///                                                                I = g*(E - v_post) (output)
/// together  EE.I  = EE.g*(EE.E - v)
///           I.all = I + EE.I
///           dv/dt = (g_L*(E_L - v) + I.all)/C
///           dEE.g/dt = -EE.g/EE.tau
/// ```
///
/// So an integration scheme sees the equations as if they had been written as one model, and gives the same
/// bits.
public final class Composition {

    private final Model cell;
    private final List<Attachment> attachments;
    private final List<Parameter> parameters;
    private final List<StateVariable> state;
    private final Map<String, Equation.Subexpression> subexpressions = new LinkedHashMap<>();
    private final List<Equation> differential = new ArrayList<>();
    private final Map<String, Expr> inputs = new LinkedHashMap<>();

    private Composition(Model cell, List<Attachment> attachments) {
        this.cell = cell;
        this.attachments = attachments;
        this.parameters = new ArrayList<>(cell.parameters());
        this.state = new ArrayList<>(cell.state());
    }

    /// The target's model, with the parts that live at it and the outputs that it has once.
    public static Model atTarget(Model cell, List<Attachment> attachments) {
        return attachments.isEmpty() ? cell : new Composition(cell, attachments).composed();
    }

    /// What lives at the source, as a model of its own; its names are those of the synapse model.
    public static Model atSource(SynapseModel synapse) {
        var model = synapse.model();
        var state = synapse.state(Place.SOURCE).stream()
                .map(each -> withFlags(each, each.name(), each.initial()))
                .toList();
        var equations = new ArrayList<Equation>();
        var used = new LinkedHashSet<String>();
        synapse.equations(Place.SOURCE).forEach(equation -> used.addAll(namesIn(synapse, equation.value())));
        state.forEach(each -> used.addAll(namesIn(synapse, each.initial())));
        for (var each : model.subexpressions()) {
            if (used.contains(each.name())) {
                equations.add(each);
            }
        }
        for (var each : synapse.equations(Place.SOURCE)) {
            equations.add(new Equation.Differential(each.name(), each.value(), Set.of()));
        }
        var parameters = model.parameters().stream()
                .filter(p -> !p.name().equals(SynapseModel.WEIGHT))
                .toList();
        return new Model(
                model.name() + ".source",
                model.header(),
                new Variables(parameters, state, List.of()),
                equations,
                new Spiking(List.of(), new Refractory.None(), new Escape.None(), Surrogate.DEFAULT),
                StepOrder.STANDARD,
                model.scheme());
    }

    private Model composed() {
        attachments.forEach(this::attach);
        var totals = new LinkedHashMap<String, Expr>();
        for (var input : cell.inputs()) {
            var added = inputs.get(input.name());
            if (added != null) {
                var total = input.name() + ".all";
                subexpressions.put(total, new Equation.Subexpression(total, added, input.unit(), Set.of()));
                totals.put(input.name(), new Expr.Name(total));
            }
        }
        var all = new ArrayList<Equation>();
        for (var each : cell.subexpressions()) {
            subexpressions.put(
                    each.name(),
                    new Equation.Subexpression(
                            each.name(), Substitution.of(each.value(), totals), each.unit(), each.flags()));
        }
        var definitions = new LinkedHashMap<String, Expr>();
        subexpressions.forEach((name, each) -> definitions.put(name, each.value()));
        for (var name : DependencyOrder.of(definitions).order()) {
            Optional.ofNullable(subexpressions.get(name)).ifPresent(all::add);
        }
        for (var each : cell.differentialEquations()) {
            all.add(new Equation.Differential(each.name(), Substitution.of(each.value(), totals), each.flags()));
        }
        all.addAll(differential);
        return new Model(
                cell.name(),
                cell.header(),
                new Variables(parameters, state, cell.inputs()),
                all,
                spiking(totals),
                new StepOrder(
                        cell.order().update(),
                        cell.order().reset(),
                        replaced(cell.order().before(), totals),
                        replaced(cell.order().after(), totals)),
                scheme());
    }

    /// The cell's, else that of the first synapse model which names one.
    private String scheme() {
        return Stream.concat(
                        Stream.of(cell.scheme()),
                        attachments.stream().map(each -> each.synapse().model().scheme()))
                .filter(scheme -> !scheme.equals(Model.AUTOMATIC))
                .findFirst()
                .orElse(Model.AUTOMATIC);
    }

    private Spiking spiking(Map<String, Expr> totals) {
        var spiking = cell.spiking();
        var events = spiking.events().stream()
                .map(event -> new Event(
                        event.trigger() instanceof Event.Threshold(var condition)
                                ? new Event.Threshold(Substitution.of(condition, totals))
                                : event.trigger(),
                        replaced(event.statements(), totals),
                        event.spike()))
                .toList();
        return new Spiking(events, spiking.refractory(), spiking.escape(), spiking.surrogate());
    }

    private static List<Assignment> replaced(List<Assignment> statements, Map<String, Expr> values) {
        return statements.stream()
                .map(each -> new Assignment(each.target(), each.operator(), Substitution.of(each.value(), values)))
                .toList();
    }

    private void attach(Attachment attachment) {
        var synapse = attachment.synapse();
        var names = names(attachment);
        var used = new LinkedHashSet<String>();
        for (var each : synapse.state(Place.TARGET)) {
            used.addAll(namesIn(synapse, each.initial()));
            state.add(withFlags(each, attachment.named(each.name()), Substitution.of(each.initial(), names)));
        }
        for (var each : synapse.equations(Place.TARGET)) {
            used.addAll(namesIn(synapse, each.value()));
            differential.add(new Equation.Differential(
                    attachment.named(each.name()), Substitution.of(each.value(), names), Set.of()));
        }
        for (var output : synapse.outputs()) {
            if (!output.perSynapse()) {
                used.addAll(namesIn(synapse, new Expr.Name(output.name())));
                var before = inputs.getOrDefault(output.input(), new Expr.Name(output.input()));
                var added = new Expr.Name(attachment.named(output.name()));
                inputs.put(output.input(), new Expr.Binary(BinaryOperator.ADD, before, added));
            }
        }
        for (var each : synapse.model().subexpressions()) {
            if (used.contains(each.name())) {
                var name = attachment.named(each.name());
                subexpressions.put(
                        name,
                        new Equation.Subexpression(name, Substitution.of(each.value(), names), each.unit(), Set.of()));
            }
        }
        for (var each : synapse.model().parameters()) {
            if (used.contains(each.name())) {
                parameters.add(new Parameter(
                        attachment.named(each.name()), each.value(), each.range(), each.flags(), each.meaning()));
            }
        }
    }

    private static StateVariable withFlags(StateVariable state, String name, Expr initial) {
        var flags = new LinkedHashSet<>(state.flags());
        flags.removeAll(Set.of(Flag.TARGET, Flag.SOURCE));
        return new StateVariable(name, state.unit(), initial, flags, state.meaning());
    }

    /// What each name of the synapse model is called at the cell.
    private static Map<String, Expr> names(Attachment attachment) {
        var synapse = attachment.synapse();
        var names = new LinkedHashMap<String, Expr>();
        synapse.model().parameters().forEach(p -> names.put(p.name(), own(attachment, p.name())));
        synapse.model().state().forEach(s -> names.put(s.name(), own(attachment, s.name())));
        synapse.model().subexpressions().forEach(s -> names.put(s.name(), own(attachment, s.name())));
        var mentioned = new LinkedHashSet<String>();
        synapse.model().equations().forEach(e -> mentioned.addAll(Names.in(e.value())));
        for (var name : mentioned) {
            synapse.cellVariable(name)
                    .filter(variable -> !variable.own() && variable.place() == Place.TARGET)
                    .ifPresent(variable -> names.putIfAbsent(name, new Expr.Name(variable.name())));
        }
        return names;
    }

    private static Expr own(Attachment attachment, String name) {
        return new Expr.Name(attachment.named(name));
    }

    /// Every name that an expression mentions, those of subexpressions and what these mention included.
    static Set<String> namesIn(SynapseModel synapse, Expr expression) {
        var definitions = synapse.definitions();
        var found = new LinkedHashSet<String>();
        var open = new ArrayList<>(Names.in(expression));
        while (!open.isEmpty()) {
            var name = open.removeLast();
            var definition = definitions.get(name);
            if (found.add(name) && definition != null) {
                open.addAll(Names.in(definition));
            }
        }
        return found;
    }
}
