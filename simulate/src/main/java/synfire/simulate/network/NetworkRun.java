package synfire.simulate.network;

import java.util.Map;
import synfire.network.Raster;
import synfire.network.Samples;

/// What a run has recorded.
///
/// @param firstStep number of the first step since time 0; times count from there on, not from the start of the run
/// @param spikes by population
/// @param variables by `POPULATION.VARIABLE`: for each step all cells, in base units
public record NetworkRun(
        double dtMs, long firstStep, int steps, Map<String, Raster> spikes, Map<String, Samples> variables) {

    public NetworkRun {
        spikes = Map.copyOf(spikes);
        variables = Map.copyOf(variables);
    }

    /// The spikes of a population.
    ///
    /// @throws IllegalArgumentException naming the populations that spike
    public Raster spikes(String population) {
        var found = spikes.get(population);
        if (found == null) {
            throw new IllegalArgumentException(
                    "no spikes of '%s'; there are those of %s".formatted(population, spikes.keySet()));
        }
        return found;
    }
}
