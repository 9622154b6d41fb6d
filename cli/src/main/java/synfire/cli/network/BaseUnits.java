package synfire.cli.network;

import java.util.Optional;
import java.util.stream.Stream;
import synfire.equations.Equation;
import synfire.equations.Model;
import synfire.equations.synapse.SynapseModel;
import synfire.equations.units.Unit;
import synfire.network.description.Network;
import synfire.network.description.Projection;
import synfire.network.description.Synapse;

/// The units in which recordings hold numbers: the base units of what they are.
record BaseUnits(Network network) {

    private static final String UNKNOWN = "base units";

    /// Of a variable of a population's cells: a state, a subexpression, a parameter or an input, also of what synapses
    /// keep there.
    String of(String population, String variable) {
        return unit(network.model(population), variable).map(BaseUnits::base).orElse(UNKNOWN);
    }

    /// Of the weights of a projection.
    String ofWeights(Projection projection) {
        return switch (projection.synapse()) {
            case Synapse.AddTo(var variable) -> of(projection.target().population(), variable);
            case Synapse.Graded(var sent, var variable) ->
                of(projection.target().population(), variable) + " per "
                        + of(projection.source().population(), sent);
            case Synapse.Modelled modelled ->
                unit(modelled.model(), SynapseModel.WEIGHT).map(BaseUnits::base).orElse("1");
        };
    }

    private static Optional<Unit> unit(Model model, String variable) {
        var states = model.state().stream()
                .filter(each -> each.name().equals(variable))
                .map(each -> each.unit());
        var subexpressions = model.subexpressions().stream()
                .filter(each -> each.name().equals(variable))
                .map(Equation.Subexpression::unit);
        var parameters = model.parameters().stream()
                .filter(each -> each.name().equals(variable))
                .map(each -> each.unit());
        var inputs = model.inputs().stream()
                .filter(each -> each.name().equals(variable))
                .map(each -> each.unit());
        return Stream.of(states, subexpressions, parameters, inputs)
                .flatMap(each -> each)
                .findFirst();
    }

    private static String base(Unit unit) {
        return Unit.base(unit.dimension()).toString();
    }
}
