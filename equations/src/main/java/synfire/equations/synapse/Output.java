package synfire.equations.synapse;

import synfire.equations.units.Unit;

/// What a synapse model adds to an input of the target's model.
///
/// @param name of the subexpression
/// @param input of the target's model
/// @param perSynapse whether it is summed over synapses; else each target cell has it once
public record Output(String name, String input, Unit unit, boolean perSynapse) {}
