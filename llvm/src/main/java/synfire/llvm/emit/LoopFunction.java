package synfire.llvm.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import synfire.ir.DType;
import synfire.ir.Value;
import synfire.kernels.lanes.Place;
import synfire.kernels.lanes.Stage;

/// A loop as a function of its own: indices `from` to `to` − 1 of one block of lanes, state in registers.
///
/// ```
/// entry:  load constants and carries
/// loop:   %carry0 = phi …            ; one for each carry
///         load xs, body, store ys
///         br loop
/// exit:   store carries
/// ```
///
/// The carries come from scratch memory and go back there, so a segment can be run again from a checkpoint.
final class LoopFunction {

    private final Stage.Loop loop;
    private final KernelPlan plan;
    private final Code code;
    private final Elements elements;
    private final Map<Value, Operand> values = new HashMap<>();

    LoopFunction(Stage.Loop loop, KernelPlan plan, Code code) {
        this.loop = loop;
        this.plan = plan;
        this.code = code;
        this.elements = new Elements(plan, code, loop.axis());
    }

    /// The function's name in the module.
    static String name(int number) {
        return "@loop" + number;
    }

    String text() {
        loop.constants().forEach(constant -> values.put(constant.inner(), constant(constant.outer())));
        var xs = loop.xs().stream().map(x -> elements.base(x.outer())).toList();
        var ys = loop.ys().stream().map(y -> elements.base(y.outer())).toList();
        var initial = new ArrayList<Operand>();
        for (int i = 0; i < loop.carries().size(); i++) {
            var first = load(loop.carries().get(i).before(), carryAddress(i));
            initial.add(first);
            values.put(loop.carries().get(i).before(), new Operand("%carry" + i, first.dtype(), first.lanes(), false));
        }
        code.line("%length = sub i64 %to, %from");
        code.line("%any = icmp sgt i64 %length, 0");
        code.line("br i1 %any, label %loop, label %done");
        code.label("loop");
        code.line("%k = phi i64 [ 0, %entry ], [ %k1, %loop ]");
        int top = code.position();
        body(xs, ys);
        code.insert(top, phis(initial));
        code.line("%k1 = add nuw nsw i64 %k, 1");
        code.line("%more = icmp slt i64 %k1, %length");
        code.line("br i1 %more, label %loop, label %exit");
        code.label("exit");
        for (int i = 0; i < loop.carries().size(); i++) {
            code.store(at(loop.carries().get(i).after()), carryAddress(i));
        }
        code.line("br label %done");
        code.label("done");
        code.line("ret void");
        return code.function("define internal void " + name(loop.number())
                + "(ptr noalias readonly %table, ptr noalias %scratch, i64 %block, i64 %from, i64 %to) noinline #0");
    }

    private String phis(List<Operand> initial) {
        var lines = new StringBuilder();
        for (int i = 0; i < initial.size(); i++) {
            var next = at(loop.carries().get(i).after());
            lines.append("  %carry").append(i).append(" = phi ").append(code.type(initial.get(i)));
            lines.append(" [ ").append(initial.get(i).text()).append(", %entry ], [ ");
            lines.append(next.text()).append(", %loop ]\n");
        }
        return lines.toString();
    }

    private void body(List<String> xs, List<String> ys) {
        var index = loop.reverse()
                ? code.let("sub i64 " + code.let("sub i64 %to, 1") + ", %k")
                : code.let("add i64 %from, %k");
        var onTape = loop.reverse() ? code.let("sub i64 " + index + ", %from") : "%k";
        var itself = new Operand(index, DType.I64, false, false);
        loop.indices().forEach(inner -> values.put(inner, itself));
        for (int i = 0; i < loop.xs().size(); i++) {
            var x = loop.xs().get(i);
            values.put(
                    x.inner(),
                    elements.place(x.outer()) instanceof Place.Index
                            ? itself
                            : load(x.inner(), elements.address(x.outer(), xs.get(i), index, onTape)));
        }
        var elementwise = new Elementwise(code, "%block");
        for (var step : loop.steps()) {
            var operands = step.op().operands().stream().map(this::at).toList();
            var results = elementwise.of(step.op(), step.results(), operands);
            for (int i = 0; i < results.size(); i++) {
                values.put(step.results().get(i), results.get(i));
            }
        }
        for (int i = 0; i < loop.ys().size(); i++) {
            var y = loop.ys().get(i);
            code.store(at(y.inner()), elements.address(y.outer(), ys.get(i), index, onTape));
        }
    }

    private Operand constant(Value outer) {
        var number = plan.number(outer);
        return number.isPresent()
                ? number.get()
                : load(outer, address(plan.frame().slot(outer)));
    }

    private String carryAddress(int carry) {
        var memory = plan.memory(loop.number());
        return address(memory.carryStart() + memory.carryOffsets().get(carry));
    }

    private String address(long offset) {
        return code.offset("%scratch", Long.toString(offset));
    }

    private Operand load(Value like, String address) {
        return code.load(like.dtype(), Lanes.has(like), address);
    }

    private Operand at(Value value) {
        return Objects.requireNonNull(values.get(value), () -> value + " is read before it is defined");
    }
}
