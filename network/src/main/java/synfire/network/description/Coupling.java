package synfire.network.description;

import java.util.Optional;
import synfire.equations.units.Quantity;
import synfire.network.values.SynapseValues;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;

/// A signal that cells give to cells all the time: neural masses through a connectome, graded synapses, gap junctions.
///
/// The target's input is the sum over its synapses, sources in ascending order, of the weight times the source's
/// variable as it was a delay ago. A weight is in the unit of the input per unit of the variable.
///
/// @param variable of the source: a state, a parameter, or a subexpression that reads no input
/// @param input of the target's model
/// @param kind what of the source counts
/// @param conduction the distances that the signal travels and how fast; then `delay` is [Delay.Immediate]
public record Coupling(
        String name,
        Cells source,
        String variable,
        Cells target,
        String input,
        Kind kind,
        Connector connector,
        Weights weights,
        Delay delay,
        Optional<Conduction> conduction) {

    /// What of the source counts.
    public enum Kind {
        /// Its variable.
        ADDITIVE,
        /// What it has more than the target has of the same variable: gap junctions, diffusion.
        DIFFUSIVE
    }

    /// Delays that take the time of a length at a velocity, of which gradients may be taken.
    ///
    /// @param lengths of every synapse
    public record Conduction(SynapseValues lengths, Quantity velocity) {

        public Conduction {
            CouplingRules.velocity(velocity);
        }
    }

    public Coupling {
        Names.check("coupling", name);
        if (conduction.isPresent() && !(delay instanceof Delay.Immediate)) {
            throw new IllegalArgumentException(
                    "coupling '%s' has delays and a conduction velocity; give one of them".formatted(name));
        }
    }

    /// The variable of each source, without delay.
    public static Coupling of(
            String name,
            Cells source,
            String variable,
            Cells target,
            String input,
            Connector connector,
            Weights weights) {
        return new Coupling(
                name,
                source,
                variable,
                target,
                input,
                Kind.ADDITIVE,
                connector,
                weights,
                Delay.none(),
                Optional.empty());
    }

    public Coupling named(String newName) {
        return new Coupling(newName, source, variable, target, input, kind, connector, weights, delay, conduction);
    }

    public Coupling with(Kind newKind) {
        return new Coupling(name, source, variable, target, input, newKind, connector, weights, delay, conduction);
    }

    public Coupling with(Delay newDelay) {
        return new Coupling(name, source, variable, target, input, kind, connector, weights, newDelay, conduction);
    }

    /// With delays that take the time of these lengths at a velocity.
    public Coupling with(Conduction newConduction) {
        return new Coupling(
                name, source, variable, target, input, kind, connector, weights, delay, Optional.of(newConduction));
    }
}
