package synfire.simulate.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.ir.Axis;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.FullProduct;
import synfire.ir.FullRows;
import synfire.ir.Op;
import synfire.ir.TensorType;
import synfire.ir.Value;

/// A projection in the program of a network: its synapses, and the line on which spikes travel.
///
/// @param name of the projection
/// @param variable of the targets that spikes are added to
/// @param sent what of the sources is sent: their events, or a variable
/// @param weight of all synapses, in base units; empty where each has its own
/// @param drawn how targets are drawn that are not stored
/// @param made how targets, weights and delays are made that are not stored
/// @param full whether the weights are a matrix from all sources to all targets
/// @param places integers that count all synapses there can be; short ones leave more room in the caches
record ProjectionCode(
        String name,
        int number,
        Axis source,
        Axis target,
        String variable,
        String sent,
        Travel travel,
        Optional<Double> weight,
        Optional<DrawnSynapses> drawn,
        Optional<ProceduralSynapses> made,
        boolean full,
        DType places,
        DType dtype) {

    Axis synapses() {
        return new Axis("synapses" + number, 40);
    }

    /// The axes of the matrix of weights.
    FullRows matrix() {
        return new FullRows(source, new Axis("rows" + number, 25), target);
    }

    String input(String what) {
        return name + "." + what;
    }

    /// Whether all spikes travel the same whole number of steps.
    boolean isWhole() {
        return travel instanceof Travel.Together(double steps) && steps == Math.rint(steps);
    }

    boolean hasLine() {
        return !(travel instanceof Travel.AtOnce);
    }

    /// Whether synapses lie in memory.
    boolean isStored() {
        return drawn.isEmpty() && made.isEmpty();
    }

    /// What the program reads of the synapses, by name.
    Map<String, TensorType> inputs() {
        var inputs = new LinkedHashMap<String, TensorType>();
        if (full) {
            inputs.put(input("weight"), matrix().weights(dtype));
        }
        made.ifPresent(synapses -> inputs.putAll(synapses.inputs(name, source, target)));
        if (full || !isStored()) {
            return inputs;
        }
        inputs.put(input("start"), TensorType.of(places, source));
        inputs.put(input("end"), TensorType.of(places, source));
        inputs.put(input("target"), TensorType.of(DType.I32, synapses()));
        if (weight.isEmpty()) {
            inputs.put(input("weight"), TensorType.of(dtype, synapses()));
        }
        if (travel instanceof Travel.Apart(boolean whole, double _)) {
            inputs.put(input("delay"), TensorType.of(whole ? DType.I32 : dtype, synapses()));
        }
        return inputs;
    }

    /// A variable of the targets after the spikes that arrive at once.
    Value deliver(Builder b, Map<String, Value> here, Value into, Value events) {
        if (full) {
            var weights = PopulationCode.at(here, input("weight"));
            return b.emit(new Op.Full(FullProduct.DELIVER, List.of(into, events, weights), matrix()));
        }
        if (made.isPresent()) {
            var rows = made.get()
                    .rows(
                            b,
                            here,
                            name,
                            source,
                            target,
                            List.of(),
                            new DelayLine(name, variable, number, target, dtype).slots());
            return b.emit(new Op.DeliverProcedural(into, events, rows));
        }
        return drawn.map(synapses ->
                        b.emit(new Op.DeliverDrawn(into, events, weights(b, here), synapses.rows(b, source, target))))
                .orElseGet(() -> b.emit(new Op.Deliver(into, events, weights(b, here), rows(here))));
    }

    /// A delay line after the spikes were sent.
    ///
    /// @param byRows whether spikes that all travel equally long are written as deliveries to a row, which
    ///     has
    ///     its derivative in machine code
    Value send(Builder b, Map<String, Value> here, DelayLine line, Value events, boolean byRows) {
        if (made.isPresent()) {
            var on = PopulationCode.at(here, line.input());
            var rows = made.get().rows(b, here, name, source, target, List.of(line.slot(b, here)), line.slots());
            return b.emit(new Op.DeliverProcedural(on, events, rows));
        }
        var delays = switch (travel) {
            case Travel.AtOnce _ -> b.constant(0L);
            case Travel.Together(double steps) ->
                steps == Math.rint(steps) ? b.constant((long) steps) : b.constant(dtype, steps);
            case Travel.Apart _ -> PopulationCode.at(here, input("delay"));
        };
        if (isWhole() && (byRows || full)) {
            return sendToRow(b, here, line, events, delays);
        }
        return b.emit(new Op.DeliverLate(
                PopulationCode.at(here, line.input()),
                events,
                weights(b, here),
                new Op.Travel(delays, line.slot(b, here), line.slots()),
                rows(here)));
    }

    /// The same where all arrive in one row: that row with the spikes delivered.
    private Value sendToRow(Builder b, Map<String, Value> here, DelayLine line, Value events, Value steps) {
        var on = PopulationCode.at(here, line.input());
        var ring = PopulationCode.at(here, line.slotsInput());
        var slot = b.binary(BinaryFunction.REMAINDER, b.add(line.slot(b, here), steps), ring);
        var row = b.emit(new Op.Gather(on, slot, line.slots()));
        var arrived = full
                ? deliver(b, here, row, events)
                : b.emit(new Op.Deliver(row, events, weights(b, here), rows(here)));
        return b.emit(new Op.Put(on, arrived, slot, line.slots()));
    }

    private Value weights(Builder b, Map<String, Value> here) {
        return weight.map(w -> b.constant(dtype, w)).orElseGet(() -> PopulationCode.at(here, input("weight")));
    }

    private Op.Rows rows(Map<String, Value> here) {
        return new Op.Rows(
                PopulationCode.at(here, input("start")),
                PopulationCode.at(here, input("end")),
                PopulationCode.at(here, input("target")),
                source,
                synapses(),
                target);
    }
}
