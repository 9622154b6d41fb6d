package synfire.kernels.arrays;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import synfire.ir.Axis;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.TensorType;
import synfire.ir.Value;

/// Which memory along an axis may hold cells in any order: all that loops over cells, copies and deliveries
/// touch, but
/// not the rows of synapses, which are found by the number of a source.
record Unordered(Axis axis, List<Slot> slots) {

    /// Empty if something finds cells by their numbers.
    Set<Integer> of(List<Section> sections, Section body) {
        var rows = new HashSet<Integer>();
        var cells = new HashSet<Integer>();
        if (sections.stream().flatMap(section -> section.phases().stream()).anyMatch(this::readsByNumber)) {
            return Set.of();
        }
        for (var section : sections) {
            boolean looped = section.equals(body);
            for (var phase : section.phases()) {
                switch (phase) {
                    case Phase.Cells(var axes, var steps) -> {
                        if (axes.contains(axis)) {
                            if (axes.size() != 1 || !steps.stream().allMatch(step -> isElementwise(step, looped))) {
                                return Set.of();
                            }
                            steps.forEach(step -> step.op().operands().forEach(each -> add(cells, section, each)));
                        }
                    }
                    case Phase.Delivery(var op, var step) -> {
                        if (!looped && touches(step)) {
                            return Set.of();
                        }
                        add(rows, section, op.rows().start());
                        add(rows, section, op.rows().end());
                        step.results().forEach(each -> add(cells, section, each));
                    }
                    case Phase.LateDelivery(var op, var step) -> {
                        add(rows, section, op.rows().start());
                        add(rows, section, op.rows().end());
                        step.results().forEach(each -> add(cells, section, each));
                    }
                    default -> {}
                }
            }
        }
        if (rows.stream().anyMatch(cells::contains)) {
            return Set.of();
        }
        var all = new HashSet<Integer>();
        for (int slot = 0; slot < slots.size(); slot++) {
            if (slots.get(slot) instanceof Slot.Array(var type)
                    && type.axes().contains(axis)
                    && type.axes().getLast().equals(axis)
                    && !rows.contains(slot)) {
                all.add(slot);
            }
        }
        return all;
    }

    /// Whether a phase finds cells by their numbers.
    private boolean readsByNumber(Phase phase) {
        return switch (phase) {
            case Phase.DrawnDelivery(var _, var step) -> touches(step);
            case Phase.ProceduralDelivery(var _, var step) -> touches(step);
            case Phase.Collection(var _, var step) -> touches(step);
            case Phase.Crediting(var _, var step) -> touches(step);
            case Phase.Sum(var _, var step) -> touches(step);
            case Phase.Product(var _, var step) -> touches(step);
            case Phase.AllRows(var _, var step, int _) -> touches(step);
            case Phase.Visits(var _, var step) -> touches(step);
            case Phase.Scalars _,
                    Phase.Cells _,
                    Phase.Delivery _,
                    Phase.LateDelivery _,
                    Phase.Copy _,
                    Phase.Transposition _,
                    Phase.Log _ -> false;
        };
    }

    /// Outside the loop nothing may depend on the number of a cell.
    private boolean isElementwise(Program.Step step, boolean looped) {
        return looped || (!(step.op() instanceof Op.Iota) && !(step.op() instanceof Op.Events));
    }

    private boolean touches(Program.Step step) {
        return step.op().operands().stream().anyMatch(this::isAlong)
                || step.results().stream().anyMatch(this::isAlong);
    }

    private boolean isAlong(Value value) {
        return value.type() instanceof TensorType tensor && tensor.axes().contains(axis);
    }

    private static void add(Set<Integer> slots, Section section, Value value) {
        var home = section.homes().get(value);
        if (home != null) {
            slots.add(home.slot());
        }
    }
}
