package synfire.learn.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import synfire.network.Samples;

/// All that the rest of a training depends on, besides its plan.
///
/// @param batches how many are done
/// @param best the best accuracy on held-out trials so far, and when; -1 before the first
/// @param arrays what is trained, and what the optimizer remembers, by name
public record TrainState(long batches, double best, long bestAt, Map<String, Samples> arrays) {

    public TrainState {
        arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
    }
}
