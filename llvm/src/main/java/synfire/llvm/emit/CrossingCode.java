package synfire.llvm.emit;

import java.util.List;
import synfire.ir.DType;

/// Where inside a step a margin crosses zero, as a fraction of the step; 1 where it does not. Computed in `f64`.
record CrossingCode(Code code) {

    private static final int BISECTIONS = 60;

    Operand linear(Operand before, Operand after) {
        var a = wide(before);
        var b = wide(after);
        var fraction = code.binary("fdiv", a, code.binary("fsub", a, b));
        return narrow(code.select(crosses(a, b), fraction, like(a, 1)), before.dtype());
    }

    /// By bisection of the cubic in a function of its own, as it is a loop.
    ///
    /// @param x margins before and after, slopes before and after
    Operand hermite(List<Operand> x) {
        var p = x.stream().map(this::wide).toList();
        var type = code.type(p.getFirst());
        var name = "@hermite_" + (p.getFirst().lanes() ? "lanes" : "number");
        var declared = name.substring(1);
        if (code.declarations().add("; " + declared)) {
            code.declarations().add(function(name, p.getFirst().lanes()));
        }
        var root = code.let(
                DType.F64,
                p.getFirst().lanes(),
                "call %s %s(%s %s, %s %s, %s %s, %s %s)"
                        .formatted(
                                type,
                                name,
                                type,
                                p.get(0).text(),
                                type,
                                p.get(1).text(),
                                type,
                                p.get(2).text(),
                                type,
                                p.get(3).text()));
        return narrow(
                code.select(crosses(p.get(0), p.get(1)), root, like(root, 1)),
                x.getFirst().dtype());
    }

    private Operand crosses(Operand before, Operand after) {
        return code.binary(
                "and",
                code.compare("fcmp olt", before, like(before, 0)),
                code.compare("fcmp oge", after, like(after, 0)));
    }

    private String function(String name, boolean lanes) {
        var inner = new Code(code.lanes(), code.declarations());
        var emit = new CrossingCode(inner);
        var type = code.lanes().type(DType.F64, lanes);
        var p0 = new Operand("%p0", DType.F64, lanes, false);
        var p1 = new Operand("%p1", DType.F64, lanes, false);
        var d0 = new Operand("%d0", DType.F64, lanes, false);
        var d1 = new Operand("%d1", DType.F64, lanes, false);
        var low = new Operand("%low", DType.F64, lanes, false);
        var high = new Operand("%high", DType.F64, lanes, false);
        var zero = emit.like(p0, 0);
        var one = emit.like(p0, 1);
        var difference = inner.binary("fsub", p1, p0);
        var twice = inner.binary("fadd", inner.binary("fadd", d0, d0), d1);
        var minusTwice = inner.let(DType.F64, lanes, "fneg " + type + " " + twice.text());
        var c2 = inner.intrinsic("fma", emit.like(p0, 3), difference, minusTwice);
        var c3 = inner.intrinsic("fma", emit.like(p0, -2), difference, inner.binary("fadd", d0, d1));
        inner.line("br label %bisect");
        inner.label("bisect");
        inner.line("%i = phi i64 [ 0, %entry ], [ %i1, %bisect ]");
        inner.line("%low = phi " + type + " [ " + zero.text() + ", %entry ], [ %lower, %bisect ]");
        inner.line("%high = phi " + type + " [ " + one.text() + ", %entry ], [ %higher, %bisect ]");
        var middle = inner.binary("fmul", emit.like(p0, 0.5), inner.binary("fadd", low, high));
        var slope = inner.intrinsic("fma", middle, inner.intrinsic("fma", middle, c3, c2), d0);
        var value = inner.intrinsic("fma", middle, slope, p0);
        var below = inner.compare("fcmp olt", value, zero);
        var mask = inner.type(below) + " " + below.text() + ", " + type + " ";
        inner.line("%lower = select " + mask + middle.text() + ", " + type + " %low");
        inner.line("%higher = select " + mask + "%high, " + type + " " + middle.text());
        inner.line("%i1 = add i64 %i, 1");
        inner.line("%more = icmp ult i64 %i1, " + BISECTIONS);
        inner.line("br i1 %more, label %bisect, label %done");
        inner.label("done");
        inner.line("ret " + type + " %higher");
        return inner.function("define internal %s %s(%s %%p0, %s %%p1, %s %%d0, %s %%d1) noinline nounwind"
                .formatted(type, name, type, type, type, type));
    }

    private Operand wide(Operand x) {
        return x.dtype() == DType.F32 ? code.cast("fpext", x, DType.F64) : x;
    }

    private Operand narrow(Operand x, DType dtype) {
        return dtype == DType.F32 ? code.cast("fptrunc", x, DType.F32) : x;
    }

    private Operand like(Operand x, double value) {
        return code.as(Operand.of(x.dtype(), value), x.lanes());
    }
}
