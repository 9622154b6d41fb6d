package synfire.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The text form of programs, for people and for golden tests.
///
/// ```
/// program square(x %0:f64[lane]) {
///   %1:f64[lane] = multiply %0 %0
///   return y %1
/// }
/// ```
public final class ProgramText {

    private static final Pattern CAPITAL = Pattern.compile("(?<!^)([A-Z])");

    private ProgramText() {}

    public static String of(Program program) {
        return text(program, "");
    }

    private static String text(Program program, String indent) {
        var out = new StringBuilder();
        out.append("program ")
                .append(program.name())
                .append(program.inputs().stream()
                        .map(input -> input.name() + " " + typed(input.value()))
                        .collect(Collectors.joining(", ", "(", ") {\n")));
        for (var step : program.steps()) {
            out.append(indent).append("  ").append(line(step));
            for (var body : Verifier.bodies(step.op())) {
                out.append(' ').append(text(body, indent + "  "));
            }
            out.append('\n');
        }
        out.append(indent)
                .append("  return ")
                .append(program.outputs().stream()
                        .map(output -> output.name() + " " + output.value())
                        .collect(Collectors.joining(", ")))
                .append('\n')
                .append(indent)
                .append('}');
        return out.toString();
    }

    /// One step, without the programs inside it.
    public static String line(Program.Step step) {
        var op = step.op();
        var words = new ArrayList<String>();
        words.add(step.results().stream().map(ProgramText::typed).collect(Collectors.joining(", ")));
        words.add("=");
        words.add(name(op));
        words.addAll(attributes(op));
        op.operands().forEach(operand -> words.add(operand.toString()));
        return String.join(" ", words);
    }

    /// The word for an operation: its function, or its kind in snake case.
    static String name(Op op) {
        return switch (op) {
            case Op.Unary(var function, var _) -> function.text();
            case Op.Binary(var function, var _, var _) -> function.text();
            case Op.Compare(var comparison, var _, var _) -> comparison.text();
            case Op.Constant _,
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
                    Op.Contract _,
                    Op.Scan _,
                    Op.Custom _,
                    Op.Whole _ -> snake(op.getClass().getSimpleName());
        };
    }

    private static List<String> attributes(Op op) {
        return switch (op) {
            case Op.Constant constant -> List.of(constantText(constant));
            case Op.Convert(var _, var to) -> List.of(to.text());
            case Op.Bitcast(var _, var to) -> List.of(to.text());
            case Op.Spike(var _, var surrogate, var mode) ->
                List.of(mode.text(), surrogate.toString().replace(" ", ""));
            case Op.Iota(var axis) -> List.of(axis.name());
            case Op.Broadcast(var _, var axes) -> List.of(axes.toString().replace(" ", ""));
            case Op.Rename(var _, var from, var to) -> List.of(from.name(), to.name());
            case Op.Reduce(var reduction, var _, var axis) -> List.of(reduction.text(), axis.name());
            case Op.Gather(var _, var _, var axis) -> List.of(axis.name());
            case Op.ScatterAdd(var _, var _, var axis, var axes) ->
                List.of(axis.name(), axes.toString().replace(" ", ""));
            case Op.Contract(var _, var _, var axis) -> List.of(axis.name());
            case Op.Scan scan ->
                List.of(
                        scan.axis().name(),
                        scan.reverse() ? "reverse" : "forward",
                        "carries=" + scan.carries().size(),
                        "xs=" + scan.xs().size(),
                        "saved=" + scan.saved());
            case Op.Whole whole -> WholeOperands.attributes(whole);
            case Op.Unary _,
                    Op.Binary _,
                    Op.Compare _,
                    Op.Fma _,
                    Op.Select _,
                    Op.LinearCrossing _,
                    Op.HermiteCrossing _,
                    Op.StopGradient _,
                    Op.Philox _,
                    Op.Custom _ -> List.of();
        };
    }

    private static String constantText(Op.Constant constant) {
        return switch (constant.dtype()) {
            case F64 -> Double.toString(constant.value());
            case F32 -> Float.toString((float) constant.value());
            case I32, I64 -> Long.toString(constant.bits());
            case BOOL -> constant.bits() != 0 ? "true" : "false";
        };
    }

    private static String typed(Value value) {
        return value + ":" + value.type();
    }

    private static String snake(String camel) {
        return CAPITAL.matcher(camel).replaceAll("_$1").toLowerCase(Locale.ROOT);
    }
}
