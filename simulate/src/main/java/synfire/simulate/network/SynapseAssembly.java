package synfire.simulate.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import synfire.equations.lowering.SynapseLowering;
import synfire.equations.synapse.SynapseModel;
import synfire.ir.DType;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Projection;
import synfire.network.description.Synapse;
import synfire.network.values.SynapseValues;
import synfire.network.wiring.Wiring;

/// Turns synapses that follow models into code, and puts what lives at their targets into the models of
/// these.
record SynapseAssembly(Network network, DType dtype) {

    /// The population with the model that its cells follow together with their synapses.
    Population together(Population population) {
        return population.withModel(network.model(population.name()));
    }

    /// The variable of the target that a spike does nothing to but add the weight, as it is called there;
    /// such a projection needs no code of its own.
    Optional<String> plainAddition(Projection projection) {
        if (!(projection.synapse() instanceof Synapse.Modelled modelled)) {
            return Optional.empty();
        }
        var synapse = modelled.synapse();
        var statements = synapse.statements("pre");
        var lowered = SynapseLowering.of(synapse, dtype, SynapseCode.axis(0), SynapseCode.axis(1), SynapseCode.axis(2));
        boolean plain = statements.size() == 1
                && lowered.post().isEmpty()
                && lowered.ofTarget().isEmpty()
                && lowered.everyStep().isEmpty()
                && lowered.source().isEmpty()
                && lowered.pre()
                        .filter(body -> body.isPlainAddition()
                                && body.into().size() == 1
                                && body.others().equals(List.of(SynapseModel.WEIGHT)))
                        .isPresent();
        return plain
                ? synapse.cellVariable(statements.getFirst().target())
                        .map(variable -> variable.own() ? projection.name() + "." + variable.name() : variable.name())
                : Optional.empty();
    }

    SynapseCode code(Projection projection, int number, Sender source, PopulationCode target, Wiring wiring) {
        var modelled = (Synapse.Modelled) projection.synapse();
        var synapse = modelled.synapse();
        var varied = new ArrayList<String>();
        Map<String, Double> shared = new LinkedHashMap<>();
        for (var parameter : synapse.model().parameters()) {
            var common = parameter.name().equals(SynapseModel.WEIGHT)
                    ? wiring.commonWeight().map(OptionalDouble::of).orElse(OptionalDouble.empty())
                    : isVaried(modelled.parameters().get(parameter.name()))
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(parameter.value().inBase());
            if (common.isPresent()) {
                shared.put(parameter.name(), common.getAsDouble());
            } else {
                varied.add(parameter.name());
            }
        }
        varied.addAll(modelled.initial().keySet().stream().sorted().toList());
        var axis = SynapseCode.axis(number);
        var lowered = SynapseLowering.of(synapse, dtype, axis, source.axis(), target.axis());
        return new SynapseCode(
                projection.name(),
                number,
                source,
                target,
                axis,
                lowered,
                SynapseDelays.of(projection, wiring, lowered),
                shared,
                varied,
                dtype);
    }

    private static boolean isVaried(@Nullable SynapseValues values) {
        return values != null && !(values instanceof SynapseValues.Constant);
    }
}
