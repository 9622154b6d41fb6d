package synfire.simulate.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import synfire.ir.DType;
import synfire.network.description.Cells;
import synfire.network.description.Network;
import synfire.network.description.Probe;

/// Turns the probes of variables into what a network's program records.
record Probes(Network network, DType dtype) {

    List<Recorded> recorded(List<PopulationCode> populations) {
        var recorded = new LinkedHashMap<String, Recorded>();
        for (var probe : network.probes()) {
            switch (probe) {
                case Probe.Variable(var name, var cells, var variable, int every) ->
                    add(recorded, populations, name, cells, variable, every, false);
                case Probe.Sum(var name, var cells, var variable, int every) ->
                    add(recorded, populations, name, cells, variable, every, true);
                case Probe.Spikes _, Probe.Rate _, Probe.Weights _ -> {} // kept beside the program
            }
        }
        return List.copyOf(new ArrayList<>(recorded.values()));
    }

    private void add(
            LinkedHashMap<String, Recorded> recorded,
            List<PopulationCode> populations,
            String probe,
            Cells cells,
            String variable,
            int every,
            boolean summed) {
        int number = 0;
        while (!populations.get(number).population().name().equals(cells.population())) {
            number++;
        }
        var population = populations.get(number);
        boolean all = cells instanceof Cells.Range(var _, int first, int _)
                && first == 0
                && cells.size() == population.population().size();
        boolean whole =
                all && !summed && every == 1 && population.model().states().contains(variable);
        var name = whole ? population.name(variable) : probe;
        recorded.putIfAbsent(
                name,
                new Recorded(
                        name,
                        recorded.size(),
                        number,
                        population.axis(),
                        variable,
                        every,
                        all && !summed ? Optional.empty() : Optional.of(cells),
                        summed,
                        dtype));
    }
}
