package synfire.equations;

import java.util.List;

/// The declared names of a model, each kind in the order of the text.
public record Variables(List<Parameter> parameters, List<StateVariable> state, List<Input> inputs) {

    public Variables {
        parameters = List.copyOf(parameters);
        state = List.copyOf(state);
        inputs = List.copyOf(inputs);
    }
}
