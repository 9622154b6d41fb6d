package synfire.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/// What the operations on whole tensors and programs mean. Events are held as dense zeros and ones.
///
/// @param run runs a program inside
record WholeMeaning(Sizes sizes, BiFunction<Program, List<Tensor>, List<Tensor>> run) {

    List<Tensor> of(Op.Whole op, Type type, Tensor[] v) {
        return switch (op) {
            case Op.Events _ -> List.of(events(type.dense(), v[0]));
            case Op.TimedEvents _ -> List.of(timed(type.dense(), v[0], v[1]));
            case Op.Dense _ -> List.of(events(type.dense(), v[0]));
            case Op.Offsets _ -> List.of(v[0]);
            case Op.Sparse sparse ->
                List.of(new SparseMeaning(sizes, sparse.rows(), counted(sparse, v)).of(sparse.product(), type.dense()));
            case Op.Deliver deliver -> List.of(Delivery.of(sizes, deliver, counted(deliver, v)));
            case Op.Collect collect -> List.of(Collection.of(sizes, collect, counted(collect, v)));
            case Op.Credit credit -> List.of(Delivery.of(sizes, credit, counted(credit, v)));
            case Op.Full full -> List.of(new FullMeaning(sizes, full, counted(full, v)).of(type.dense()));
            case Op.Visit visit -> new Visiting(sizes, visit, counted(visit, v)).of(run);
            case Op.DeliverDrawn deliver -> List.of(new DrawnDelivery(sizes, deliver.rows(), v).of(type.dense()));
            case Op.DeliverProcedural deliver ->
                List.of(new ProceduralDelivery(sizes, deliver, counted(deliver, v)).of());
            case Op.DeliverLate deliver ->
                List.of(new LateDelivery(
                                sizes,
                                deliver.travel(),
                                deliver.rows(),
                                List.of(v).subList(3, v.length))
                        .delivered(v[0], counted(deliver.events(), v[1]), v[2]));
            case Op.SparseLate sparse ->
                List.of(new LateDelivery(
                                sizes,
                                sparse.travel(),
                                sparse.rows(),
                                List.of(v).subList(2, v.length))
                        .of(sparse.product(), type.dense(), v[0], v[1]));
            case Op.Put(var _, var _, var _, var axis) -> List.of(put(type.dense(), v[0], v[1], v[2], axis));
            case Op.Solve(var _, var _, var row, var column) ->
                List.of(Elimination.solve(sizes, type.dense(), v[0], v[1], row, column));
            case Op.SolveTridiagonal(var _, var _, var _, var _, var axis) ->
                List.of(new Branches(sizes, type.dense(), axis).solve(v[0], v[1], v[2], v[3], k -> k - 1));
            case Op.SolveTree(var _, var _, var _, var _, var _, var axis) ->
                List.of(new Branches(sizes, type.dense(), axis)
                        .solve(v[0], v[1], v[2], v[3], k -> (int) v[4].getInteger(k)));
            case Op.Root root -> List.of(root(root, List.of(v)));
            case Op.Cond cond -> {
                var arguments = List.of(v).subList(1, v.length);
                yield run.apply(v[0].getInteger(0) != 0 ? cond.whenTrue() : cond.whenFalse(), arguments);
            }
            case Op.While loop -> loop(loop, List.of(v));
        };
    }

    /// Σ over an axis where one factor is events: their rows in ascending order, one after the other.
    Tensor contract(TensorType result, Tensor left, Tensor right, Axis axis) {
        var whole = result.with(axis);
        int[] rows = Broadcasting.positions(sizes, whole, result);
        var read = new Broadcasting(sizes, whole, new Tensor[] {left, right});
        var sum = new double[sizes.elements(result)];
        boolean narrow = result.dtype() == DType.F32;
        for (int i = 0; i < rows.length; i++) {
            double l = left.get(read.of(0, i));
            double r = right.get(read.of(1, i));
            double next = l == 0 || r == 0 ? sum[rows[i]] : sum[rows[i]] + l * r;
            sum[rows[i]] = narrow ? (float) next : next;
        }
        return Tensor.of(result, sum);
    }

