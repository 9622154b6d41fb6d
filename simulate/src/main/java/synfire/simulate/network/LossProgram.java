package synfire.simulate.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import synfire.ir.Builder;
import synfire.ir.Program;
import synfire.ir.SpikeMode;
import synfire.ir.Value;
import synfire.ir.differentiate.SaveSet;
import synfire.ir.differentiate.Vjp;
import synfire.ir.scans.CleanScans;
import synfire.ir.simplify.DenseEvents;
import synfire.ir.simplify.Optimize;

/// The loss of a chunk of steps and the state after it as a program, and its derivative.
///
/// @param network the program of the network
/// @param scales what each tally is multiplied by
record LossProgram(NetworkProgram network, List<Double> scales) {

    static final String LOSS = "loss";

    LossProgram {
        scales = List.copyOf(scales);
    }

    /// Inputs: those of the network's program without the tallies. Outputs: `loss`, and `next.` and the
    /// name of every state and line.
    Program program() {
        var program = network.program();
        var b = new Builder(network.name() + ".loss");
        var tallies = network.options().tallies();
        var names = tallies.stream().map(Tally::name).toList();
        var arguments = new ArrayList<Value>();
        for (var input : program.inputs()) {
            arguments.add(
                    names.contains(input.name())
                            ? b.zero(input.value().tensor())
                            : b.input(input.name(), input.value().type()));
        }
        var results = b.inline(program, arguments);
        Map<String, Value> outputs = new LinkedHashMap<>();
        for (int i = 0; i < results.size(); i++) {
            outputs.put(program.outputs().get(i).name(), results.get(i));
        }
        Value loss = b.constant(network.dtype(), 0);
        for (int i = 0; i < tallies.size(); i++) {
            var sum = PopulationCode.at(outputs, "next." + names.get(i));
            loss = b.add(loss, b.scaled(scales.get(i), b.sum(sum, sum.axes().getFirst())));
        }
        b.output(LOSS, loss);
        for (var state : network.carries().keySet()) {
            if (!names.contains(state)) {
                b.output("next." + state, PopulationCode.at(outputs, "next." + state));
            }
        }
        var built = CleanScans.of(b.build());
        return network.options().spikes().mode() == SpikeMode.SOFT ? new DenseEvents().apply(built) : built;
    }

    /// The loss, the state after, and the cotangents of some inputs.
    ///
    /// @param states whether what comes after the chunk counts too: then inputs are also
    ///     `cotangent.next.STATE`, and outputs `cotangent.STATE`
    Program gradient(List<String> by, boolean states) {
        var inputs = new ArrayList<>(by);
        var outputs = new ArrayList<>(List.of(LOSS));
        if (states) {
            for (var state : floatStates()) {
                outputs.add("next." + state);
                if (!inputs.contains(state)) {
                    inputs.add(state);
                }
            }
        }
        var options = Vjp.Options.DEFAULT.withSave(SaveSet.STATES);
        return Vjp.of(Optimize.BEFORE_DERIVATIVE.apply(program()), inputs, outputs, options);
    }

    /// What is carried from step to step and has a derivative.
    List<String> floatStates() {
        var names = network.options().tallies().stream().map(Tally::name).toList();
        return network.carries().entrySet().stream()
                .filter(each -> each.getValue().dtype().isFloat() && !names.contains(each.getKey()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
