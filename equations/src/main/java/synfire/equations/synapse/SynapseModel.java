package synfire.equations.synapse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import synfire.equations.Assignment;
import synfire.equations.Equation;
import synfire.equations.Event;
import synfire.equations.Flag;
import synfire.equations.Model;
import synfire.equations.StateVariable;
import synfire.equations.algebra.Names;
import synfire.equations.algebra.Reach;
import synfire.equations.syntax.BuiltIn;
import synfire.equations.syntax.Expr;

/// A model of a synapse, taken apart by where its variables live.
///
/// @param places of the state variables
/// @param eventDriven variables of the synapse that are advanced when a spike arrives, exactly; the other
///     ones with a differential equation are advanced in every step
public record SynapseModel(Model model, Map<String, Place> places, Set<String> eventDriven, List<Output> outputs) {

    /// The name of the parameter or state variable that takes the weights of a projection.
    public static final String WEIGHT = "w";

    private static final String PRE = "_pre";
    private static final String POST = "_post";

    public SynapseModel {
        places = Map.copyOf(places);
        eventDriven = Set.copyOf(eventDriven);
        outputs = List.copyOf(outputs);
    }

    /// @throws IllegalArgumentException if a cell's part reads what lives at a synapse, an event changes
    ///     what it may not, or an equation cannot be advanced from event to event; or if the model is that
    ///     of a cell
    public static SynapseModel of(Model model) {
        var places = new LinkedHashMap<String, Place>();
        for (var state : model.state()) {
            places.put(state.name(), place(model, state));
        }
        var bare = new SynapseModel(model, places, Set.of(), List.of());
        var outputs = new ArrayList<Output>();
        for (var each : model.subexpressions()) {
            if (each.flags().contains(Flag.OUTPUT) || each.flags().contains(Flag.SUMMED)) {
                var input = each.name().endsWith(POST) ? withoutSuffix(each.name(), POST) : each.name();
                outputs.add(new Output(each.name(), input, each.unit(), bare.isPerSynapse(each.value())));
            }
        }
        var whole = new SynapseModel(model, places, EventDriven.of(bare, outputs), outputs);
        SynapseRules.check(whole);
        return whole;
    }

    /// Whether a model describes a synapse, and not a cell.
    public static boolean isSynapse(Model model) {
        var synaptic = Set.of(Flag.EVENT_DRIVEN, Flag.CLOCK_DRIVEN, Flag.SUMMED, Flag.TARGET, Flag.SOURCE, Flag.OUTPUT);
        return model.spiking().events().stream().anyMatch(event -> event.trigger() instanceof Event.Pathway)
                || model.equations().stream().anyMatch(e -> e.flags().stream().anyMatch(synaptic::contains))
                || model.state().stream().anyMatch(s -> s.flags().stream().anyMatch(synaptic::contains));
    }

    private static Place place(Model model, StateVariable state) {
        var flags = new LinkedHashSet<>(state.flags());
        model.differentialEquations().stream()
                .filter(equation -> equation.name().equals(state.name()))
                .forEach(equation -> flags.addAll(equation.flags()));
        return flags.contains(Flag.TARGET) ? Place.TARGET : flags.contains(Flag.SOURCE) ? Place.SOURCE : Place.SYNAPSE;
    }

    public String name() {
        return model.name();
    }

    /// State variables that live at a place, in the order of the text.
    public List<StateVariable> state(Place place) {
        return model.state().stream()
                .filter(state -> places.get(state.name()) == place)
                .toList();
    }

    /// Differential equations of variables that live at a place.
    public List<Equation.Differential> equations(Place place) {
        return model.differentialEquations().stream()
                .filter(equation -> places.get(equation.name()) == place)
                .toList();
    }

    /// Differential equations of the synapse that are advanced in every step.
    public List<Equation.Differential> clockDriven() {
        return equations(Place.SYNAPSE).stream()
                .filter(equation -> !eventDriven.contains(equation.name()))
                .toList();
    }

    /// What a spike does that arrives (`pre`), or that the target sends (`post`).
    public List<Assignment> statements(String pathway) {
        return model.spiking().events().stream()
                .filter(event -> event.trigger().equals(new Event.Pathway(pathway)))
                .flatMap(event -> event.statements().stream())
                .toList();
    }

    /// The statements of a pathway that change what lives at the cell which sent the spike; carried out once
    /// for each of its spikes, not once for each synapse.
    public List<Assignment> ofSender(String pathway) {
        var at = pathway.equals("pre") ? Place.SOURCE : Place.TARGET;
        return statements(pathway).stream()
                .filter(statement -> places.get(statement.target()) == at)
                .toList();
    }

    public boolean hasWeight() {
        return isParameter(WEIGHT) || places.get(WEIGHT) == Place.SYNAPSE;
    }

    public boolean isParameter(String name) {
        return model.parameters().stream().anyMatch(p -> p.name().equals(name));
    }

    /// The cell variable that a name stands for; empty for parameters, variables of the synapse,
    /// subexpressions, and names of the language.
    public Optional<CellVariable> cellVariable(String name) {
        var place = places.get(name);
        if (place != null) {
            return place == Place.SYNAPSE ? Optional.empty() : Optional.of(new CellVariable(place, true, name));
        }
        if (isParameter(name)
                || model.subexpressions().stream().anyMatch(s -> s.name().equals(name))
                || BuiltIn.named(name).isPresent()) {
            return Optional.empty();
        }
        if (name.endsWith(PRE)) {
            return Optional.of(new CellVariable(Place.SOURCE, false, withoutSuffix(name, PRE)));
        }
        return Optional.of(
                new CellVariable(Place.TARGET, false, name.endsWith(POST) ? withoutSuffix(name, POST) : name));
    }

    /// What an expression depends on, subexpressions written out.
    public Set<String> reach(Expr expression) {
        return Reach.of(expression, definitions()).names();
    }

    Map<String, Expr> definitions() {
        var definitions = new LinkedHashMap<String, Expr>();
        model.subexpressions().forEach(each -> definitions.put(each.name(), each.value()));
        return definitions;
    }

    /// Whether a value differs between the synapses of one target cell.
    boolean isPerSynapse(Expr expression) {
        return reach(expression).stream().anyMatch(this::isPerSynapse) || Names.isRandom(expression);
    }

    boolean isPerSynapse(String name) {
        return name.equals(WEIGHT)
                || places.get(name) == Place.SYNAPSE
                || name.equals(BuiltIn.LASTUPDATE.symbol())
                || cellVariable(name)
                        .filter(variable -> variable.place() == Place.SOURCE)
                        .isPresent();
    }

    private static String withoutSuffix(String name, String suffix) {
        return name.substring(0, name.length() - suffix.length());
    }
}
