package synfire.cli.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import synfire.equations.Model;
import synfire.network.anatomy.AreaWiring;
import synfire.network.connectome.Connectome;
import synfire.network.connectome.ConnectomeException;
import synfire.network.description.Network;

/// Reads `[areas]`: each region of a connectome as a group of excitatory and inhibitory cells, with the components of
/// [AreaWiring].
///
/// @param models the models that names stand for
record AreasReader(ValueReader values, Connectomes connectomes, Function<String, Model> models) {

    /// @param cells gets the populations `E` and `I`
    /// @return the network with populations and projections in it
    Network read(TomlTable table, Network empty, CellNames cells) {
        var connectome = new ArrayList<Connectome>();
        var both = new ArrayList<Model>();
        var wiring = new ArrayList<AreaWiring>();
        var given = new LinkedHashMap<String, JsonNode>();
        for (var component : AreaWiring.class.getRecordComponents()) {
            table.take(component.getName()).ifPresent(node -> given.put(component.getName(), node));
        }
        SectionReader.all(List.of(
                () -> connectome.add(connectomes.matrix(
                        table.need("connectome", "connectome = \"NAME\""), table.path("connectome"))),
                () -> both.add(model(table, "E")),
                () -> both.add(model(table, "I")),
                () -> wiring.add((AreaWiring)
                        values.telling(table.path(), () -> values.create(AreaWiring.class, given, table.path())))));
        try {
            var made = wiring.getFirst()
                    .network(connectome.getFirst(), both.getFirst(), both.getLast(), empty.seed())
                    .network();
            var network = empty;
            for (var population : made.populations()) {
                network = network.with(population);
                cells.add(population);
            }
            for (var projection : made.projections()) {
                network = network.with(projection);
            }
            return network;
        } catch (ConnectomeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private Model model(TomlTable table, String key) {
        var node = table.need(key, key + " = \"lif\"");
        return values.telling(table.path(key), () -> models.apply(String.valueOf(Plain.read(node, String.class))));
    }
}
