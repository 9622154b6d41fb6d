package synfire.data.sonata;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import synfire.data.format.RecordingFormatException;

/// Names for sets of nodes.
///
/// @param files objects that define sets; the later ones win
public record SonataNodeSets(Path config, List<JsonNode> files) {

    private static final int DEEPEST = 20;

    public SonataNodeSets {
        files = List.copyOf(files);
    }

    /// The nodes of a set by population, ascending: all that have every attribute it asks for.
    ///
    /// @param set the name of a set or of a population, an object of attributes with values or lists of them
    ///     (`population`, `node_id` among them), a list of sets, or nothing for all nodes
    /// @throws RecordingFormatException if there is no such set, or it is empty
    public Map<String, List<Integer>> nodes(SonataNetwork network, JsonNode set, String place) {
        var found = new LinkedHashMap<String, List<Integer>>();
        network.nodes().keySet().stream().sorted().forEach(population -> {
            var nodes = IntStream.range(0, network.population(population).size())
                    .filter(node -> has(network, population, node, set, place, 0))
                    .boxed()
                    .toList();
            if (!nodes.isEmpty()) {
                found.put(population, nodes);
            }
        });
        if (found.isEmpty()) {
            throw SonataConfig.wrong(
                    config, place, "no node is in the set %s".formatted(set), "correct it, or take it out");
        }
        return found;
    }

    private boolean has(SonataNetwork network, String population, int node, JsonNode set, String place, int depth) {
        if (depth > DEEPEST) {
            throw SonataConfig.wrong(config, place, "the set '%s' is defined by itself".formatted(set), "correct it");
        }
        if (set.isMissingNode() || set.isNull()) {
            return true;
        }
        if (set.isArray()) {
            return Stream.of(set)
                    .flatMap(all -> elements(all).stream())
                    .anyMatch(each -> has(network, population, node, each, place, depth + 1));
        }
        if (set.isTextual()) {
            var name = set.asText();
            for (var file : files.reversed()) {
                if (file.has(name)) {
                    return has(network, population, node, file.path(name), place, depth + 1);
                }
            }
            if (network.nodes().containsKey(name) || name.equals("all")) {
                return name.equals("all") || name.equals(population);
            }
            throw SonataConfig.wrong(
                    config,
                    place,
                    "there is no node set '%s'".formatted(name),
                    "choose among %s"
                            .formatted(String.join(
                                    ", ",
                                    Stream.concat(
                                                    files.stream().flatMap(file -> names(file).stream()),
                                                    network.nodes().keySet().stream())
                                            .distinct()
                                            .sorted()
                                            .toList())));
        }
        if (!set.isObject()) {
            throw SonataConfig.wrong(
                    config, place, "%s is no set of nodes".formatted(set), "give a name, or an object of attributes");
        }
        return set.properties().stream().allMatch(entry -> {
            var wanted = entry.getValue().isArray() ? elements(entry.getValue()) : List.of(entry.getValue());
            var value = switch (entry.getKey()) {
                case "population" -> population;
                case "node_id", "node_ids" -> String.valueOf(node);
                default ->
                    network.population(population)
                            .attribute(node, entry.getKey())
                            .orElse("");
            };
            return wanted.stream().anyMatch(each -> each.asText().equals(value));
        });
    }

    private static List<JsonNode> elements(JsonNode list) {
        var elements = new ArrayList<JsonNode>();
        list.forEach(elements::add);
        return elements;
    }

    private static List<String> names(JsonNode file) {
        var names = new ArrayList<String>();
        file.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
