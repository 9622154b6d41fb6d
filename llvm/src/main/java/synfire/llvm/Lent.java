package synfire.llvm;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import synfire.ir.Axis;
import synfire.ir.Op;
import synfire.kernels.arrays.ArrayProgram;
import synfire.kernels.arrays.Phase;
import synfire.kernels.arrays.Section;
import synfire.kernels.arrays.Slot;

/// Which memory of a program need not be its own.
///
/// @param slots of inputs that no loop runs over, so they need not be filled up to whole vectors: synapses.
///     Their
///     memory may be the caller's
/// @param carried for the slot of an input that only begins a carry, the slot of the carry
record Lent(Set<Integer> slots, Map<Integer, Integer> carried) {

    Lent {
        slots = Set.copyOf(slots);
        carried = Map.copyOf(carried);
    }

    static Lent of(ArrayProgram program) {
        var looped = new HashSet<Axis>();
        sections(program).flatMap(section -> section.phases().stream()).forEach(phase -> {
            switch (phase) {
                case Phase.Cells(var axes, var _) -> looped.addAll(axes);
                case Phase.Copy(var _, var _, var type) -> looped.addAll(type.axes());
                case Phase.Collection(var op, var _) -> looped.add(op.rows().synapse());
                case Phase.Crediting(var op, var _) -> looped.add(op.rows().synapse());
                case Phase.AllRows(var op, var _, int _) ->
                    looped.addAll(
                            List.of(op.rows().row(), op.rows().post(), op.rows().source()));
                case Phase.Transposition(var _, int _, var rows, var _) ->
                    looped.addAll(List.of(rows.row(), rows.post()));
                case Phase.Visits(var op, var _) -> looped.add(op.rows().synapse());
                case Phase.Sum(var op, var _) -> looped.addAll(op.x().axes());
                case Phase.Scalars _,
                        Phase.Delivery _,
                        Phase.LateDelivery _,
                        Phase.DrawnDelivery _,
                        Phase.ProceduralDelivery _,
                        Phase.Product _,
                        Phase.Log _ -> {}
            }
        });
        var slots = new HashSet<Integer>();
        for (int slot : program.inputs().values()) {
            if (program.slots().get(slot) instanceof Slot.Array(var type)
                    && type.axes().size() == 1
                    && !looped.contains(type.axes().getLast())) {
                slots.add(slot);
            }
        }
        return new Lent(slots, carried(program));
    }

    private static Stream<Section> sections(ArrayProgram program) {
        return Stream.concat(
                Stream.of(program.before(), program.body(), program.after()),
                program.later().stream().flatMap(loop -> Stream.of(loop.between(), loop.body())));
    }

    private static Map<Integer, Integer> carried(ArrayProgram program) {
        var used = new HashMap<Integer, Integer>();
        for (var step : program.source().steps()) {
            for (var operand : step.op().operands()) {
                program.source().inputs().stream()
                        .filter(input -> input.value().equals(operand))
                        .forEach(input -> used.merge(program.inputs().getOrDefault(input.name(), -1), 1, Integer::sum));
            }
        }
        var carried = new HashMap<Integer, Integer>();
        for (var step : program.source().steps()) {
            if (step.op() instanceof Op.Scan) {
                for (var phase : program.before().phases()) {
                    if (phase instanceof Phase.Copy(var from, var to, var _)
                            && used.getOrDefault(from.slot(), 0) == 1) {
                        carried.put(from.slot(), to.slot());
                    }
                }
            }
        }
        return carried;
    }
}
