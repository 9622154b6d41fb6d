package synfire.ir.differentiate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import synfire.ir.Builder;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Value;

/// Writes loops that end early as loops of full length whose turns after the end do nothing: reverse
/// mode needs a place to save every turn.
final class Whiles {

    private Whiles() {}

    static Program asScans(Program program) {
        var b = new Builder(program.name());
        Map<Value, Value> here = new HashMap<>();
        program.inputs()
                .forEach(input -> here.put(
                        input.value(), b.input(input.name(), input.value().type())));
        for (var step : program.steps()) {
            b.copy(new Program.Step(step.results(), inside(step.op())), here);
        }
        program.outputs().forEach(output -> b.output(output.name(), Objects.requireNonNull(here.get(output.value()))));
        return b.build();
    }

    private static Op inside(Op op) {
        if (op instanceof Op.While loop) {
            return new Op.Scan(turn(loop), loop.bound(), false, loop.carries(), List.of(), loop.constants(), 0);
        }
        if (op instanceof Op.Scan(var body, var axis, var reverse, var carries, var xs, var constants, var saved)) {
            return new Op.Scan(asScans(body), axis, reverse, carries, xs, constants, saved);
        }
        return op instanceof Op.Whole whole ? whole.withBodies(Whiles::asScans) : op;
    }

    private static Program turn(Op.While loop) {
        var b = new Builder(loop.body().name() + ".turn");
        var arguments = loop.body().inputs().stream()
                .map(input -> b.input(input.name(), input.value().type()))
                .toList();
        var goesOn = b.inline(loop.condition(), arguments).getFirst();
        var next = b.emitAll(new Op.Cond(goesOn, asScans(loop.body()), kept(loop), arguments));
        for (int k = 0; k < next.size(); k++) {
            b.output(loop.body().outputs().get(k).name(), next.get(k));
        }
        return b.build();
    }

    private static Program kept(Op.While loop) {
        var b = new Builder(loop.body().name() + ".kept");
        for (int i = 0; i < loop.body().inputs().size(); i++) {
            var input = loop.body().inputs().get(i);
            var value = b.input(input.name(), input.value().type());
            if (i < loop.carries().size()) {
                b.output(loop.body().outputs().get(i).name(), value);
            }
        }
        return b.build();
    }
}
