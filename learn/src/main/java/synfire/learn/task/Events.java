package synfire.learn.task;

import java.util.Arrays;
import java.util.Objects;

/// Spikes in order of time: for every step the ids of the channels that fire, ascending, none twice.
///
/// Takes 2 bytes an event and 4 bytes a step: 1.5 MB for 128 trials of evidence accumulation.
public final class Events implements Input {

    private final int width;
    private final int[] offsets;
    private final char[] ids;

    Events(int width, int[] offsets, char[] ids) {
        this.width = width;
        this.offsets = offsets;
        this.ids = ids;
    }

    @Override
    public int steps() {
        return offsets.length - 1;
    }

    @Override
    public int width() {
        return width;
    }

    /// Number of events.
    public int size() {
        return ids.length;
    }

    /// The number of events before `step`, thus the number of its first event; `offset(steps())` is
    /// [#size()].
    public int offset(int step) {
        return offsets[step];
    }

    /// The channel of event `i`.
    public int id(int i) {
        return ids[i];
    }

    /// Copies the `steps() + 1` offsets to `into[at]` and on.
    public void copyOffsets(int[] into, int at) {
        System.arraycopy(offsets, 0, into, at, offsets.length);
    }

    /// Copies the `size()` ids to `into[at]` and on.
    public void copyIds(int[] into, int at) {
        Objects.checkFromIndexSize(at, ids.length, into.length);
        for (int i = 0; i < ids.length; i++) {
            into[at + i] = ids[i];
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Events that
                && width == that.width
                && Arrays.equals(offsets, that.offsets)
                && Arrays.equals(ids, that.ids);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + Arrays.hashCode(offsets)) + Arrays.hashCode(ids);
    }

    @Override
    public String toString() {
        return "%d events in %d steps of %d channels".formatted(size(), steps(), width);
    }
}
