package synfire.kernels.arrays;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Value;

/// Where credit along rows reads a carry after the loop over cells that computes its next value, that loop
/// keeps the old one aside and puts the new one in its place, which saves a copy at the end of the step.
///
/// ```
/// cells: %2 = f(%1)   → waiting            cells: %2 = f(%1)      → memory of %1
/// credit for %1                    ──▶            %3 = %1         → waiting
/// copy waiting → memory of %1              credit for %3
/// ```
final class KeptCarries {

    private final List<Phase> phases;
    private final Map<Value, Home> homes;
    private final Map<Value, List<Home>> stores;
    private int fresh;

    private KeptCarries(Section section, int fresh) {
        this.phases = new ArrayList<>(section.phases());
        this.homes = new HashMap<>(section.homes());
        this.stores = new HashMap<>(section.stores());
        this.fresh = fresh;
    }

    /// @param fresh the first number that no value has
    static Section of(Section section, int fresh) {
        var kept = new KeptCarries(section, fresh);
        for (var phase : section.phases()) {
            if (phase instanceof Phase.Copy copy && !copy.to().perStep()) {
                kept.swap(copy);
            }
        }
        return new Section(kept.phases, kept.homes, kept.stores);
    }

    private void swap(Phase.Copy copy) {
        var before = only(copy.to());
        var after = only(copy.from());
        if (before.isEmpty() || after.isEmpty() || !isCopiedOnce(copy)) {
            return;
        }
        int loop = loopThatDefines(after.get());
        if (loop < 0
                || !((Phase.Cells) phases.get(loop)).axes().equals(before.get().axes())
                || !stores.getOrDefault(after.get(), List.of()).contains(copy.from())
                || !isReadByRowsAlone(loop, before.get())) {
            return;
        }
        var old = new Value(fresh++, before.get().type());
        for (int i = loop + 1; i < phases.size(); i++) {
            if (phases.get(i) instanceof Phase.AllRows rows) {
                phases.set(i, reading(rows, before.get(), old));
            }
        }
        var cells = (Phase.Cells) phases.get(loop);
        var steps = new ArrayList<>(cells.steps());
        steps.add(new Program.Step(
                List.of(old),
                new Op.Broadcast(before.get(), before.get().tensor().axes())));
        phases.set(loop, new Phase.Cells(cells.axes(), steps));
        phases.remove(copy);
        var to = new ArrayList<>(stores.getOrDefault(after.get(), List.of()));
        to.replaceAll(home -> home.equals(copy.from()) ? copy.to() : home);
        stores.put(after.get(), to);
        stores.put(old, List.of(copy.from()));
        homes.put(after.get(), copy.to());
        homes.put(old, copy.from());
    }

    /// The value that alone has a home.
    private Optional<Value> only(Home home) {
        var all = homes.entrySet().stream()
                .filter(entry -> entry.getValue().equals(home))
                .map(Map.Entry::getKey)
                .toList();
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    private boolean isCopiedOnce(Phase.Copy copy) {
        return phases.stream()
                .noneMatch(phase -> phase instanceof Phase.Copy other
                        && !other.equals(copy)
                        && (other.from().equals(copy.to())
                                || other.to().equals(copy.to())
                                || other.from().equals(copy.from())
                                || other.to().equals(copy.from())));
    }

    private int loopThatDefines(Value value) {
        for (int i = 0; i < phases.size(); i++) {
            if (phases.get(i) instanceof Phase.Cells(var _, var steps)
                    && steps.stream().anyMatch(step -> step.results().contains(value))) {
                return i;
            }
        }
        return -1;
    }

    /// Whether after a loop credit along rows reads a value, and nothing else does.
    private boolean isReadByRowsAlone(int loop, Value value) {
        var later = phases.subList(loop + 1, phases.size());
        boolean isRead = later.stream()
                .anyMatch(phase ->
                        phase instanceof Phase.AllRows rows && rows.op().given().contains(value));
        return isRead
                && later.stream().allMatch(phase -> switch (phase) {
                    case Phase.AllRows rows -> !rows.op().given().getFirst().equals(value);
                    case Phase.Copy _, Phase.Log _ -> true;
                    case Phase.Scalars(var steps) -> doesNotRead(steps, value);
                    case Phase.Cells(var _, var steps) -> doesNotRead(steps, value);
                    case Phase.Sum(var op, var _) -> !op.operands().contains(value);
                    case Phase.Transposition transposition ->
                        !transposition.from().equals(homes.get(value));
                    case Phase.Delivery _,
                            Phase.LateDelivery _,
                            Phase.DrawnDelivery _,
                            Phase.ProceduralDelivery _,
                            Phase.Collection _,
                            Phase.Crediting _,
                            Phase.Product _,
                            Phase.Visits _ -> false;
                });
    }

    private static boolean doesNotRead(List<Program.Step> steps, Value value) {
        return steps.stream().noneMatch(step -> step.op().operands().contains(value));
    }

    private static Phase.AllRows reading(Phase.AllRows rows, Value before, Value old) {
        var given = rows.op().given().stream()
                .map(each -> each.equals(before) ? old : each)
                .toList();
        var op = new Op.Full(rows.op().product(), given, rows.op().rows());
        return new Phase.AllRows(op, new Program.Step(rows.step().results(), op), rows.transposed());
    }
}
