package synfire.kernels.lanes;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import synfire.ir.Axis;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Value;

/// The loop that a scan becomes.
///
/// @param ys per-step outputs that are needed
/// @param tape results that are tape
record ScanDraft(
        Op.Scan scan,
        List<Stage.Carry> carries,
        List<Stage.Link> xs,
        List<Stage.Link> constants,
        List<Stage.Link> ys,
        List<Value> tape)
        implements LoopDraft {

    static ScanDraft of(Op.Scan scan, Program.Step step, BitSet needed) {
        var inputs = scan.body().inputs();
        var outputs = scan.body().outputs();
        int carryCount = scan.carries().size();
        int xCount = scan.xs().size();
        var carries = new ArrayList<Stage.Carry>();
        for (int i = 0; i < carryCount; i++) {
            carries.add(new Stage.Carry(
                    scan.carries().get(i),
                    inputs.get(i).value(),
                    outputs.get(i).value(),
                    step.results().get(i)));
        }
        var xs = new ArrayList<Stage.Link>();
        for (int i = 0; i < xCount; i++) {
            xs.add(new Stage.Link(scan.xs().get(i), inputs.get(carryCount + i).value()));
        }
        var constants = new ArrayList<Stage.Link>();
        for (int i = 0; i < scan.constants().size(); i++) {
            constants.add(new Stage.Link(
                    scan.constants().get(i), inputs.get(carryCount + xCount + i).value()));
        }
        var ys = new ArrayList<Stage.Link>();
        for (int i = carryCount; i < outputs.size(); i++) {
            if (needed.get(step.results().get(i).id())) {
                ys.add(new Stage.Link(step.results().get(i), outputs.get(i).value()));
            }
        }
        int results = step.results().size();
        return new ScanDraft(scan, carries, xs, constants, ys, step.results().subList(results - scan.saved(), results));
    }

    @Override
    public Axis axis() {
        return scan.axis();
    }

    @Override
    public List<Value> indices() {
        return List.of();
    }

    @Override
    public boolean taped(Value y) {
        return tape.contains(y);
    }

    @Override
    public Stage.Loop finished(int number, Map<Integer, Place> places) {
        return new Stage.Loop(
                number,
                scan.axis(),
                scan.reverse(),
                scan.body().steps(),
                carries,
                xs,
                constants,
                List.of(),
                LoopDraft.placed(ys, places),
                LoopDraft.tapes(xs, places));
    }
}
