package synfire.data.sonata;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.data.array.HdfArrays;
import synfire.data.format.FileBytes;
import synfire.data.format.RecordingFormatException;
import synfire.network.connectome.ConnectomeException;
import synfire.network.connectome.EdgeList;
import synfire.network.connectome.Provenance;

/// Populations of nodes, and the edges between them.
///
/// @param nodes by name of the population
/// @param components folders of what the configuration keeps apart, by name: `synaptic_models_dir`
public record SonataNetwork(
        Path config, Map<String, SonataNodes> nodes, List<SonataEdges> edges, Map<String, Path> components) {

    public SonataNetwork {
        nodes = Map.copyOf(nodes);
        edges = List.copyOf(edges);
        components = Map.copyOf(components);
    }

    /// @param file a `circuit_config.json`, or a configuration that names one as `network`
    /// @throws RecordingFormatException if a file cannot be read, or what it holds is no network
    public static SonataNetwork read(Path file) {
        var config = SonataConfig.read(file).network();
        if (config.entries("networks", "nodes").isEmpty()) {
            throw SonataConfig.wrong(
                    config.file(), "networks.nodes", "it names no files of nodes", "give a circuit_config.json");
        }
        var nodes = new LinkedHashMap<String, SonataNodes>();
        for (var entry : config.entries("networks", "nodes")) {
            readNodes(config, entry, nodes);
        }
        var edges = new ArrayList<SonataEdges>();
        for (var entry : config.entries("networks", "edges")) {
            readEdges(config, entry, nodes, edges);
        }
        var components = new LinkedHashMap<String, Path>();
        config.root()
                .path("components")
                .properties()
                .forEach(entry ->
                        components.put(entry.getKey(), config.path("components." + entry.getKey(), entry.getValue())));
        return new SonataNetwork(config.file(), nodes, edges, components);
    }

    private static void readNodes(SonataConfig config, JsonNode entry, Map<String, SonataNodes> nodes) {
        var file = hdf5(config.path("networks.nodes.nodes_file", entry.path("nodes_file")));
        var types = types(config, entry, "node_types_file", "node_type_id");
        for (var population : file.children("nodes")) {
            var group = new SonataGroup(file, "nodes/" + population, "node");
            types.check(group, "node", population);
            nodes.put(population, new SonataNodes(population, group, types));
        }
    }

    private static void readEdges(
            SonataConfig config, JsonNode entry, Map<String, SonataNodes> nodes, List<SonataEdges> edges) {
        var file = hdf5(config.path("networks.edges.edges_file", entry.path("edges_file")));
        var types = types(config, entry, "edge_types_file", "edge_type_id");
        for (var name : file.children("edges")) {
            var path = "edges/" + name;
            var group = new SonataGroup(file, path, "edge");
            types.check(group, "edge", name);
            var pre = group.column("source_node_id");
            var post = group.column("target_node_id");
            if (pre.size() != group.size() || post.size() != group.size()) {
                throw group.wrong(
                        "source_node_id",
                        "there are %d sources, %d targets and %d types"
                                .formatted(pre.size(), post.size(), group.size()));
            }
            var ends = new LinkedHashMap<String, String>();
            for (var end : List.of("source", "target")) {
                ends.put(end, file.attribute(path + "/" + end + "_node_id", "node_population"));
            }
            var found = new SonataEdges(name, ends, pre, post, group, types);
            for (var end : List.of("source", "target")) {
                var population = ends.getOrDefault(end, "");
                found.check(end, population(nodes, group, end, population).size(), population);
            }
            edges.add(found);
        }
    }

    private static SonataNodes population(
            Map<String, SonataNodes> nodes, SonataGroup group, String end, String population) {
        var found = nodes.get(population);
        if (found == null) {
            throw group.wrong(
                    end + "_node_id",
                    "its node_population is '%s', but the nodes are of %s"
                            .formatted(population, String.join(", ", nodes.keySet())));
        }
        return found;
    }

    private static SonataTypes types(SonataConfig config, JsonNode entry, String field, String key) {
        var text = entry.path(field);
        boolean missing = text.isMissingNode() || text.isNull() || text.asText().equals("NULL");
        return missing ? SonataTypes.NONE : SonataTypes.read(config.path("networks." + field, text), key);
    }

    static HdfArrays hdf5(Path path) {
        return HdfArrays.open(FileBytes.read(path));
    }

    /// The nodes of a population.
    public SonataNodes population(String name) {
        var found = nodes.get(name);
        if (found == null) {
            throw SonataConfig.wrong(
                    config,
                    "",
                    "it has no population '%s'".formatted(name),
                    "choose among " + String.join(", ", nodes.keySet()));
        }
        return found;
    }

    /// The edges of that name, as a list between numbered cells: by type, weighing their number of synapses.
    public EdgeList edgeList(String name, Provenance provenance) {
        var found = edges.stream().filter(edge -> edge.name().equals(name)).findFirst();
        var names = edges.stream().map(SonataEdges::name).toList();
        var of = found.orElseThrow(() -> SonataConfig.wrong(
                config, "", "it has no edges '%s'".formatted(name), "choose among " + String.join(", ", names)));
        try {
            return of.toEdgeList(
                    population(of.source()).size(), population(of.target()).size(), provenance);
        } catch (ConnectomeException e) {
            throw new RecordingFormatException(config.toString(), name + ": " + e.place(), e.problem(), e.fix());
        }
    }

    /// A file of parameters in JSON that nodes or edges name, such as `dynamics_params`.
    ///
    /// @param component the folder it lies in: `point_neuron_models_dir`
    public JsonNode parameters(String component, String file) {
        var folder = components.get(component);
        if (folder == null) {
            throw SonataConfig.wrong(
                    config,
                    "components",
                    "it names no folder '%s'".formatted(component),
                    "choose among " + String.join(", ", components.keySet()));
        }
        return SonataConfig.read(folder.resolve(file)).root();
    }

    static double number(Optional<String> text, String of, String attribute, String file) {
        try {
            return Double.parseDouble(text.orElse(""));
        } catch (NumberFormatException e) {
            throw new RecordingFormatException(
                    file,
                    of,
                    text.isEmpty()
                            ? "it has no '%s'".formatted(attribute)
                            : "its %s '%s' is not a number".formatted(attribute, text.get()),
                    "give it in the table of types, or as an attribute in the file of nodes or edges");
        }
    }

    static String plain(double number) {
        return number == Math.rint(number) ? "%.0f".formatted(number) : String.valueOf(number);
    }
}
