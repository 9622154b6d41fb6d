package synfire.llvm;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import synfire.kernels.arrays.Rest;
import synfire.kernels.arrays.Slot;
import synfire.llvm.emit.ArrayTable;

/// The cells of a binding that are awake, from run to run, and whether those at rest are left out.
///
/// Now and then, cells in which something happens are put side by side. Where more than half of the vectors are awake
/// even
/// so, looking for rest costs more than it saves, and is tried again after some runs only. No bit depends on any of it.
final class Sleepers {

    /// Fewer vectors are not worth a list.
    private static final long LEAST_VECTORS = 16;

    private static final int LONGEST_PAUSE = 64;

    /// Steps after which a cell that nothing has changed in is taken as idle.
    private static final long IDLE = 256;

    private final ArrayBinding binding;
    private final ArrayTable table;
    private final List<Rest> rests;
    private final List<AwakeCells> cells;
    private boolean known;
    private long early;
    private long clock;
    private int pause = 1;
    private int left;
    private int untilGathered;
    private long watched;

    Sleepers(ArrayBinding binding) {
        this.binding = binding;
        this.table = binding.kernel().text().table();
        this.rests = binding.kernel().text().program().rests();
        this.cells = rests.stream().map(rest -> new AwakeCells(binding, rest)).toList();
    }

    /// Whether an input or output holds numbers of cells that can be at rest, or says how they move.
    boolean concerns(int slot) {
        return rests.stream().noneMatch(rest -> rest.clocks().contains(slot))
                && binding.kernel().text().program().slots().get(slot) instanceof Slot.Array(var type)
                && (type.axes().isEmpty()
                        || rests.stream()
                                .anyMatch(rest -> rest.axis().equals(type.axes().getLast())));
    }

    /// Something is to be set besides carries that go on: nothing is known of any cell any more, and cells lie in
    /// order.
    void forget() {
        known = false;
        cells.forEach(each -> each.order().restore());
    }

    /// Something is to be read: cells lie in order.
    void order() {
        if (cells.stream().anyMatch(each -> !each.order().isGiven())) {
            forget();
        }
    }

    /// Fills in the words of a thread.
    ///
    /// @param alone whether no other thread runs with it
    /// @return whether cells at rest are left out
    boolean begin(MemorySegment words, boolean alone) {
        boolean resting = alone
                && left == 0
                && cells.stream().mapToLong(AwakeCells::vectors).sum() >= LEAST_VECTORS;
        left = Math.max(0, left - 1);
        long now = clock();
        known &= now >= clock;
        clock = now;
        if (!resting) {
            forget();
        } else if (!known) {
            cells.forEach(AwakeCells::wakeAll);
            watched = 0;
            early = cells.stream().mapToLong(AwakeCells::longestLine).max().orElse(0);
            known = true;
        }
        words.setAtIndex(ValueLayout.JAVA_LONG, table.rests(), resting ? 1 : 0);
        words.setAtIndex(ValueLayout.JAVA_LONG, table.restFrom(), early);
        cells.forEach(each -> each.tell(table, words));
        return resting;
    }

    /// The sum of all numbers that only rise while a run goes on.
    private long clock() {
        return rests.stream()
                .flatMap(rest -> rest.clocks().stream())
                .distinct()
                .mapToLong(slot -> binding.elements(slot).getInteger(0))
                .sum();
    }

    /// Looks at what a run in which cells at rest were left out has saved.
    void end(long steps) {
        watched = early > 0 ? 0 : watched + steps;
        early = Math.max(0, early - steps);
        if (watched < IDLE) {
            return;
        }
        boolean many = awakeShare() > 0.5;
        boolean looks = cells.stream().anyMatch(AwakeCells::hasSnapshot);
        if (many || looks || untilGathered == 0) {
            gather(many, looks);
        } else {
            untilGathered--;
        }
    }

    /// Rarer and rarer, while it gains nothing.
    private void gather(boolean many, boolean looks) {
        watched = 0;
        boolean gathered = false;
        for (var each : cells) {
            gathered |= each.gather();
        }
        if (gathered) {
            known = false;
            pause = 1;
        } else if (looks) {
            pause = Math.min(LONGEST_PAUSE, 2 * pause);
            left = many ? pause : 0;
            untilGathered = pause;
        }
    }

    /// The share of vectors that are awake; 1 where it is not looked for.
    double awakeShare() {
        return known
                ? (double) cells.stream().mapToLong(AwakeCells::count).sum()
                        / cells.stream().mapToLong(AwakeCells::vectors).sum()
                : 1;
    }
}
