package synfire.llvm;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import synfire.kernels.arrays.Rest;
import synfire.kernels.arrays.Slot;
import synfire.llvm.emit.ArrayTable;

/// The cells of a binding that are awake, from run to run, and whether those at rest are left out.
///
/// A run is made of stretches of steps. In one that leaves out cells at rest, cells in which something
/// happens are put side by side now and then. Where more than half of the vectors are awake even so, looking
/// for rest costs more than it saves: then all cells are computed, by code that knows of no rest, and after
/// longer and longer pauses the states before and after a stretch are compared. No bit depends on any of it.
final class Sleepers {

    /// Fewer vectors are not worth a list.
    private static final long LEAST_VECTORS = 16;

    /// Stretches.
    private static final int LONGEST_PAUSE = 64;

    /// Steps of a stretch; a cell that nothing has changed in meanwhile is taken as idle.
    private static final long STRETCH = 512;

    private final ArrayBinding binding;
    private final ArrayTable table;
    private final List<Rest> rests;
    private final List<AwakeCells> cells;
    private final long vectors;

    /// Whether the lists of what is awake hold.
    private boolean known;

    /// Whether cells may be left out in this run.
    private boolean alone;

    /// Step of this run before which no cell comes to rest.
    private long restFrom;

    private long clock;
    private int pause = 1;
    private long plainSteps;
    private int untilGathered;
    private long watched;

    Sleepers(ArrayBinding binding) {
        this.binding = binding;
        this.table = binding.kernel().text().table();
        this.rests = binding.kernel().text().program().rests();
        this.cells = rests.stream().map(rest -> new AwakeCells(binding, rest)).toList();
        this.vectors = cells.stream().mapToLong(AwakeCells::vectors).sum();
    }

    /// Whether an input or output holds numbers of cells that can be at rest, or says how they move.
    boolean concerns(int slot) {
        return rests.stream().noneMatch(rest -> rest.clocks().contains(slot))
                && binding.kernel().text().program().slots().get(slot) instanceof Slot.Array(var type)
                && (type.axes().isEmpty()
                        || rests.stream()
                                .anyMatch(rest -> rest.axis().equals(type.axes().getLast())));
    }

    /// Something is to be set besides carries that go on: nothing is known of any cell any more, and cells
    /// lie in order.
    void forget() {
        known = false;
        cells.forEach(AwakeCells::forget);
    }

    /// Something is to be read: cells lie in order.
    void order() {
        if (cells.stream().anyMatch(each -> !each.order().isGiven())) {
            forget();
        }
    }

    /// A run begins.
    ///
    /// @param newAlone whether no other thread runs with it
    void begin(boolean newAlone) {
        alone = newAlone && vectors >= LEAST_VECTORS;
        long now = clock();
        known &= now >= clock;
        clock = now;
    }

    /// A stretch of steps begins: fills in the words of the thread.
    ///
    /// @return whether cells at rest are left out
    boolean prepare(long at, MemorySegment words) {
        boolean resting = alone && plainSteps == 0;
        if (!resting) {
            known = false;
            cells.forEach(each -> each.order().restore());
            return false;
        }
        if (!known) {
            cells.forEach(AwakeCells::wakeAll);
            watched = 0;
            restFrom =
                    at + cells.stream().mapToLong(AwakeCells::longestLine).max().orElse(0);
            known = true;
        }
        words.setAtIndex(ValueLayout.JAVA_LONG, table.restFrom(), restFrom);
        cells.forEach(each -> each.tell(table, words));
        return true;
    }

    /// Most steps of the stretch that begins.
    long stretch() {
        return !alone ? Long.MAX_VALUE : plainSteps == 0 ? STRETCH : plainSteps;
    }

    /// The sum of all numbers that only rise while a run goes on.
    private long clock() {
        return rests.stream()
                .flatMap(rest -> rest.clocks().stream())
                .distinct()
                .mapToLong(slot -> binding.elements(slot).getInteger(0))
                .sum();
    }

    /// A stretch has ended: looks at what it has saved, or would have.
    void end(long from, long to) {
        if (!alone) {
            return;
        }
        if (plainSteps > 0) {
            plainSteps = Math.max(0, plainSteps - (to - from));
            if (plainSteps == 0) {
                lookAtAll();
            }
            return;
        }
        watched = from < restFrom ? 0 : watched + to - from;
        if (watched < STRETCH) {
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

    /// The run has ended.
    void finish(long steps) {
        restFrom = Math.max(0, restFrom - steps);
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
            plainSteps = many ? pause * STRETCH : 0;
            untilGathered = pause;
        }
    }

    /// After a pause: takes a snapshot of all cells, and a stretch later compares.
    private void lookAtAll() {
        if (cells.stream().anyMatch(each -> !each.hasSnapshot())) {
            cells.forEach(AwakeCells::lookAtAll);
            plainSteps = STRETCH;
            return;
        }
        long busy = cells.stream().mapToLong(AwakeCells::compare).sum();
        if (2 * busy > vectors) {
            pause = Math.min(LONGEST_PAUSE, 2 * pause);
            plainSteps = pause * STRETCH;
        } else {
            pause = 1;
        }
    }

    /// The share of vectors that are awake; 1 where it is not looked for.
    double awakeShare() {
        return known ? (double) cells.stream().mapToLong(AwakeCells::count).sum() / vectors : 1;
    }
}
