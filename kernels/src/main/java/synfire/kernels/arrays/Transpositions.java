package synfire.kernels.arrays;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import synfire.ir.FullProduct;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Value;

/// Weights with their axes exchanged, for what collects from targets: once before a loop where the loop does not change
/// them, else each time.
final class Transpositions {

    private final Slots slots;
    private final Function<Value, Home> home;
    private final Map<Value, Integer> once = new HashMap<>();
    private final List<Phase> phases = new ArrayList<>();

    /// @param home of a value of the loop
    Transpositions(Slots slots, Function<Value, Home> home) {
        this.slots = slots;
        this.home = home;
    }

    /// Takes note of what a step needs from before the loop.
    ///
    /// @param inside whether the loop defines a value
    void before(Program.Step step, Predicate<Value> inside) {
        if (step.op() instanceof Op.Full full && full.product() == FullProduct.COLLECT) {
            var weights = full.given().getLast();
            if (!inside.test(weights) && !home.apply(weights).perStep() && !once.containsKey(weights)) {
                once.put(weights, exchange(full, weights, phases));
            }
        }
    }

    private int exchange(Op.Full full, Value weights, List<Phase> into) {
        var slot = slots.take(new Slot.Transposed(full.rows(), weights.dtype()));
        into.add(new Phase.Transposition(home.apply(weights), slot.slot(), full.rows(), weights.dtype()));
        return slot.slot();
    }

    /// What runs once, before the loop.
    List<Phase> phases() {
        return List.copyOf(phases);
    }

    /// A phase with what it needs before it.
    List<Phase> ready(Phase phase) {
        if (!(phase instanceof Phase.AllRows rows && rows.op().product() == FullProduct.COLLECT)) {
            return List.of(phase);
        }
        var weights = rows.op().given().getLast();
        var known = once.get(weights);
        if (known != null) {
            return List.of(rows.with(known));
        }
        var all = new ArrayList<Phase>();
        int slot = exchange(rows.op(), weights, all);
        all.add(rows.with(slot));
        return all;
    }
}
