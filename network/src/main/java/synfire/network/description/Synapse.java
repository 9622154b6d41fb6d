package synfire.network.description;

/// What a spike does when it arrives.
public sealed interface Synapse {

    /// Adds the weight to a variable of the target: a state variable, or an input that takes events.
    record AddTo(String variable) implements Synapse {}

    static Synapse addTo(String variable) {
        return new AddTo(variable);
    }
}
