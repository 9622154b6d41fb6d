package synfire.equations.synapse;

/// A synapse model at a population.
///
/// @param prefix of its names there: that of the projection
/// @param synapse with the values of its parameters as defaults
public record Attachment(String prefix, SynapseModel synapse) {

    /// The name of something of the synapse model in the model of the cell; it holds a dot, so no model can
    /// use it.
    public String named(String name) {
        return prefix + "." + name;
    }
}
