package synfire.cli.run;

import java.util.Locale;
import synfire.equations.Equation;
import synfire.equations.synapse.Place;
import synfire.equations.synapse.SynapseModel;
import synfire.equations.syntax.ExprText;

/// What was understood of a synapse model, as text: above all, what lives where.
final class SynapsePage {

    private SynapsePage() {}

    static String text(SynapseModel synapse) {
        var model = synapse.model();
        var text = new StringBuilder("synapse model %s: no mistakes%n".formatted(model.name()));
        ModelPage.section(
                text,
                "parameters",
                model.parameters().stream()
                        .map(p -> "%s = %s in %s%s"
                                .formatted(
                                        p.name(),
                                        p.value(),
                                        p.range(),
                                        p.name().equals(SynapseModel.WEIGHT) ? ", takes the weights" : ""))
                        .toList());
        for (var place : Place.values()) {
            ModelPage.section(
                    text,
                    "of each "
                            + (place == Place.SYNAPSE ? "synapse" : place.name().toLowerCase(Locale.ROOT) + " cell"),
                    synapse.state(place).stream()
                            .map(state -> "%s : %s = %s%s"
                                    .formatted(
                                            state.name(),
                                            ModelPage.unit(state.unit()),
                                            ExprText.of(state.initial()),
                                            moved(synapse, state.name())))
                            .toList());
        }
        ModelPage.section(
                text,
                "outputs",
                synapse.outputs().stream()
                        .map(output -> "%s : %s, to input '%s' of the target, %s"
                                .formatted(
                                        output.name(),
                                        ModelPage.unit(output.unit()),
                                        output.input(),
                                        output.perSynapse() ? "summed over synapses" : "once for each cell"))
                        .toList());
        ModelPage.section(
                text,
                "equations",
                model.equations().stream().map(SynapsePage::equation).toList());
        ModelPage.section(
                text,
                "events",
                model.spiking().events().stream().map(ModelPage::event).toList());
        return text.toString();
    }

    private static String moved(SynapseModel synapse, String state) {
        boolean moves = synapse.model().differentialEquations().stream()
                .anyMatch(equation -> equation.name().equals(state));
        if (!moves || synapse.places().get(state) != Place.SYNAPSE) {
            return "";
        }
        return synapse.eventDriven().contains(state) ? ", advanced when a spike comes" : ", advanced in every step";
    }

    private static String equation(Equation equation) {
        return switch (equation) {
            case Equation.Differential(var name, var value, var _) -> "d%s/dt = %s".formatted(name, ExprText.of(value));
            case Equation.Subexpression(var name, var value, var unit, var _) ->
                "%s = %s : %s".formatted(name, ExprText.of(value), ModelPage.unit(unit));
        };
    }
}
