package synfire.network.description;

import java.util.LinkedHashMap;
import java.util.Map;
import synfire.equations.Model;
import synfire.equations.synapse.SynapseModel;
import synfire.equations.units.Quantity;
import synfire.network.values.SynapseValues;

/// What a spike does when it arrives, and what a synapse does besides.
public sealed interface Synapse {

    /// Adds the weight to a variable of the target: a state variable, or an input that takes events.
    record AddTo(String variable) implements Synapse {}

    /// Adds the weight times a state variable of the source to a state variable of the target, in every step: what
    /// cells
    /// without spikes send. Only trials of a network take it; elsewhere there are couplings.
    record Graded(String sent, String variable) implements Synapse {}

    /// Follows a model of its own, whose parameter or variable `w` has the weights of the projection.
    ///
    /// @param parameters other values than the model's defaults; those of what lives at a cell are constants
    /// @param initial other values at the start than the model's, of variables of the synapse
    record Modelled(Model model, Map<String, SynapseValues> parameters, Map<String, SynapseValues> initial)
            implements Synapse {

        public Modelled {
            parameters = Map.copyOf(parameters);
            initial = Map.copyOf(initial);
        }

        public Modelled with(String parameter, SynapseValues values) {
            var more = new LinkedHashMap<>(parameters);
            more.put(parameter, values);
            return new Modelled(model, more, initial);
        }

        public Modelled with(String parameter, double value, String unit) {
            return with(parameter, SynapseValues.of(value, unit));
        }

        public Modelled starting(String variable, SynapseValues values) {
            var more = new LinkedHashMap<>(initial);
            more.put(variable, values);
            return new Modelled(model, parameters, more);
        }

        /// The model taken apart, with the parameters that all synapses share as defaults.
        ///
        /// @throws IllegalArgumentException if it is no model of a synapse, or a parameter does not exist or
        ///     is out of its range
        public SynapseModel synapse() {
            var shared = new LinkedHashMap<String, Quantity>();
            parameters.forEach((name, values) -> {
                if (values instanceof SynapseValues.Constant(var value)) {
                    shared.put(name, value);
                }
            });
            return SynapseModel.of(model.withDefaults(shared));
        }
    }

    static Synapse addTo(String variable) {
        return new AddTo(variable);
    }

    static Modelled of(Model model) {
        return new Modelled(model, Map.of(), Map.of());
    }
}
