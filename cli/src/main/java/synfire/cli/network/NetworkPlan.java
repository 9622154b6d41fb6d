package synfire.cli.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import synfire.equations.units.Units;
import synfire.network.description.Cells;
import synfire.network.description.Probe;
import synfire.network.description.Stimulus;
import synfire.network.recording.RecordingPlan;
import synfire.simulate.network.NetworkFingerprint;
import synfire.simulate.network.NetworkSimulation;

/// What a run of a file records: the spikes of the probes' populations, or of all where no probe asks for
/// spikes, and what the other probes ask for.
record NetworkPlan(NetworkFile file) {

    RecordingPlan recording(NetworkSimulation simulation) {
        var network = file.network();
        var units = new BaseUnits(network);
        var asked = network.probes().stream()
                .filter(Probe.Spikes.class::isInstance)
                .map(probe -> ((Probe.Spikes) probe).cells().population())
                .distinct()
                .toList();
        var spikes = simulation.spiking().stream()
                .filter(name -> asked.isEmpty() || asked.contains(name))
                .map(name -> new RecordingPlan.Spikes(name, size(name)))
                .toList();
        var variables = new ArrayList<RecordingPlan.Variable>();
        double dtMs = file.dt().in(Units.MS);
        for (var probe : network.probes()) {
            switch (probe) {
                case Probe.Variable(var name, var cells, var variable, int every) ->
                    variables.add(variable(simulation, name, cells, variable, every));
                case Probe.Sum(var name, var cells, var variable, int every) ->
                    variables.add(new RecordingPlan.Variable(
                            name,
                            name,
                            "sum of %s.%s".formatted(cells.population(), variable),
                            units.of(cells.population(), variable),
                            1,
                            List.of(),
                            every));
                case Probe.Rate(var name, var cells, var window) ->
                    variables.add(new RecordingPlan.Variable(
                            name, name, "rate of " + cells.population(), "1/ms", 1, List.of(), (int)
                                    Math.round(window.in(Units.MS) / dtMs)));
                case Probe.Weights(var name, var projection, int every) ->
                    variables.add(new RecordingPlan.Variable(
                            name,
                            name,
                            "weights of " + projection,
                            units.ofWeights(network.projection(projection)),
                            synapses(simulation, projection),
                            List.of(),
                            every));
                case Probe.Spikes _ -> {} // above
            }
        }
        return new RecordingPlan(
                file.title(),
                fingerprint().whole(),
                dtMs,
                Math.round(file.duration().in(Units.MS) / dtMs),
                spikes,
                variables);
    }

    private RecordingPlan.Variable variable(
            NetworkSimulation simulation, String name, Cells cells, String variable, int every) {
        // a state of all cells in every step is recorded once, whoever asks for it
        var label = cells.population() + "." + variable;
        var source = simulation.recorded().contains(name) ? name : label;
        return new RecordingPlan.Variable(
                name,
                source,
                label,
                new BaseUnits(file.network()).of(cells.population(), variable),
                cells.size(),
                IntStream.range(0, cells.size()).map(cells::index).boxed().toList(),
                every);
    }

    private int synapses(NetworkSimulation simulation, String projection) {
        for (int i = 0; i < file.network().projections().size(); i++) {
            if (file.network().projections().get(i).name().equals(projection)) {
                return Math.toIntExact(simulation.surveys().get(i).size());
            }
        }
        return 0;
    }

    private int size(String spiking) {
        for (var stimulus : file.network().stimuli()) {
            if (stimulus.name().equals(spiking)) {
                return switch (stimulus) {
                    case Stimulus.SpikeSources(var _, var trains) -> trains.size();
                    case Stimulus.PoissonSources(var _, int size, var _) -> size;
                    case Stimulus.Drive _, Stimulus.Noise _, Stimulus.PoissonInput _ -> 0;
                };
            }
        }
        return file.network().population(spiking).size();
    }

    NetworkFingerprint fingerprint() {
        return NetworkFingerprint.of(file.network(), file.dt(), file.dtype());
    }
}
