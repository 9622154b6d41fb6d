package synfire.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// Checks a program against the rules of the intermediate representation; run between passes.
///
/// A value is defined once and before any use; every result has the type that [Typing] derives; the
/// bodies of scans and custom operations are programs that pass too; tape is read by reverse scans over
/// the same axis only.
public final class Verifier {

    private final Program program;
    private final Map<Integer, Type> defined = new HashMap<>();
    private final Map<Integer, Axis> tape = new HashMap<>();
    private final Set<Program> verified;

    private Verifier(Program program, Set<Program> verified) {
        this.program = program;
        this.verified = verified;
    }

    /// The program itself.
    ///
    /// @throws IllegalProgramException naming the program, the step and the rule
    public static Program verify(Program program) {
        verify(program, new HashSet<>());
        return program;
    }

    private static void verify(Program program, Set<Program> verified) {
        new Verifier(program, verified).run();
    }

    private void run() {
        for (var input : program.inputs()) {
            define(input.value(), () -> "input '" + input.name() + "'");
        }
        for (var step : program.steps()) {
            Supplier<String> where = () -> ProgramText.line(step);
            for (var operand : step.op().operands()) {
                use(operand, where);
            }
            requireTapeReadByReverseScans(step, where);
            var types = typesOf(step, where);
            if (types.size() != step.results().size()) {
                throw broken(
                        where,
                        "it defines %d values, but has %d results"
                                .formatted(step.results().size(), types.size()));
            }
            for (int i = 0; i < types.size(); i++) {
                var result = step.results().get(i);
                if (!types.get(i).equals(result.type())) {
                    throw broken(where, "%s is declared %s, but is %s".formatted(result, result.type(), types.get(i)));
                }
                define(result, where);
            }
            for (var inner : bodies(step.op())) {
                if (!verified.contains(inner)) {
                    verify(inner, verified);
                    verified.add(inner);
                }
            }
        }
        for (var output : program.outputs()) {
            Supplier<String> where = () -> "output '" + output.name() + "'";
            use(output.value(), where);
            if (tape.containsKey(output.value().id())) {
                throw broken(where, "tape cannot leave the program");
            }
        }
    }

    /// The programs inside an operation.
    public static List<Program> bodies(Op op) {
        return switch (op) {
            case Op.Scan scan -> List.of(scan.body());
            case Op.Custom(var primal, var jvp, var vjp, var _) -> List.of(primal, jvp, vjp);
            case Op.Whole whole -> WholeOperands.bodies(whole);
            case Op.Constant _,
                    Op.Unary _,
                    Op.Binary _,
                    Op.Compare _,
                    Op.Fma _,
                    Op.Select _,
                    Op.Convert _,
                    Op.Bitcast _,
                    Op.Spike _,
                    Op.LinearCrossing _,
                    Op.HermiteCrossing _,
                    Op.StopGradient _,
                    Op.Philox _,
                    Op.Iota _,
                    Op.Broadcast _,
                    Op.Rename _,
                    Op.Reduce _,
                    Op.Gather _,
                    Op.ScatterAdd _,
                    Op.Contract _ -> List.of();
        };
    }

    private List<Type> typesOf(Program.Step step, Supplier<String> where) {
        try {
            return Typing.of(step.op());
        } catch (IllegalProgramException e) {
            throw broken(where, String.valueOf(e.getMessage()));
        }
    }

    private void requireTapeReadByReverseScans(Program.Step step, Supplier<String> where) {
        var readers = new ArrayList<Value>(step.op().operands());
        if (step.op() instanceof Op.Scan scan) {
            if (scan.reverse()) {
                readers.removeAll(scan.xs());
            }
            int first = step.results().size() - scan.saved();
            for (var result : step.results().subList(first, step.results().size())) {
                tape.put(result.id(), scan.axis());
            }
        }
        for (var value : readers) {
            if (tape.containsKey(value.id())) {
                throw broken(where, value + " is tape, which only a reverse scan may read step by step");
            }
        }
    }

    private void define(Value value, Supplier<String> where) {
        if (defined.put(value.id(), value.type()) != null) {
            throw broken(where, value + " is defined twice");
        }
    }

    private void use(Value value, Supplier<String> where) {
        var type = defined.get(value.id());
        if (type == null) {
            throw broken(where, value + " is used before it is defined");
        }
        if (!type.equals(value.type())) {
            throw broken(where, "%s is used as %s, but was defined as %s".formatted(value, value.type(), type));
        }
    }

    private IllegalProgramException broken(Supplier<String> where, String problem) {
        return new IllegalProgramException("program '%s', %s: %s".formatted(program.name(), where.get(), problem));
    }
}
