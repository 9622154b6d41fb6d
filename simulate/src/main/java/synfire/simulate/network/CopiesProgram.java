package synfire.simulate.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import synfire.ir.Builder;
import synfire.ir.Program;
import synfire.ir.Type;
import synfire.ir.Value;
import synfire.ir.differentiate.SaveSet;
import synfire.ir.differentiate.Vjp;
import synfire.ir.scans.CleanScans;
import synfire.ir.simplify.Optimize;

/// A chunk of steps of a network of which there are copies, what is observed after it, and the derivative of both.
///
/// @param network the program of the network
record CopiesProgram(NetworkProgram network, NetworkCopies.Observation observation) {

    static final String OBSERVED = "observed";

    /// Inputs: those of the network's program. Outputs: `observed`, and `next.` and the name of everything that
    /// is carried.
    Program program() {
        var program = network.program();
        var b = new Builder(network.name() + ".copies");
        var inputs = new HashMap<String, Value>();
        var arguments = new ArrayList<Value>();
        for (var input : program.inputs()) {
            var value = b.input(input.name(), input.value().type());
            inputs.put(input.name(), value);
            arguments.add(value);
        }
        var results = b.inline(program, arguments);
        var ends = new HashMap<>(inputs);
        var carries = network.carries();
        for (int i = 0; i < results.size(); i++) {
            var name = program.outputs().get(i).name();
            var carry = name.startsWith("next.") ? name.substring("next.".length()) : "";
            if (carries.containsKey(carry)) {
                ends.put(carry, results.get(i));
                b.output(name, results.get(i));
            }
        }
        var population = network.population(observation.population());
        b.output(OBSERVED, population.expression(b, population.known(b, ends), observation.variable()));
        return CleanScans.of(b.build());
    }

    /// Inputs as [#program], then `cotangent.observed` and `cotangent.next.STATE`; outputs also `cotangent.` and the
    /// name of each of `by` and of every state.
    Program gradient(List<String> by) {
        var inputs = new ArrayList<>(by);
        var outputs = new ArrayList<>(List.of(OBSERVED));
        for (var state : floatStates()) {
            outputs.add("next." + state);
            if (!inputs.contains(state)) {
                inputs.add(state);
            }
        }
        var options = Vjp.Options.DEFAULT.withSave(SaveSet.STATES);
        return Vjp.of(Optimize.BEFORE_DERIVATIVE.apply(program()), inputs, outputs, options);
    }

    /// What is carried from step to step and has a derivative.
    List<String> floatStates() {
        return network.carries().entrySet().stream()
                .filter(each -> isFloat(each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isFloat(Type type) {
        return type.dtype().isFloat();
    }
}
