package synfire.equations.synapse;

/// Where a variable of a synapse model lives.
public enum Place {
    /// One value for each synapse.
    SYNAPSE,
    /// One value for each cell that sends spikes over the projection.
    SOURCE,
    /// One value for each cell that receives them.
    TARGET
}
