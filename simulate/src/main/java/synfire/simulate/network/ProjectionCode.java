package synfire.simulate.network;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.ir.Axis;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.TensorType;
import synfire.ir.Value;

/// A projection in the program of a network: its synapses, and the line on which spikes travel.
///
/// @param name of the projection
/// @param delay in steps, the same for all synapses; 0 arrives in the step in which it was sent
/// @param weight of all synapses, in base units; empty where each has its own
record ProjectionCode(
        String name,
        int number,
        Axis source,
        Axis target,
        String variable,
        int delay,
        Optional<Double> weight,
        DType dtype) {

    Axis synapses() {
        return new Axis("synapses" + number, 40);
    }

    private Axis slots() {
        return new Axis("slots" + number, 2);
    }

    String input(String what) {
        return name + "." + what;
    }

    boolean hasLine() {
        return delay > 0;
    }

    TensorType lineType() {
        return TensorType.of(dtype, slots(), target);
    }

    Axis lineAxis() {
        return slots();
    }

    TensorType rowType() {
        return TensorType.of(DType.I64, source);
    }

    TensorType targetType() {
        return TensorType.of(DType.I32, synapses());
    }

    TensorType weightType() {
        return TensorType.of(dtype, synapses());
    }

    /// A variable of the targets after what arrives in this step.
    ///
    /// @param here what the body reads; the line is replaced by its next state
    Value deliver(Builder b, Map<String, Value> here, Value into, Value events) {
        if (!hasLine()) {
            return sent(b, here, into, events);
        }
        var slot = b.binary(BinaryFunction.REMAINDER, PopulationCode.at(here, "step"), b.constant((long) delay));
        var line = PopulationCode.at(here, input("line"));
        var arriving = b.emit(new Op.Gather(line, slot, slots()));
        var zeros = b.broadcast(b.constant(dtype, 0), List.of(target));
        var written = b.emit(new Op.Put(line, sent(b, here, zeros, events), slot, slots()));
        here.put(input("line"), written);
        return b.add(into, arriving);
    }

    private Value sent(Builder b, Map<String, Value> here, Value into, Value events) {
        var rows = new Op.Rows(
                PopulationCode.at(here, input("start")),
                PopulationCode.at(here, input("end")),
                PopulationCode.at(here, input("target")),
                source,
                synapses(),
                target);
        var weights = weight.map(w -> b.constant(dtype, w)).orElseGet(() -> PopulationCode.at(here, input("weight")));
        return b.emit(new Op.Deliver(into, events, weights, rows));
    }
}
