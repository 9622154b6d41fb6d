package synfire.cli.sonata;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.data.format.RecordingFormatException;
import synfire.data.sonata.SonataNetwork;
import synfire.data.sonata.SonataSimulation;
import synfire.data.sonata.SonataSpikes;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.network.Samples;
import synfire.network.SpikeTrain;
import synfire.network.description.Cells;
import synfire.network.description.Course;
import synfire.network.description.Probe;
import synfire.network.description.Stimulus;
import synfire.network.wiring.Indices;

/// The inputs and reports of a simulation.
///
/// @param templates of the populations that are no virtual ones
record SonataInputs(SonataNetwork network, SonataSimulation simulation, Map<String, Template> templates) {

    /// The spikes of virtual populations; those without a file are silent.
    List<Stimulus.SpikeSources> sources(List<String> virtual) {
        var sources = new ArrayList<Stimulus.SpikeSources>();
        for (var population : virtual) {
            int size = network.population(population).size();
            var times = new ArrayList<List<Double>>();
            for (int node = 0; node < size; node++) {
                times.add(new ArrayList<>());
            }
            for (var input : simulation.inputs()) {
                if (input instanceof SonataSimulation.Input.Spikes spikes) {
                    nodes(spikes).forEach((each, nodes) -> {
                        if (each.equals(population)) {
                            add(spikes, population, nodes, times);
                        }
                    });
                }
            }
            sources.add(new Stimulus.SpikeSources(
                    population,
                    times.stream()
                            .map(train -> SpikeTrain.of(
                                    train.stream()
                                            .mapToDouble(Double::doubleValue)
                                            .toArray(),
                                    0,
                                    simulation.stopMs()))
                            .toList()));
        }
        return sources;
    }

    private void add(
            SonataSimulation.Input.Spikes input, String population, List<Integer> nodes, List<List<Double>> times) {
        var all = SonataSpikes.read(input.file());
        var own = Optional.ofNullable(all.get(population)).orElse(all.get(""));
        if (own == null) {
            throw new RecordingFormatException(
                    input.file().toString(),
                    "spikes",
                    "there are none of population '%s'".formatted(population),
                    "it has those of %s".formatted(String.join(", ", all.keySet())));
        }
        for (int spike = 0; spike < own.size(); spike++) {
            int node = own.node(spike);
            if (node >= times.size()) {
                throw new RecordingFormatException(
                        input.file().toString(),
                        "spikes",
                        "spike %d is of node %d, but '%s' has %d nodes, counted from 0"
                                .formatted(spike, node, population, times.size()),
                        "give the spikes of this network");
            }
            double ms = own.timesMs().get(spike);
            if (Collections.binarySearch(nodes, node) >= 0 && ms >= 0 && ms < simulation.stopMs()) {
                times.get(node).add(ms);
            }
        }
    }

    private Map<String, List<Integer>> nodes(SonataSimulation.Input input) {
        return simulation.sets().nodes(network, input.set(), "inputs.%s.node_set".formatted(input.name()));
    }

    List<Stimulus> clamps() {
        var clamps = new ArrayList<Stimulus>();
        for (var input : simulation.inputs()) {
            if (input instanceof SonataSimulation.Input.Clamp clamp) {
                var nodes = nodes(clamp);
                nodes.forEach((population, cells) -> {
                    var template = templates.get(population);
                    if (template == null || template.byEvents()) {
                        throw new RecordingFormatException(
                                simulation.file().toString(),
                                "inputs." + clamp.name(),
                                "the nodes of '%s' take no current".formatted(population),
                                "give it to cells with a membrane");
                    }
                    var name = SonataReader.identifier(clamp.name()) + (nodes.size() == 1 ? "" : "_" + population);
                    clamps.add(new Stimulus.Drive(name, cells(population, cells), "I", course(clamp)));
                });
            }
        }
        return clamps;
    }

    private static Course course(SonataSimulation.Input.Clamp clamp) {
        return new Course.Steps(
                Samples.of(clamp.delayMs(), clamp.delayMs() + clamp.durationMs()),
                Samples.of(clamp.nanoamperes(), 0),
                Units.parse("nA"));
    }

    /// What the reports record: the potential, or what else the model calls by that name.
    List<Probe> probes(Quantity dt) {
        var probes = new ArrayList<Probe>();
        for (var report : simulation.reports()) {
            var place = "reports.%s".formatted(report.name());
            var nodes = simulation.sets().nodes(network, report.set(), place + ".cells");
            nodes.forEach((population, cells) -> {
                var template = templates.get(population);
                if (template == null) {
                    return; // virtual nodes have no variables
                }
                var states = template.model().state().stream()
                        .map(state -> state.name())
                        .toList();
                var variable = report.variable().equals("V_m") ? "v" : report.variable();
                if (!states.contains(variable)) {
                    throw new RecordingFormatException(
                            simulation.file().toString(),
                            place + ".variable_name",
                            "cells of '%s' have no variable '%s'".formatted(population, report.variable()),
                            "choose among " + String.join(", ", states));
                }
                double every = report.dtMs().orElse(simulation.dtMs()) / dt.in(Units.MS);
                var name = SonataReader.identifier(report.name()) + (nodes.size() == 1 ? "" : "_" + population);
                probes.add(new Probe.Variable(
                        name, cells(population, cells), variable, Math.max(1, (int) Math.round(every))));
            });
        }
        return probes;
    }

    private Cells cells(String population, List<Integer> nodes) {
        int size = network.population(population).size();
        return nodes.size() == size
                ? new Cells.Range(population, 0, size)
                : new Cells.Listed(
                        population,
                        Indices.of(nodes.stream().mapToInt(Integer::intValue).toArray()));
    }
}
