package synfire.llvm.emit;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import synfire.ir.DType;
import synfire.ir.Op;

/// The synapses of a row in vectors of sixteen: whole ones first, then the rest under a mask.
///
/// The number does not depend on the machine, so that sums have the same bits everywhere; one with narrower registers
/// takes several for a vector.
final class RowChunks {

    static final int WIDTH = 16;

    private final Code code;
    private final String label;
    private final Op.Rows rows;
    private final String targets;
    private final DType dtype;

    /// @param dtype of the numbers of synapses and cells
    RowChunks(Code code, SectionCode section, String label, Op.Rows rows, DType dtype) {
        this.code = code;
        this.label = label;
        this.rows = rows;
        this.targets = section.base(rows.target());
        this.dtype = dtype;
    }

    /// Sixteen synapses.
    ///
    /// @param first number of the first, i64
    /// @param mask which are there, `<16 x i1>`; empty if all are
    record Chunk(String first, String mask) {

        boolean isWhole() {
            return mask.isEmpty();
        }
    }

    /// What is done with a chunk, from the vector that is carried along to the next one.
    interface Body {
        String write(Chunk chunk, String carried);
    }

    String vector() {
        return "<" + WIDTH + " x " + Lanes.scalar(dtype) + ">";
    }

    /// @param carried the vector at the beginning: a name or a constant; empty if none is
    /// @return the vector at the end
    String write(String from, String to, String carried, Body body) {
        boolean carries = !carried.isEmpty();
        var last = code.let("sub i64 " + to + ", " + WIDTH);
        code.line("br label %" + label + "_begin");
        code.label(label + "_begin");
        code.line("br label %" + label + "_test");
        code.label(label + "_test");
        var k = "%" + label + "_k";
        var sum = carries ? "%" + label + "_sum" : "";
        code.line(k + " = phi i64 [ " + from + ", %" + label + "_begin ], [ " + k + "1, %" + label + "_whole ]");
        int at = code.position();
        branch(code.let("icmp sle i64 " + k + ", " + last), "whole", "part");
        code.label(label + "_whole");
        var next = body.write(new Chunk(k, ""), sum);
        code.line(k + "1 = add nsw i64 " + k + ", " + WIDTH);
        code.line("br label %" + label + "_test");
        code.label(label + "_part");
        branch(code.let("icmp slt i64 " + k + ", " + to), "rest", "end");
        code.label(label + "_rest");
        var rest = body.write(new Chunk(k, mask(k, to)), sum);
        code.line("br label %" + label + "_end");
        code.label(label + "_end");
        if (!carries) {
            return "";
        }
        code.insert(
                at,
                "  %s = phi %s [ %s, %%%s_begin ], [ %s, %%%s_whole ]%n"
                        .formatted(sum, vector(), carried, label, next, label));
        return code.let("phi %s [ %s, %%%s_part ], [ %s, %%%s_rest ]".formatted(vector(), sum, label, rest, label));
    }

    private String mask(String k, String to) {
        var ids = "<" + WIDTH + " x i64>";
        var one = code.let("insertelement " + ids + " poison, i64 " + code.let("sub i64 " + to + ", " + k) + ", i64 0");
        var left = code.let(
                "shufflevector " + ids + " " + one + ", " + ids + " poison, <" + WIDTH + " x i32> zeroinitializer");
        var numbers = IntStream.range(0, WIDTH).mapToObj(i -> "i64 " + i).collect(Collectors.joining(", ", "<", ">"));
        return code.let("icmp slt " + ids + " " + numbers + ", " + left);
    }

    /// The numbers of the synapses of a chunk.
    String ofSynapses(String base, Chunk chunk) {
        return load(dtype, base, chunk);
    }

    /// Puts numbers of the synapses of a chunk back.
    void putSynapses(String base, Chunk chunk, String vector) {
        var address = code.offset(base, code.times(chunk.first(), dtype.bytes()));
        if (chunk.isWhole()) {
            code.line("store " + vector() + " " + vector + ", ptr " + address + ", align " + dtype.bytes());
            return;
        }
        var name = "@llvm.masked.store." + suffix(dtype) + ".p0";
        code.declarations().add("declare void " + name + "(" + vector() + ", ptr, i32, <" + WIDTH + " x i1>)");
        code.line("call void " + name + "(" + vector() + " " + vector + ", ptr " + address + ", i32 " + dtype.bytes()
                + ", <" + WIDTH + " x i1> " + chunk.mask() + ")");
    }

    /// The numbers at the targets of a chunk.
    String atTargets(String base, Chunk chunk) {
        var target = rows.target();
        var ids = load(target.dtype(), targets, chunk);
        var pointers = code.let("getelementptr " + Lanes.scalar(dtype) + ", ptr " + base + ", <" + WIDTH + " x "
                + Lanes.scalar(target.dtype()) + "> " + ids);
        var name = "@llvm.masked.gather." + suffix(dtype) + ".v" + WIDTH + "p0";
        var mask = "<" + WIDTH + " x i1>";
        code.declarations()
                .add("declare %s %s(<%d x ptr>, i32, %s, %s)".formatted(vector(), name, WIDTH, mask, vector()));
        return code.let("call %s %s(<%d x ptr> %s, i32 %d, %s %s, %s zeroinitializer)"
                .formatted(
                        vector(),
                        name,
                        WIDTH,
                        pointers,
                        dtype.bytes(),
                        mask,
                        chunk.isWhole() ? "splat (i1 true)" : chunk.mask(),
                        vector()));
    }

    private String load(DType type, String base, Chunk chunk) {
        var vector = "<" + WIDTH + " x " + Lanes.scalar(type) + ">";
        var address = code.offset(base, code.times(chunk.first(), type.bytes()));
        if (chunk.isWhole()) {
            return code.let("load " + vector + ", ptr " + address + ", align " + type.bytes());
        }
        var name = "@llvm.masked.load." + suffix(type) + ".p0";
        var mask = "<" + WIDTH + " x i1>";
        code.declarations().add("declare " + vector + " " + name + "(ptr, i32, " + mask + ", " + vector + ")");
        return code.let("call " + vector + " " + name + "(ptr " + address + ", i32 " + type.bytes() + ", " + mask + " "
                + chunk.mask() + ", " + vector + " zeroinitializer)");
    }

    static String suffix(DType dtype) {
        return "v" + WIDTH + (dtype.isFloat() ? "f" : "i") + Byte.SIZE * dtype.bytes();
    }

    private void branch(String condition, String whenTrue, String whenFalse) {
        code.line("br i1 %s, label %%%s_%s, label %%%s_%s".formatted(condition, label, whenTrue, label, whenFalse));
    }
}
