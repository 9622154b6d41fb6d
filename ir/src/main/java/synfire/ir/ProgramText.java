package synfire.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The text form of programs, for people and for golden tests; [ProgramReader] reads it back.
///
/// ```
/// program square(x %0:f64[lane]) {
///   %1:f64[lane] = multiply %0 %0
///   return y %1
/// }
/// ```
public final class ProgramText {

    /// What names may have beside letters and digits without being put in quotes.
    static final String NAME_CHARACTERS = "_.-";

    private static final Pattern CAPITAL = Pattern.compile("(?<!^)([A-Z])");

    private ProgramText() {}

    public static String of(Program program) {
        return text(program, "");
    }

    private static String text(Program program, String indent) {
        var out = new StringBuilder();
        out.append("program ")
                .append(nameText(program.name()))
                .append(program.inputs().stream()
                        .map(input -> nameText(input.name()) + " " + typed(input.value()))
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
                        .map(output -> nameText(output.name()) + " " + output.value())
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
            case Op.Spike(var _, var surrogate, var mode) -> List.of(mode.text(), SurrogateText.text(surrogate));
            case Op.Iota(var axis) -> List.of(Types.text(axis));
            case Op.Broadcast(var _, var axes) -> List.of(Types.text(axes, ","));
            case Op.Rename(var _, var from, var to) -> List.of(Types.text(from), Types.text(to));
            case Op.Reduce(var reduction, var _, var axis) -> List.of(reduction.text(), Types.text(axis));
            case Op.Gather(var _, var _, var axis) -> List.of(Types.text(axis));
            case Op.ScatterAdd(var _, var _, var axis, var axes) -> List.of(Types.text(axis), Types.text(axes, ","));
            case Op.Contract(var _, var _, var axis) -> List.of(Types.text(axis));
            case Op.Scan scan ->
                List.of(
                        Types.text(scan.axis()),
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

    /// Numbers as Java writes them; a NaN of unusual bits by its bits.
    private static String constantText(Op.Constant constant) {
        return switch (constant.dtype()) {
            case F64 ->
                !Double.isNaN(constant.value()) || constant.bits() == Double.doubleToLongBits(Double.NaN)
                        ? Double.toString(constant.value())
                        : "bits:" + Long.toHexString(constant.bits());
            case F32 ->
                Float.isNaN((float) constant.value()) && constant.bits() != Float.floatToIntBits(Float.NaN)
                        ? "bits:" + Integer.toHexString((int) constant.bits())
                        : Float.toString((float) constant.value());
            case I32, I64 -> Long.toString(constant.bits());
            case BOOL -> constant.bits() != 0 ? "true" : "false";
        };
    }

    /// A name as it is, or in quotes.
    private static String nameText(String name) {
        boolean plain = !name.isEmpty()
                && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || NAME_CHARACTERS.indexOf(c) >= 0);
        return plain ? name : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String typed(Value value) {
        return value + ":" + Types.text(value.type());
    }

    private static String snake(String camel) {
        return CAPITAL.matcher(camel).replaceAll("_$1").toLowerCase(Locale.ROOT);
    }
}
