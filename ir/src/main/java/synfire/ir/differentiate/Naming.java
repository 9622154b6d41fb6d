package synfire.ir.differentiate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import synfire.ir.IllegalProgramException;
import synfire.ir.Program;
import synfire.ir.TensorType;

/// Names of what a derivative adds to a program: `tangent.X`, and `tangent2.X` where the program has
/// tangents already.
final class Naming {

    private final Set<String> used = new HashSet<>();

    /// The name itself, or with the least number that makes it new.
    String distinct(String wanted) {
        var name = wanted;
        for (int n = 2; !used.add(name); n++) {
            name = wanted + "_" + n;
        }
        return name;
    }

    /// The prefix, numbered if inputs or outputs of the program begin with it.
    static String prefix(Program program, String wanted) {
        var prefix = wanted;
        for (int n = 2; isUsed(program, prefix + "."); n++) {
            prefix = wanted + n;
        }
        return prefix + ".";
    }

    /// The type of an input that can be differentiated by.
    ///
    /// @throws IllegalProgramException if it is not a float tensor
    static TensorType differentiable(Program program, String input) {
        var value = program.input(input);
        if (!value.dtype().isFloat()) {
            throw new IllegalProgramException("input '%s' of program '%s' is %s; only floats have derivatives"
                    .formatted(input, program.name(), value.type()));
        }
        return value.tensor();
    }

    /// The type of an output that can be differentiated.
    ///
    /// @throws IllegalProgramException if it is not a float tensor
    static TensorType differentiableOutput(Program program, String output) {
        var value = program.output(output);
        if (!value.dtype().isFloat()) {
            throw new IllegalProgramException("output '%s' of program '%s' is %s; only floats have derivatives"
                    .formatted(output, program.name(), value.type()));
        }
        return value.tensor();
    }

    private static boolean isUsed(Program program, String prefix) {
        return List.of(program.inputNames(), program.outputNames()).stream()
                .flatMap(List::stream)
                .anyMatch(name -> name.startsWith(prefix));
    }
}
