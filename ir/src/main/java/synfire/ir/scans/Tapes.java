package synfire.ir.scans;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import synfire.ir.Builder;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Value;

/// Turns tape into ordinary per-step outputs.
final class Tapes {

    private Tapes() {}

    static Program opened(Program program) {
        var b = new Builder(program.name());
        Map<Value, Value> here = new HashMap<>();
        program.inputs()
                .forEach(input -> here.put(
                        input.value(), b.input(input.name(), input.value().type())));
        for (var step : program.steps()) {
            b.copy(
                    step.op() instanceof Op.Scan scan
                            ? new Program.Step(
                                    step.results(),
                                    new Op.Scan(
                                            opened(scan.body()),
                                            scan.axis(),
                                            scan.reverse(),
                                            scan.carries(),
                                            scan.xs(),
                                            scan.constants(),
                                            0))
                            : step,
                    here);
        }
        program.outputs().forEach(output -> b.output(output.name(), Objects.requireNonNull(here.get(output.value()))));
        return b.build();
    }
}
