package synfire.equations.synapse;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import synfire.equations.Assignment;
import synfire.equations.Event;
import synfire.equations.StepOrder;
import synfire.equations.algebra.Names;
import synfire.equations.syntax.BinaryOperator;
import synfire.equations.syntax.BuiltIn;
import synfire.equations.syntax.Expr;

/// What a model of a synapse must be.
final class SynapseRules {

    private static final Set<String> PATHWAYS = Set.of("pre", "post");

    private final SynapseModel synapse;

    private SynapseRules(SynapseModel synapse) {
        this.synapse = synapse;
    }

    static void check(SynapseModel synapse) {
        var rules = new SynapseRules(synapse);
        if (!SynapseModel.isSynapse(synapse.model())) {
            throw rules.mistake("it has neither 'on pre' or 'on post' nor an output, so it is the model of a cell");
        }
        rules.events();
        rules.indices();
        rules.cells();
        for (var pathway : PATHWAYS) {
            synapse.statements(pathway).forEach(statement -> rules.statement(pathway, statement));
        }
    }

    private void events() {
        for (var event : synapse.model().spiking().events()) {
            switch (event.trigger()) {
                case Event.Pathway(var name) when PATHWAYS.contains(name) -> {}
                case Event.Pathway(var name) ->
                    throw mistake("there is no pathway '%s'; write 'on pre' or 'on post'".formatted(name));
                case Event.Threshold _, Event.Escape _, Event.Arrival _ ->
                    throw mistake("only 'on pre' and 'on post' stand in a synapse; thresholds belong to cells");
            }
            if (event.spike()) {
                throw mistake("a synapse sends no spikes; remove 'spike'");
            }
        }
        var order = synapse.model().order();
        if (!order.before().isEmpty() || !order.after().isEmpty() || order.update() == StepOrder.Update.IN_ORDER) {
            throw mistake("the order of a step belongs to the models of cells; remove 'before step', 'after step' "
                    + "and 'update: in order'");
        }
    }

    private void indices() {
        var names = new LinkedHashSet<String>();
        synapse.model().equations().forEach(each -> names.addAll(Names.in(each.value())));
        synapse.model()
                .spiking()
                .events()
                .forEach(event -> event.statements().forEach(each -> names.addAll(Names.in(each.value()))));
        for (var index : List.of("i", "j", "N", "not_refractory", "lastspike")) {
            if (names.contains(index)) {
                throw mistake("'%s' has no meaning inside a synapse; give values that depend on cells to the projection"
                        .formatted(index));
            }
        }
    }

    /// What lives at a cell depends on nothing that differs between its synapses, and at the source on
    /// spikes alone.
    private void cells() {
        for (var equation : synapse.equations(Place.TARGET)) {
            for (var name : synapse.reach(equation.value())) {
                if (synapse.isPerSynapse(name)) {
                    throw mistake("'%s' lives at the target cell, but reads '%s', which does not; remove (target)"
                            .formatted(equation.name(), name));
                }
            }
        }
        for (var equation : synapse.equations(Place.SOURCE)) {
            ofTheSource(equation.name(), equation.value());
        }
    }

    private void ofTheSource(String target, Expr value) {
        for (var name : synapse.reach(value)) {
            boolean known = synapse.places().get(name) == Place.SOURCE
                    || (synapse.isParameter(name) && !name.equals(SynapseModel.WEIGHT))
                    || (BuiltIn.named(name).isPresent() && !name.equals(BuiltIn.LASTUPDATE.symbol()));
            if (!known) {
                throw mistake("'%s' lives at the source cell and follows its spikes, but reads '%s'; remove (source)"
                        .formatted(target, name));
            }
        }
    }

    private void statement(String pathway, Assignment statement) {
        var target = statement.target();
        var sender = pathway.equals("pre") ? Place.SOURCE : Place.TARGET;
        var place = synapse.places().get(target);
        if (place == sender) {
            for (var name : synapse.reach(statement.value())) {
                if (synapse.isPerSynapse(name) && synapse.places().get(name) != sender) {
                    throw mistake(
                            "'on %s' changes '%s' once for each spike, but by '%s', which differs between synapses"
                                    .formatted(pathway, target, name));
                }
            }
            if (sender == Place.SOURCE) {
                ofTheSource(target, statement.value());
            }
            return;
        }
        boolean foreign = place == null
                && (target.endsWith("_pre")
                        || target.endsWith("_post")
                        || statement.operator().isPresent())
                && synapse.cellVariable(target).isPresent();
        if (foreign && synapse.cellVariable(target).orElseThrow().place() == sender && isLocal(pathway, target)) {
            return;
        }
        if (foreign && synapse.cellVariable(target).orElseThrow().place() == sender) {
            throw mistake("'on %s' changes '%s' of the cell that sent the spike; declare a variable (%s) instead"
                    .formatted(pathway, target, sender == Place.SOURCE ? "source" : "target"));
        }
        boolean otherCell = (place != null && place != Place.SYNAPSE) || foreign;
        boolean added = statement
                .operator()
                .filter(operator -> operator == BinaryOperator.ADD || operator == BinaryOperator.SUBTRACT)
                .isPresent();
        if (otherCell && !added && !isLocal(pathway, target)) {
            throw mistake("'on %s' sets '%s', which other synapses change as well; add to it with += or -="
                    .formatted(pathway, target));
        }
    }

    /// Whether a name is given a value in the block before.
    private boolean isLocal(String pathway, String name) {
        return synapse.statements(pathway).stream()
                .filter(statement -> statement.target().equals(name))
                .findFirst()
                .filter(statement ->
                        statement.operator().isEmpty() && !name.endsWith("_pre") && !name.endsWith("_post"))
                .isPresent();
    }

    private IllegalArgumentException mistake(String problem) {
        return new IllegalArgumentException("synapse model '%s': %s".formatted(synapse.name(), problem));
    }
}
