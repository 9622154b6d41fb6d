package synfire.cli.sonata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import synfire.data.format.RecordingFormatException;
import synfire.data.sonata.SonataEdges;
import synfire.data.sonata.SonataNetwork;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.network.Samples;
import synfire.network.description.Cells;
import synfire.network.description.Projection;
import synfire.network.description.Synapse;
import synfire.network.values.SynapseValues;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;

/// Makes projections of the edges between two populations: the weight of an edge is its `syn_weight` times its `nsyns`
/// times the `sign` of its synapse model.
///
/// @param target what the targets are
/// @param early whether what arrives is tested in the step after, as spikes of files and of cells without membrane are:
///     then delays are a step shorter, and times those of an integration without steps
record SonataJoints(SonataNetwork network, SonataEdges edges, Template target, boolean early, Quantity dt) {

    List<Projection> projections(String name) {
        var weights = weights();
        var projections = new ArrayList<Projection>();
        if (target.excitation().equals(target.inhibition())) {
            projections.add(projection(name, weights, _ -> true, target.excitation()));
            return projections;
        }
        if (IntStream.range(0, weights.length).anyMatch(edge -> weights[edge] >= 0)) {
            projections.add(projection(name, weights, weight -> weight >= 0, target.excitation()));
        }
        if (IntStream.range(0, weights.length).anyMatch(edge -> weights[edge] < 0)) {
            projections.add(projection(name + "_inhibition", weights, weight -> weight < 0, target.inhibition()));
        }
        return projections;
    }

    private double[] weights() {
        var signs = new HashMap<String, Double>();
        var weights = new double[edges.size()];
        for (int edge = 0; edge < weights.length; edge++) {
            double synapses = edges.attribute(edge, "nsyns").isPresent() ? edges.number(edge, "nsyns") : 1;
            weights[edge] = edges.number(edge, "syn_weight") * synapses * sign(edge, signs);
        }
        return weights;
    }

    private double sign(int edge, Map<String, Double> known) {
        var file = edges.attribute(edge, "dynamics_params").orElse("NULL");
        if (file.equals("NULL")) {
            return 1;
        }
        return known.computeIfAbsent(file, name -> {
            var model = network.parameters("synaptic_models_dir", name);
            var level = model.path("level_of_detail").asText("");
            if (level.startsWith("exp")) {
                throw new RecordingFormatException(
                        network.config().toString(),
                        "edges '%s'".formatted(edges.name()),
                        "synapse model '%s' is '%s', which cells of template %s do not take"
                                .formatted(name, level, target.model().name()),
                        "give instantaneous synapses");
            }
            return model.path("sign").asDouble(1);
        });
    }

    private Projection projection(String name, double[] weights, DoublePredicate chosen, String variable) {
        var places = IntStream.range(0, weights.length)
                .filter(edge -> chosen.test(weights[edge]))
                .toArray();
        var unit = Units.parse(target.weightUnit());
        return new Projection(
                name,
                new Cells.Range(
                        edges.source(), 0, network.population(edges.source()).size()),
                new Cells.Range(
                        edges.target(), 0, network.population(edges.target()).size()),
                Connector.EdgeList.of(
                        IntStream.of(places).map(edges::pre).toArray(),
                        IntStream.of(places).map(edges::post).toArray()),
                Synapse.addTo(variable),
                Weights.of(new SynapseValues.Listed(Samples.generate(places.length, i -> weights[places[i]]), unit)),
                delay(places));
    }

    private Delay delay(int[] places) {
        double dtMs = dt.in(Units.MS);
        var times = Samples.generate(places.length, i -> {
            double ms = edges.number(places[i], "delay");
            if (!(ms >= (early ? 2 : 1) * dtMs * (1 - 1e-9))) {
                throw new RecordingFormatException(
                        network.config().toString(),
                        "edges '%s', edge %d".formatted(edges.name(), places[i]),
                        "its delay of %s ms is shorter than %s"
                                .formatted(ms, early ? "two steps of " + dt : dt.toString()),
                        "give a longer delay, or a shorter time step with --dt");
            }
            return ms - (early ? dtMs : 0);
        });
        boolean same = times.stream().allMatch(time -> time == times.get(0));
        return new Delay.Steps(
                same && times.size() > 0
                        ? new SynapseValues.Constant(Quantity.of(times.get(0), "ms"))
                        : new SynapseValues.Listed(times, Units.MS));
    }
}
