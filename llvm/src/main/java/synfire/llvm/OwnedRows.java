package synfire.llvm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import synfire.ir.Axis;
import synfire.ir.DType;
import synfire.ir.EventsType;
import synfire.ir.Op;
import synfire.ir.Value;
import synfire.kernels.arrays.ArrayProgram;
import synfire.kernels.arrays.Phase;
import synfire.kernels.arrays.Slot;

/// Rows of synapses that threads share: each thread delivers those of its own targets, which lie together
/// in a row
/// because targets ascend there.
///
/// @param start slot with the first synapse of each source
/// @param end slot with the first synapse after those of each source
/// @param target slot with the target of each synapse
/// @param post axis of the targets
/// @param bare whether nothing but the target is known of each synapse
record OwnedRows(int start, int end, int target, Axis post, boolean bare) {

    /// All rows of a program that lie in memory; nothing where threads cannot share its steps.
    static Optional<List<OwnedRows>> of(ArrayProgram program) {
        var all = new ArrayList<OwnedRows>();
        boolean made = false;
        if (!program.later().isEmpty()) {
            return Optional.empty();
        }
        for (var phase : program.body().phases()) {
            switch (phase) {
                case Phase.Delivery(var op, var _) -> {
                    if (!(op.events().type() instanceof EventsType)) {
                        return Optional.empty();
                    }
                    all.add(of(program, op.rows()));
                }
                case Phase.Collection _,
                        Phase.Crediting _,
                        Phase.Sum _,
                        Phase.AllRows _,
                        Phase.Transposition _,
                        Phase.Product _,
                        Phase.Visits _ -> {
                    return Optional.empty();
                }
                case Phase.DrawnDelivery _, Phase.ProceduralDelivery _ -> made = true;
                case Phase.LateDelivery(var op, var _) -> {
                    if (!(op.events().type() instanceof EventsType)) {
                        return Optional.empty();
                    }
                    all.add(of(program, op.rows()));
                }
                case Phase.Cells(var axes, var _) -> {
                    if (axes.size() != 1) {
                        return Optional.empty();
                    }
                }
                case Phase.Scalars _, Phase.Copy _, Phase.Log _ -> {}
            }
        }
        var distinct = all.stream().distinct().toList();
        var byStart = new HashMap<Integer, OwnedRows>();
        for (var rows : distinct) {
            boolean given = program.inputs().values().containsAll(List.of(rows.start, rows.end, rows.target));
            if (!given || byStart.put(rows.start, rows) != null || byStart.put(rows.end, rows) != null) {
                return Optional.empty();
            }
        }
        return distinct.isEmpty() && !made ? Optional.empty() : Optional.of(distinct);
    }

    private static OwnedRows of(ArrayProgram program, Op.Rows rows) {
        int target = slot(program, rows.target());
        boolean bare = IntStream.range(0, program.slots().size())
                .noneMatch(slot -> slot != target && isAlong(program.slots().get(slot), rows.synapse()));
        return new OwnedRows(slot(program, rows.start()), slot(program, rows.end()), target, rows.post(), bare);
    }

    private static boolean isAlong(Slot slot, Axis axis) {
        return slot instanceof Slot.Array(var type) && type.axes().contains(axis);
    }

    private static int slot(ArrayProgram program, Value value) {
        var home = program.body().homes().get(value);
        return home == null || home.perStep() ? -1 : home.slot();
    }

    boolean reads(int slot) {
        return slot == start || slot == end || slot == target;
    }

    /// Whether the targets of every row ascend.
    boolean ascend(ArrayBinding binding) {
        var starts = binding.elements(start);
        var ends = binding.elements(end);
        var targets = binding.elements(target);
        for (int source = 0; source < binding.count(start); source++) {
            long last = Long.MIN_VALUE;
            for (long k = starts.getInteger(source); k < ends.getInteger(source); k++) {
                long here = targets.getInteger(k);
                if (here < last) {
                    return false;
                }
                last = here;
            }
        }
        return true;
    }

    /// For each source the first synapse, from `from` on, whose target is `cell` or after it.
    ///
    /// @param into one number for each source
    void split(ArrayBinding binding, long cell, long[] into) {
        var starts = binding.elements(start);
        var ends = binding.elements(end);
        var targets = binding.elements(target);
        for (int source = 0; source < binding.count(start); source++) {
            long low = starts.getInteger(source);
            long high = Math.max(low, ends.getInteger(source));
            while (low < high) {
                long middle = (low + high) >>> 1;
                if (targets.getInteger(middle) < cell) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            into[source] = low;
        }
    }

    DType dtype(ArrayProgram program, int slot) {
        return ((Slot.Array) program.slots().get(slot)).type().dtype();
    }
}