    /// Operands of which timed events are zeros and ones like others.
    private static Tensor[] counted(Op op, Tensor[] v) {
        var counted = v.clone();
        for (int i = 0; i < v.length; i++) {
            counted[i] = counted(op.operands().get(i), v[i]);
        }
        return counted;
    }

    /// Timed events as zeros and ones like others.
    static Tensor counted(Value value, Tensor tensor) {
        return EventsType.isTimed(value.type()) ? events(value.type().dense(), tensor) : tensor;
    }

    /// Offsets where an event is, else 0.
    private static Tensor timed(TensorType type, Tensor x, Tensor offset) {
        var offsets = new double[x.size()];
        for (int i = 0; i < offsets.length; i++) {
            double at = offset.get(i);
            if (x.get(i) != 0 && !(at > 0 && at <= 1)) {
                throw new IllegalArgumentException(
                        "event %d of axes %s has offset %s; an offset is a fraction of the step above 0, at most 1"
                                .formatted(i, type.axes(), at));
            }
            offsets[i] = x.get(i) != 0 ? at : 0;
        }
        return Tensor.wrap(type, offsets);
    }

    private static Tensor events(TensorType type, Tensor x) {
        var fired = new double[x.size()];
        for (int i = 0; i < fired.length; i++) {
            fired[i] = x.get(i) != 0 ? 1 : 0;
        }
        return Tensor.wrap(type, fired);
    }

    private Tensor put(TensorType type, Tensor x, Tensor slice, Tensor index, Axis axis) {
        int length = sizes.of(axis);
        var rest = type.without(axis);
        var read = new Broadcasting(sizes, rest, new Tensor[] {slice, index});
        int[] place = Broadcasting.positions(sizes, type, rest);
        int[] along = Broadcasting.positions(sizes, type, TensorType.of(type.dtype(), axis));
        var values = x.toArray();
        for (int e = 0; e < sizes.elements(rest); e++) {
            long at = index.getInteger(read.of(1, e));
            if (at < 0 || at >= length) {
                throw new IllegalArgumentException(
                        "index %d is outside axis '%s' of length %d".formatted(at, axis, length));
            }
        }
        for (int i = 0; i < values.length; i++) {
            if (along[i] == index.getInteger(read.of(1, place[i]))) {
                values[i] = slice.get(read.of(0, place[i]));
            }
        }
        return Tensor.of(type, values);
    }

    private Tensor root(Op.Root root, List<Tensor> v) {
        var arguments = new ArrayList<>(v);
        for (int i = 0; i < root.iterations(); i++) {
            var y = arguments.getFirst();
            var residual = run.apply(root.residual(), arguments).getFirst();
            var jacobian = run.apply(root.jacobian(), arguments).getFirst();
            var step = RootAxes.isElementwise(root)
                    ? divided(residual, jacobian)
                    : Elimination.solve(sizes, y.type(), jacobian, residual, RootAxes.row(root), RootAxes.column(root));
            var next = y.toArray();
            for (int e = 0; e < next.length; e++) {
                next[e] -= step.get(e);
            }
            arguments.set(0, Tensor.of(y.type(), next));
        }
        return arguments.getFirst();
    }

    private static Tensor divided(Tensor left, Tensor right) {
        var quotient = left.toArray();
        for (int e = 0; e < quotient.length; e++) {
            quotient[e] /= right.get(e);
        }
        return Tensor.of(left.type(), quotient);
    }

    private List<Tensor> loop(Op.While loop, List<Tensor> v) {
        int carries = loop.carries().size();
        var arguments = new ArrayList<>(v);
        for (int turn = 0; turn < sizes.of(loop.bound()); turn++) {
            if (run.apply(loop.condition(), arguments).getFirst().getInteger(0) == 0) {
                break;
            }
            var next = run.apply(loop.body(), arguments);
            for (int k = 0; k < carries; k++) {
                arguments.set(k, next.get(k));
            }
        }
        return List.copyOf(arguments.subList(0, carries));
    }
}
