package synfire.cli.network;

import java.util.ArrayList;
import java.util.List;
import synfire.network.description.Projection;
import synfire.network.wiring.Survey;
import synfire.simulate.network.NetworkSimulation;

/// What a whole run has given.
///
/// @param synapses of each projection, in order
record NetworkResult(NetworkFile file, NetworkRunner.Ran ran, Activity activity, List<Synapses> synapses) {

    NetworkResult {
        synapses = List.copyOf(synapses);
    }

    /// The synapses of one projection.
    record Synapses(Projection projection, Survey edges) {}

    static List<Synapses> synapses(NetworkFile file, NetworkSimulation simulation) {
        var found = new ArrayList<Synapses>();
        var surveys = simulation.surveys();
        for (int i = 0; i < surveys.size(); i++) {
            found.add(new Synapses(file.network().projections().get(i), surveys.get(i)));
        }
        return found;
    }
}
