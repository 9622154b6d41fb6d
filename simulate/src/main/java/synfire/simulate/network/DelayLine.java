package synfire.simulate.network;

import java.util.Map;
import synfire.ir.Axis;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.TensorType;
import synfire.ir.Value;

/// What travels to one variable of a population, from all projections: a ring with a slot for each step ahead. In each
/// step one slot is read and set to zero before anything is sent.
///
/// @param name of population and variable, `NAME.VARIABLE`
/// @param target cells of the population
record DelayLine(String name, String variable, int number, Axis target, DType dtype) {

    String input() {
        return name + ".line";
    }

    /// Name of the number of slots, an integer.
    String slotsInput() {
        return name + ".slots";
    }

    Axis slots() {
        return new Axis("slots" + number, 2);
    }

    TensorType type() {
        return TensorType.of(dtype, slots(), target);
    }

    /// The slot of this step.
    Value slot(Builder b, Map<String, Value> here) {
        return b.binary(
                BinaryFunction.REMAINDER, PopulationCode.at(here, "step"), PopulationCode.at(here, slotsInput()));
    }

    /// What arrives in this step; the line in `here` is replaced by one without it.
    Value arriving(Builder b, Map<String, Value> here) {
        var slot = slot(b, here);
        var line = PopulationCode.at(here, input());
        var arriving = b.emit(new Op.Gather(line, slot, slots()));
        here.put(input(), b.emit(new Op.Put(line, b.constant(dtype, 0), slot, slots())));
        return arriving;
    }
}
