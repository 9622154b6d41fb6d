package synfire.kernels.arrays;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import synfire.ir.Axis;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Value;

/// Finds the axes whose cells can be at rest.
///
/// Every carry along the axis must be left as it is by a step that finds it as it is: what computes it is
/// steady, and
/// besides only events change it, which are noted as they arrive. Nothing may be read or kept step by step.
final class RestSearch {

    private final Op.Scan scan;
    private final Section body;
    private final Map<Value, Home> outer;
    private final Courses courses;

    private RestSearch(Op.Scan scan, Section body, Map<Value, Home> outer) {
        this.scan = scan;
        this.body = body;
        this.outer = outer;
        this.courses = new Courses(scan);
    }

    /// @param body the section of the scan
    /// @param outer homes of the values that the scan reads
    static List<Rest> of(Op.Scan scan, Section body, Map<Value, Home> outer) {
        var search = new RestSearch(scan, body, outer);
        return search.axes().stream().filter(search::canRest).map(search::rest).toList();
    }

    /// Those that carries lie along.
    private List<Axis> axes() {
        return scan.body().inputs().subList(0, scan.carries().size()).stream()
                .map(input -> input.value().axes())
                .filter(axes -> axes.size() == 1)
                .map(List::getFirst)
                .distinct()
                .toList();
    }

    private boolean canRest(Axis axis) {
        for (int i = 0; i < scan.carries().size(); i++) {
            var carried = scan.body().inputs().get(i).value();
            if (carried.axes().contains(axis)
                    && !(isOf(carried, axis)
                            && isSteady(scan.body().outputs().get(i).value()))
                    && !isLine(carried, axis)) {
                return false;
            }
        }
        boolean moved = false;
        for (var phase : body.phases()) {
            switch (phase) {
                case Phase.Cells(var axes, var steps) -> {
                    if (axes.contains(axis)
                            && (axes.size() != 1 || !steps.stream().allMatch(this::canRest))) {
                        return false;
                    }
                    moved |= axes.equals(List.of(axis));
                }
                case Phase.Copy(var from, var to, var type) -> {
                    if (type.axes().contains(axis) && (type.axes().size() != 1 || from.perStep() || to.perStep())) {
                        return false;
                    }
                }
                case Phase.Scalars _,
                        Phase.Delivery _,
                        Phase.LateDelivery _,
                        Phase.DrawnDelivery _,
                        Phase.ProceduralDelivery _,
                        Phase.Collection _,
                        Phase.Crediting _,
                        Phase.Sum _,
                        Phase.AllRows _,
                        Phase.Transposition _,
                        Phase.Product _,
                        Phase.Visits _,
                        Phase.Log _ -> {}
            }
        }
        return moved;
    }

    private static boolean isOf(Value value, Axis axis) {
        return value.axes().equals(List.of(axis));
    }

    private boolean isSteady(Value value) {
        return courses.of(value) == Courses.Course.STEADY;
    }

    /// A ring of which one row is read and set to zero in each step, and to which events alone add.
    private boolean isLine(Value carried, Axis axis) {
        if (carried.axes().size() != 2 || !carried.axes().getLast().equals(axis)) {
            return false;
        }
        var line = new HashSet<Value>(Set.of(carried));
        for (var step : scan.body().steps()) {
            boolean reads = step.op().operands().stream().anyMatch(line::contains);
            if (reads) {
                switch (step.op()) {
                    case Op.Gather _ -> {}
                    case Op.Put put when courses.isZero(put.slice()) -> line.add(step.result());
                    case Op.DeliverLate _ -> line.add(step.result());
                    default -> {
                        return false;
                    }
                }
            }
        }
        return isSteady(carried)
                && scan.body().steps().stream()
                        .filter(step -> line.contains(step.results().getFirst()))
                        .allMatch(step -> isSteady(step.result()));
    }

    /// What a loop over cells leaves behind is steady.
    private boolean canRest(Program.Step step) {
        if (step.op() instanceof Op.Events) {
            return isSteady(step.result());
        }
        for (var result : step.results()) {
            for (var home : body.stores().getOrDefault(result, List.of())) {
                if (home.perStep() || !isSteady(result)) {
                    return false;
                }
            }
        }
        return true;
    }

    private Rest rest(Axis axis) {
        var carries = new HashSet<Integer>();
        var lines = new HashSet<Integer>();
        var clocks = new HashSet<Integer>();
        for (int i = 0; i < scan.carries().size(); i++) {
            var carried = scan.body().inputs().get(i).value();
            var home = body.homes().get(carried);
            if (home != null && isOf(carried, axis)) {
                carries.add(home.slot());
            } else if (home != null && carried.axes().contains(axis)) {
                lines.add(home.slot());
            } else if (courses.of(carried) == Courses.Course.RISING) {
                clocks.add(
                        Objects.requireNonNull(outer.get(scan.carries().get(i))).slot());
            }
        }
        var conditions = new HashMap<Value, Boolean>();
        var computed = computed();
        courses.conditions().forEach((value, becomes) -> {
            if (computed.contains(value) && (value.axes().isEmpty() || isOf(value, axis))) {
                conditions.put(value, becomes);
            }
        });
        return new Rest(axis, carries, lines, clocks, conditions, Set.of());
    }

    /// What phases compute; the rest of the loop is not needed.
    private Set<Value> computed() {
        var values = new HashSet<Value>();
        for (var phase : body.phases()) {
            switch (phase) {
                case Phase.Cells(var _, var steps) -> steps.forEach(step -> values.addAll(step.results()));
                case Phase.Scalars(var steps) -> steps.forEach(step -> values.addAll(step.results()));
                default -> {}
            }
        }
        return values;
    }
}
