package synfire.network.anatomy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import synfire.equations.Model;
import synfire.equations.units.Quantity;
import synfire.network.Samples;
import synfire.network.connectome.ConnectomeException;
import synfire.network.connectome.EdgeList;
import synfire.network.description.Coupling;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Projection;
import synfire.network.description.Synapse;
import synfire.network.values.SynapseValues;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;

/// Cells as cells: each edge of a list is a synapse, whose weight is that of the edge times a number of its
/// type.
///
/// The population is called `cells` and has the order of the list. Types become projections (of cells that
/// spike) or couplings (of graded cells) of their names; the sign of a type is that of its number.
///
/// @param perWeight for each type what a weight of 1 is
public record CellWiring(Map<String, Quantity> perWeight) {

    public CellWiring {
        perWeight = Collections.unmodifiableMap(new LinkedHashMap<>(perWeight));
    }

    /// Cells that spike, each type adding to a variable of its targets.
    ///
    /// @throws ConnectomeException if a type has no number, or sources and targets are not the same cells
    public Anatomical spiking(EdgeList edges, Model model, String variable, Delay delay, long seed) {
        var cells = cells(edges, model);
        var network = Network.named("cells_network", seed).with(cells);
        for (var type : edges.types()) {
            var part = edges.ofType(type);
            network = network.with(new Projection(
                    type,
                    cells.all(),
                    cells.all(),
                    connector(part),
                    Synapse.addTo(variable),
                    weights(part, type, edges.types()),
                    delay));
        }
        return new Anatomical(network, edges.provenance());
    }

    /// Graded cells, each type giving a variable to an input.
    ///
    /// @param kind [Coupling.Kind#DIFFUSIVE] for gap junctions
    /// @throws ConnectomeException if a type has no number, or sources and targets are not the same cells
    public Anatomical graded(
            EdgeList edges, Model model, String variable, String input, Coupling.Kind kind, long seed) {
        var cells = cells(edges, model);
        var network = Network.named("cells_network", seed).with(cells);
        for (var type : edges.types()) {
            var part = edges.ofType(type);
            network = network.with(Coupling.of(
                            type,
                            cells.all(),
                            variable,
                            cells.all(),
                            input,
                            connector(part),
                            weights(part, type, edges.types()))
                    .with(kind));
        }
        return new Anatomical(network, edges.provenance());
    }

    private static Population cells(EdgeList edges, Model model) {
        if (!edges.sources().names().equals(edges.targets().names())
                || edges.sources().count() != edges.targets().count()) {
            throw new ConnectomeException(
                    "edges from '%s' to '%s'"
                            .formatted(edges.sources().name(), edges.targets().name()),
                    "sources and targets are not the same cells",
                    "read both with the names of all cells, in one order");
        }
        return Population.of("cells", model, edges.sources().count());
    }

    private static Connector connector(EdgeList edges) {
        var sources = new int[edges.size()];
        var targets = new int[edges.size()];
        for (int e = 0; e < edges.size(); e++) {
            sources[e] = edges.pre(e);
            targets[e] = edges.post(e);
        }
        return Connector.EdgeList.of(sources, targets);
    }

    private Weights weights(EdgeList edges, String type, List<String> types) {
        var scale = perWeight.get(type);
        if (scale == null) {
            throw new ConnectomeException(
                    "edges of type '%s'".formatted(type),
                    "no number says what a weight of 1 is",
                    "give one for each of %s".formatted(String.join(", ", types)));
        }
        return Weights.of(new SynapseValues.Listed(
                Samples.generate(edges.size(), e -> scale.value() * edges.weight(e)), scale.unit()));
    }
}
