package synfire.equations.synapse;

/// A variable that a synapse model finds at a cell.
///
/// @param place of the cell, source or target
/// @param own whether the synapse model declares it; else it is one of the cell's model
/// @param name as the model that declares it calls it
public record CellVariable(Place place, boolean own, String name) {}
