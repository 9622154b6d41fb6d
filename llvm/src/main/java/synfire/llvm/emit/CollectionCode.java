package synfire.llvm.emit;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Value;

/// What the targets of sources hold comes back to them: the product of each row with the numbers at its targets, in
/// sixteen partial sums that are joined by halves.
record CollectionCode(Code code, Memory memory, SectionCode section, String label) {

    void write(Op.Collect op, Value result) {
        var dtype = result.dtype();
        var into = section.base(result);
        clear(into, memory.bytes(result.tensor()));
        var values = section.base(op.values());
        boolean each = !op.weights().axes().isEmpty();
        var weights = each ? section.base(op.weights()) : "";
        var common = each ? Operand.of(dtype, 0.0) : section.number(op.weights());
        new SourceRows(code, memory, section, label).write(op.sources(), op.rows(), (source, from, to, _) -> {
            var chunks = new RowChunks(code, section, label + "_c", op.rows(), dtype);
            var sums = chunks.write(from, to, "zeroinitializer", (chunk, sum) -> {
                var at = chunks.atTargets(values, chunk);
                var next = each
                        ? fma(chunks, dtype, chunks.ofSynapses(weights, chunk), at, sum)
                        : code.let("fadd " + chunks.vector() + " " + sum + ", " + at);
                return chunk.isWhole()
                        ? next
                        : code.let("select <%d x i1> %s, %s %s, %s %s"
                                .formatted(RowChunks.WIDTH, chunk.mask(), chunks.vector(), next, chunks.vector(), sum));
            });
            var total = new Operand(joined(dtype, sums), dtype, false, false);
            code.store(
                    each ? total : code.binary("fmul", common, total),
                    code.offset(into, code.times(source, dtype.bytes())));
        });
    }

    private void clear(String into, String bytes) {
        code.declarations().add("declare void @llvm.memset.p0.i64(ptr, i8, i64, i1)");
        code.line("call void @llvm.memset.p0.i64(ptr " + into + ", i8 0, i64 " + bytes + ", i1 false)");
    }

    private String fma(RowChunks chunks, DType dtype, String a, String b, String c) {
        var name = "@llvm.fma." + RowChunks.suffix(dtype);
        var type = chunks.vector();
        code.declarations().add("declare %s %s(%s, %s, %s)".formatted(type, name, type, type, type));
        return code.let("call %s %s(%s %s, %s %s, %s %s)".formatted(type, name, type, a, type, b, type, c));
    }

    /// The first half of the sums plus the second, until one is left.
    private String joined(DType dtype, String sums) {
        var vector = sums;
        for (int half = RowChunks.WIDTH / 2; half > 0; half /= 2) {
            var type = "<" + 2 * half + " x " + Lanes.scalar(dtype) + ">";
            var left = half(type, vector, 0, half);
            var right = half(type, vector, half, half);
            vector = code.let("fadd <" + half + " x " + Lanes.scalar(dtype) + "> " + left + ", " + right);
        }
        return code.let("extractelement <1 x " + Lanes.scalar(dtype) + "> " + vector + ", i64 0");
    }

    private String half(String type, String vector, int from, int count) {
        var places = IntStream.range(from, from + count)
                .mapToObj(i -> "i32 " + i)
                .collect(Collectors.joining(", ", "<" + count + " x i32> <", ">"));
        return code.let("shufflevector " + type + " " + vector + ", " + type + " poison, " + places);
    }
}
