package synfire.kernels.lanes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.TensorType;
import synfire.ir.Value;

/// A loop over elementwise steps: each runs on one index of the axis at a time.
final class MapDraft implements LoopDraft {

    private final Axis axis;
    private final Builder body = new Builder("map");
    private final Map<Value, Value> inner = new HashMap<>();
    private final List<Stage.Link> xs = new ArrayList<>();
    private final List<Stage.Link> constants = new ArrayList<>();
    private final List<Stage.Link> ys = new ArrayList<>();
    private final List<Value> indices = new ArrayList<>();

    MapDraft(Axis axis) {
        this.axis = axis;
    }

    /// Takes a step whose results have the axis.
    void add(Program.Step step) {
        if (step.op() instanceof Op.Iota) {
            var index = body.input("index " + indices.size(), TensorType.scalar(DType.I64));
            define(step.results(), List.of(index));
            indices.add(index);
            return;
        }
        var operands = step.op().operands().stream().map(this::inside).toList();
        define(
                step.results(),
                step.op() instanceof Op.Broadcast(var _, var axes)
                        ? List.of(body.broadcast(operands.getFirst(), without(axes)))
                        : body.emitAll(step.op().withOperands(operands)));
    }

    private void define(List<Value> outer, List<Value> results) {
        for (int i = 0; i < outer.size(); i++) {
            inner.put(outer.get(i), results.get(i));
            ys.add(new Stage.Link(outer.get(i), results.get(i)));
        }
    }

    private Value inside(Value outer) {
        return inner.computeIfAbsent(outer, _ -> {
            boolean perIndex = outer.axes().contains(axis);
            var type = perIndex ? outer.tensor().without(axis) : outer.tensor();
            var value = body.input("value " + outer.id(), type);
            (perIndex ? xs : constants).add(new Stage.Link(outer, value));
            return value;
        });
    }

    private List<Axis> without(List<Axis> axes) {
        return axes.stream().filter(each -> !each.equals(axis)).toList();
    }

    @Override
    public Axis axis() {
        return axis;
    }

    @Override
    public List<Stage.Link> xs() {
        return xs;
    }

    @Override
    public List<Stage.Link> ys() {
        return ys;
    }

    @Override
    public List<Value> indices() {
        return indices;
    }

    @Override
    public boolean taped(Value y) {
        return false;
    }

    @Override
    public Stage.Loop finished(int number, Map<Integer, Place> places) {
        return new Stage.Loop(
                number,
                axis,
                false,
                body.build().steps(),
                List.of(),
                xs,
                constants,
                indices,
                LoopDraft.placed(ys, places),
                List.of());
    }
}
