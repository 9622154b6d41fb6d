package synfire.llvm.emit;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import synfire.ir.DType;

/// The text of one function while it is written: names, constants, memory access.
///
/// Vectors of equal numbers are made once, at the start of the function.
final class Code {

    private final Lanes lanes;
    private final Set<String> declarations;
    private final StringBuilder start = new StringBuilder();
    private final StringBuilder body = new StringBuilder();
    private final Map<String, String> splats = new HashMap<>();
    private int next;

    /// @param declarations of the module, to which the functions called here are added
    Code(Lanes lanes, Set<String> declarations) {
        this.lanes = lanes;
        this.declarations = declarations;
    }

    Lanes lanes() {
        return lanes;
    }

    Set<String> declarations() {
        return declarations;
    }

    /// The function with its head and the block `entry` first.
    String function(String head) {
        return head + " {\nentry:\n" + start + body + "}\n";
    }

    void line(String text) {
        body.append("  ").append(text).append('\n');
    }

    void label(String name) {
        body.append(name).append(":\n");
    }

    /// The place in the text that has been reached, for [#insert].
    int position() {
        return body.length();
    }

    /// Names the result of an instruction at the start of the function.
    String letFirst(String instruction) {
        var name = fresh();
        start.append("  ").append(name).append(" = ").append(instruction).append('\n');
        return name;
    }

    /// Puts lines where the text was at `position`.
    void insert(int position, String lines) {
        body.insert(position, lines);
    }

    String fresh() {
        return "%v" + next++;
    }

    /// Names the result of an instruction.
    String let(String instruction) {
        var name = fresh();
        body.append("  ").append(name).append(" = ").append(instruction).append('\n');
        return name;
    }

    /// An instruction whose result is a value of that type.
    Operand let(DType dtype, boolean wide, String instruction) {
        return new Operand(let(instruction), dtype, wide, false);
    }

    String type(Operand x) {
        return lanes.type(x.dtype(), x.lanes());
    }

    /// `x` as a vector if `wide`; numbers are copied into all lanes.
    Operand as(Operand x, boolean wide) {
        if (x.lanes() || !wide) {
            return x;
        }
        var name = x.constant() ? splats.computeIfAbsent(x.dtype() + x.text(), _ -> splat(start, x)) : splat(body, x);
        return new Operand(name, x.dtype(), true, false);
    }

    private String splat(StringBuilder where, Operand x) {
        var vector = lanes.type(x.dtype(), true);
        var one = fresh();
        var all = fresh();
        where.append("  ")
                .append(one)
                .append(" = insertelement ")
                .append(vector)
                .append(" poison, ");
        where.append(Lanes.scalar(x.dtype())).append(' ').append(x.text()).append(", i64 0\n");
        where.append("  ")
                .append(all)
                .append(" = shufflevector ")
                .append(vector)
                .append(' ')
                .append(one);
        where.append(", ")
                .append(vector)
                .append(" poison, ")
                .append(lanes.wide("i32", true))
                .append(" zeroinitializer\n");
        return all;
    }

    /// The call of an elementwise intrinsic whose arguments and result are of one type: `llvm.fma`.
    Operand intrinsic(String name, Operand... x) {
        var type = type(x[0]);
        var full = "@llvm." + name + "." + lanes.suffix(x[0].dtype(), x[0].lanes());
        var types = Stream.of(x).map(_ -> type).collect(Collectors.joining(", "));
        declarations.add("declare " + type + " " + full + "(" + types + ")");
        var arguments = Stream.of(x).map(this::typed).collect(Collectors.joining(", "));
        return let(x[0].dtype(), x[0].lanes(), "call " + type + " " + full + "(" + arguments + ")");
    }

    /// The number of each lane, i64.
    Operand lanesFromZero() {
        var each = IntStream.range(0, lanes.width())
                .mapToObj(lane -> "i64 " + lane)
                .collect(Collectors.joining(", "));
        return new Operand("<" + each + ">", DType.I64, true, false);
    }

    /// An instruction on two operands of one type: `fadd`, `icmp slt`.
    String two(String instruction, Operand left, Operand right) {
        return instruction + " " + type(left) + " " + left.text() + ", " + right.text();
    }

    Operand binary(String instruction, Operand left, Operand right) {
        return let(left.dtype(), left.lanes(), two(instruction, left, right));
    }

    Operand compare(String instruction, Operand left, Operand right) {
        return let(DType.BOOL, left.lanes(), two(instruction, left, right));
    }

    Operand select(Operand condition, Operand whenTrue, Operand whenFalse) {
        return let(
                whenTrue.dtype(),
                whenTrue.lanes(),
                "select " + typed(condition) + ", " + typed(whenTrue) + ", " + typed(whenFalse));
    }

    /// The operand as an argument: its type and its name.
    String typed(Operand x) {
        return type(x) + " " + x.text();
    }

    /// A conversion instruction: `fpext`, `zext`.
    Operand cast(String instruction, Operand x, DType to) {
        return let(to, x.lanes(), instruction + " " + type(x) + " " + x.text() + " to " + lanes.type(to, x.lanes()));
    }

    Operand load(DType dtype, boolean wide, String address) {
        var memory = lanes.memory(dtype, wide);
        var loaded = let("load " + memory + ", ptr " + address + ", align " + lanes.alignment(dtype, wide));
        return dtype == DType.BOOL
                ? let(dtype, wide, "trunc " + memory + " " + loaded + " to " + lanes.type(dtype, wide))
                : new Operand(loaded, dtype, wide, false);
    }

    void store(Operand x, String address) {
        var memory = lanes.memory(x.dtype(), x.lanes());
        var stored = x.dtype() == DType.BOOL ? let("zext " + type(x) + " " + x.text() + " to " + memory) : x.text();
        line("store " + memory + " " + stored + ", ptr " + address + ", align "
                + lanes.alignment(x.dtype(), x.lanes()));
    }

    /// Stores what is not read again soon, without keeping it in the caches.
    void storeOnce(Operand x, String address) {
        declarations.add("!0 = !{i32 1}");
        line("store " + typed(x) + ", ptr " + address + ", align " + lanes.alignment(x.dtype(), x.lanes())
                + ", !nontemporal !0");
    }

    /// Asks for memory that is read soon.
    void soon(String address) {
        declarations.add("declare void @llvm.prefetch.p0(ptr, i32, i32, i32)");
        line("call void @llvm.prefetch.p0(ptr " + address + ", i32 0, i32 2, i32 1)");
    }

    /// The address so many bytes further.
    String offset(String address, String bytes) {
        return bytes.equals("0") ? address : let("getelementptr i8, ptr " + address + ", i64 " + bytes);
    }

    /// `left`·`right` on i64, with the constants that need no instruction.
    String times(String left, long right) {
        return right == 1 ? left : let("mul i64 " + left + ", " + right);
    }
}
