package synfire.kernels.arrays;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import synfire.ir.BinaryFunction;
import synfire.ir.EventsType;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.ProgramText;
import synfire.ir.SpikeMode;
import synfire.ir.Value;

/// Says what keeps a program from running over whole arrays; finds nothing where [ArrayProgram] can be
/// made.
public final class ArrayCheck {

    private static final int MOST_AXES = 2;

    private final List<String> found = new ArrayList<>();

    private ArrayCheck() {}

    /// The obstacles, one sentence each, in the order of the program.
    public static List<String> of(Program program) {
        var check = new ArrayCheck();
        check.program(program, false);
        program.steps().stream()
                .filter(step -> step.op() instanceof Op.Scan)
                .skip(1)
                .filter(step ->
                        ((Op.Scan) step.op()).body().steps().stream().anyMatch(each -> each.op() instanceof Op.Dense))
                .forEach(step -> check.found.add("'" + program.name()
                        + "' writes events out in a later loop; array kernels do in the first alone"));
        return List.copyOf(check.found);
    }

    private void program(Program program, boolean inside) {
        for (var step : program.steps()) {
            Supplier<String> where = () -> "step `" + ProgramText.line(step).strip() + "` of '" + program.name() + "'";
            if (!(step.op() instanceof Op.Scan) && Schedule.axes(step).size() > MOST_AXES) {
                found(where, "array kernels loop over two axes at most");
            }
            operation(where, program, step, inside);
        }
    }

    private void found(Supplier<String> where, String problem) {
        found.add(where.get() + ": " + problem);
    }

    private void operation(Supplier<String> where, Program program, Program.Step step, boolean inside) {
        switch (step.op()) {
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
            case Op.Scan scan -> {
                if (inside) {
                    found(where, "array kernels run loops one after the other, none in another");
                } else {
                    program(scan.body(), true);
                }
            }
            case Op.Gather(var x, var index, var axis) -> {
                if (!index.axes().isEmpty()
                        || x.axes().size() < 2
                        || !x.axes().getFirst().equals(axis)) {
                    found(where, "array kernels read whole rows of a line");
                }
            }
            case Op.Put(var x, var _, var index, var axis) -> {
                if (!inside
                        || !index.axes().isEmpty()
                        || !x.axes().getFirst().equals(axis)
                        || isReadAfter(program, step, x)) {
                    found(
                            where,
                            "array kernels write whole rows of a line that the loop carries, after its last reader");
                }
            }
            case Op.Events(var x, var source) -> {
                if (!inside || !x.axes().getLast().equals(source)) {
                    found(where, "array kernels collect events inside the loop, along the last axis");
                }
            }
            case Op.Dense _ -> {
                if (!inside
                        || step.result().axes().size() > 1
                        || program.steps().stream()
                                .anyMatch(each -> each.op().operands().contains(step.result()))) {
                    found(where, "array kernels write events out as zeros and ones, and compute nothing from those");
                }
            }
            case Op.Deliver deliver -> alongRows(where, inside, deliver.events());
            case Op.Collect collect -> alongRows(where, inside, collect.sources());
            case Op.Credit credit -> alongRows(where, inside, credit.sources());
            case Op.Reduce(var _, var x, var _) -> {
                if (x.axes().size() > MOST_AXES) {
                    found(where, "array kernels reduce over one of two axes");
                }
            }
            case Op.Full full -> {
                if (!inside || full.given().stream().anyMatch(each -> EventsType.isTimed(each.type()))) {
                    found(where, "array kernels go along full rows inside loops, from events without offsets");
                }
            }
            case Op.DeliverDrawn deliver -> {
                if (!inside || !(deliver.events().type() instanceof EventsType)) {
                    found(where, "array kernels deliver lists of events along drawn rows, inside the loop");
                }
            }
            case Op.DeliverProcedural deliver -> {
                boolean late = deliver.rows().late();
                if (!inside
                        || !(deliver.events().type() instanceof EventsType)
                        || EventsType.isTimed(deliver.events().type())
                        || (late && isReadAfter(program, step, deliver.into()))) {
                    found(
                            where,
                            "array kernels deliver lists of events along procedural rows inside the loop, and late on a line that it carries, after its last reader");
                }
            }
            case Op.DeliverLate deliver -> {
                if (!inside
                        || EventsType.isTimed(deliver.events().type())
                        || isReadAfter(program, step, deliver.line())) {
                    found(
                            where,
                            "array kernels deliver events late inside the loop, on a line that it carries, after its last reader");
                }
            }
            case Op.Visit visit -> {
                if (!inside) {
                    found(where, "array kernels visit synapses inside the loop");
                }
                program(visit.body(), inside);
            }
            case Op.Custom custom -> program(custom.primal(), inside);
            case Op.Sparse _, Op.SparseLate _ -> {
                if (!Products.is(step)) {
                    found(
                            where,
                            "array kernels sum up along rows of synapses, and read for each synapse from a line; other products run on the reference backend only");
                }
            }
            case Op.TimedEvents _,
                    Op.Offsets _,
                    Op.Solve _,
                    Op.SolveTridiagonal _,
                    Op.SolveTree _,
                    Op.Root _,
                    Op.Cond _,
                    Op.While _ -> found(where, "it runs on the reference backend only");
            case Op.Rename _, Op.ScatterAdd _, Op.Contract _ ->
                found(where, "array kernels move values between cells by events alone");
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

    private void alongRows(Supplier<String> where, boolean inside, Value sources) {
        boolean listed = sources.type() instanceof EventsType;
        if ((listed && !inside) || EventsType.isTimed(sources.type())) {
            found(where, "array kernels go along synapses inside loops, from events without offsets");
        }
    }

    private static boolean isReadAfter(Program program, Program.Step step, Value line) {
        int at = program.steps().indexOf(step);
        boolean carried =
                program.inputs().stream().anyMatch(input -> input.value().equals(line))
                        || program.steps().subList(0, at).stream()
                                .anyMatch(each -> (each.op() instanceof Op.Put
                                                || each.op() instanceof Op.DeliverLate
                                                || each.op() instanceof Op.DeliverProcedural)
                                        && each.result().equals(line));
        return !carried
                || program.steps().subList(at + 1, program.steps().size()).stream()
                        .anyMatch(each -> each.op().operands().contains(line));
    }
}
