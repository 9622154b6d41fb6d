package synfire.learn.fit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import synfire.ir.Builder;
import synfire.ir.Program;
import synfire.ir.Value;

/// Binds the inputs of a program by name.
final class NamedInputs {

    private NamedInputs() {}

    /// Copies a program with each input bound to the known value of its name; its outputs by name.
    ///
    /// @throws IllegalArgumentException naming an input that nothing is known for
    static Map<String, Value> inline(Builder b, Program program, Map<String, Value> known) {
        var arguments = new ArrayList<Value>();
        for (var input : program.inputs()) {
            arguments.add(find(known, input.name()));
        }
        var results = b.inline(program, arguments);
        var outputs = new LinkedHashMap<String, Value>();
        for (int i = 0; i < results.size(); i++) {
            outputs.put(program.outputs().get(i).name(), results.get(i));
        }
        return outputs;
    }

    static Value find(Map<String, Value> known, String name) {
        var value = known.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the model needs '%s', which the fit does not supply; it supplies %s"
                    .formatted(name, known.keySet().stream().sorted().toList()));
        }
        return value;
    }

    /// The number of that name.
    static double number(Map<String, Double> values, String name) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("parameter '%s' has no value".formatted(name));
        }
        return value;
    }
}
