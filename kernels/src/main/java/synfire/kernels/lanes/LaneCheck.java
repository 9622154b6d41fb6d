package synfire.kernels.lanes;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import synfire.ir.Axis;
import synfire.ir.BinaryFunction;
import synfire.ir.EventsType;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.ProgramText;
import synfire.ir.SpikeMode;
import synfire.ir.TensorType;
import synfire.ir.Value;

/// Says what keeps a program from running lane by lane; finds nothing where [LaneProgram] can be made.
public final class LaneCheck {

    private final Set<String> found = new LinkedHashSet<>();

    private LaneCheck() {}

    /// The obstacles, one sentence each, in the order of the program.
    public static List<String> of(Program program) {
        var check = new LaneCheck();
        check.program(program, 1);
        return List.copyOf(check.found);
    }

    /// @param loopAxes how many axes besides lanes a value may have
    private void program(Program program, int loopAxes) {
        for (var input : program.inputs()) {
            value(() -> "input '" + input.name() + "' of '" + program.name() + "'", input.value(), loopAxes);
        }
        for (var step : program.steps()) {
            Supplier<String> where = () -> "step `" + ProgramText.line(step).strip() + "` of '" + program.name() + "'";
            step.results().forEach(result -> value(where, result, loopAxes));
            operation(where, step.op(), loopAxes);
        }
    }

    private void found(Supplier<String> where, String problem) {
        found.add(where.get() + ": " + problem);
    }

    private void value(Supplier<String> where, Value value, int loopAxes) {
        switch (value.type()) {
            case EventsType events -> found(where, "lane kernels take tensors, not " + events);
            case TensorType tensor -> {
                int others = tensor.axes().size() - (tensor.axes().contains(Axis.LANE) ? 1 : 0);
                if (others > loopAxes) {
                    found(
                            where,
                            loopAxes == 0
                                    ? "inside a loop a value may have the axis lane alone, not " + tensor
                                    : "a value may have the axis lane and one loop axis, not " + tensor);
                }
            }
        }
    }

    private void operation(Supplier<String> where, Op op, int loopAxes) {
        switch (op) {
            case Op.Unary(var function, var _) -> {
                if (function.isTranscendental()) {
                    found(where, "apply ExpandFunctions first, which writes " + function.text() + " as arithmetic");
                }
            }
            case Op.Binary(var function, var _, var _) -> {
                if (function == BinaryFunction.POWER) {
                    found(where, "apply ExpandFunctions first, which writes power as arithmetic");
                }
            }
            case Op.Spike(var _, var _, var mode) -> {
                if (mode == SpikeMode.SOFT) {
                    found(where, "apply ExpandFunctions first, which writes a soft spike as arithmetic");
                }
            }
            case Op.Scan scan -> scan(where, scan, loopAxes);
            case Op.Custom custom -> program(custom.primal(), loopAxes);
            case Op.Whole _ -> found(where, "it runs on the reference backend only");
            case Op.Rename _, Op.Gather _, Op.ScatterAdd _, Op.Contract _ ->
                found(where, "lane kernels do not move values between indices");
            case Op.Reduce(var _, var x, var axis) -> {
                if (axis.equals(Axis.LANE)) {
                    found(where, "lane kernels keep the lanes apart; combine them outside");
                } else if (!x.dtype().isFloat()) {
                    found(
                            where,
                            "lane kernels reduce floats over " + axis + "; add up integers in the carry of a scan");
                }
            }
            case Op.Constant _,
                    Op.Compare _,
                    Op.Fma _,
                    Op.Select _,
                    Op.Convert _,
                    Op.Bitcast _,
                    Op.LinearCrossing _,
                    Op.HermiteCrossing _,
                    Op.StopGradient _,
                    Op.Philox _,
                    Op.Iota _,
                    Op.Broadcast _ -> {}
        }
    }

    private void scan(Supplier<String> where, Op.Scan scan, int loopAxes) {
        if (scan.axis().equals(Axis.LANE)) {
            found(where, "lanes are independent, so no scan runs over them");
        } else if (loopAxes == 0) {
            found(where, "a scan inside a scan");
        } else {
            if (scan.reverse() && scan.saved() > 0) {
                found(where, "a reverse scan cannot keep a tape");
            }
            program(scan.body(), 0);
        }
    }
}
