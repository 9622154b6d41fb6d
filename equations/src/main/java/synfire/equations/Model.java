package synfire.equations;

import java.util.List;
import java.util.Optional;

/// A checked model: every name is known, every dimension fits.
///
/// @param equations subexpressions in an order in which each uses only those above it, differential equations in the
/// order of the text
/// @param scheme name of the integration scheme, or `auto`
public record Model(
        String name,
        Header header,
        Variables variables,
        List<Equation> equations,
        Spiking spiking,
        StepOrder order,
        String scheme) {

    /// The scheme that is chosen from the form of the equations.
    public static final String AUTOMATIC = "auto";

    public Model {
        equations = List.copyOf(equations);
    }

    public List<Parameter> parameters() {
        return variables.parameters();
    }

    public List<StateVariable> state() {
        return variables.state();
    }

    public List<Input> inputs() {
        return variables.inputs();
    }

    /// In the order of the text, which `update: in order` follows.
    public List<Equation.Differential> differentialEquations() {
        return equations.stream()
                .filter(Equation.Differential.class::isInstance)
                .map(Equation.Differential.class::cast)
                .toList();
    }

    /// In an order in which each uses only those before it.
    public List<Equation.Subexpression> subexpressions() {
        return equations.stream()
                .filter(Equation.Subexpression.class::isInstance)
                .map(Equation.Subexpression.class::cast)
                .toList();
    }

    /// The event that sends spikes.
    public Optional<Event> spikeEvent() {
        return spiking.events().stream().filter(Event::spike).findFirst();
    }
}
