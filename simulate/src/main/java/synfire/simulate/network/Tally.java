package synfire.simulate.network;

import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.TensorType;
import synfire.ir.Value;

/// A sum over time that a network carries for each cell of a population: of a variable at the end of each
/// step, or of its squared distance from a target.
///
/// @param name of the sum among what is carried
/// @param variable a state, or `spike`
/// @param against whether it is compared with the input `NAME.target` `[time, cells]`
record Tally(String name, String population, String variable, boolean against) {

    String target() {
        return name + ".target";
    }

    /// The type of the target over time.
    static TensorType targetType(TensorType cells) {
        return cells.with(Axis.TIME);
    }

    /// The sum after a step.
    ///
    /// @param target of this step; not read where nothing is compared
    Value next(Builder b, Value sum, Value x, Value target) {
        return b.add(sum, against ? b.square(b.subtract(x, target)) : x);
    }
}
