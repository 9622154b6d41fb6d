package synfire.simulate.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import synfire.network.Samples;

/// What a run carries from step to step; with the network, all that its future depends on.
///
/// @param step number of steps since time 0
/// @param values of everything carried, by name: `POPULATION.STATE`, `PROJECTION.line`
public record NetworkState(long step, Map<String, Samples> values) {

    public NetworkState {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
