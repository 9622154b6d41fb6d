package synfire.simulate.network;

import java.util.List;
import synfire.ir.Axis;
import synfire.ir.DType;
import synfire.ir.Sizes;
import synfire.network.description.Network;
import synfire.network.wiring.Wiring;

/// How long the axes of a network's trials are, and its synapses as matrices.
///
/// @param wirings of the projections, in order
/// @param threads that may build synapses
record TrialShape(Network network, NetworkProgram program, List<Wiring> wirings, TrialLines lines, int threads) {

    TrialShape {
        wirings = List.copyOf(wirings);
    }

    Sizes sizes(int steps, int places) {
        var sizes = Sizes.none().with(Axis.TIME, steps).with(TrialProgram.TRIAL, places);
        for (var population : program.populations()) {
            sizes = sizes.with(population.axis(), population.population().size());
        }
        for (var source : program.sources()) {
            sizes = sizes.with(source.axis(), source.size());
        }
        for (var each : program.projections()) {
            sizes = sizes.with(each.matrix().row(), sizes.of(each.source()));
        }
        for (var line : lines.slots().entrySet()) {
            sizes = sizes.with(line.getKey().slots(), line.getValue());
        }
        return sizes;
    }

    int size(Axis axis) {
        return sizes(1, 1).of(axis);
    }

    /// The weights of a projection as a matrix `[source][target]`, 0 where there is no synapse.
    double[] weights(ProjectionCode projection) {
        var description = network.projection(projection.name());
        var edges = wirings.get(network.projections().indexOf(description)).edges(DType.F64, threads);
        int targets = size(projection.target());
        var matrix = new double[size(projection.source()) * targets];
        for (int s = 0; s < edges.sources(); s++) {
            for (long k = edges.start(s); k < edges.start(s + 1); k++) {
                int from = description.source().index(s);
                matrix[from * targets + description.target().index(edges.target(k))] += edges.weight(k);
            }
        }
        return matrix;
    }
}
