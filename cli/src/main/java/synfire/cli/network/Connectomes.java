package synfire.cli.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import synfire.data.connectome.ConnectomeRequest;
import synfire.data.connectome.EdgeListRequest;
import synfire.data.connectome.PublishedConnectomes;
import synfire.equations.syntax.Spelling;
import synfire.equations.units.Quantity;
import synfire.equations.units.Unit;
import synfire.equations.units.Units;
import synfire.network.Samples;
import synfire.network.connectome.Connectome;
import synfire.network.connectome.EdgeList;
import synfire.network.connectome.Matrix;
import synfire.network.connectome.Provenance;
import synfire.network.values.Positions;
import synfire.network.values.SynapseValues;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;

/// Reads `[connectome.NAME]`, and makes projections of it: one cell for each region, or the cells of an edge list.
final class Connectomes {

    /// How the cells of a projection are joined.
    record Wired(Connector connector, SynapseValues weights, Delay delay) {}

    private final Path folder;
    private final FileProblems problems;
    private final Map<String, Connectome> matrices = new LinkedHashMap<>();
    private final Map<String, EdgeList> lists = new LinkedHashMap<>();
    private final Set<String> failed = new HashSet<>();

    Connectomes(Path folder, FileProblems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    List<Provenance> provenance() {
        var all = new ArrayList<Provenance>();
        matrices.values().forEach(each -> all.add(each.provenance()));
        lists.values().forEach(each -> all.add(each.provenance()));
        return all;
    }

    void read(Map<String, TomlTable> tables) {
        tables.forEach((name, table) -> {
            try {
                failed.add(name);
                read(name, table);
                if (matrices.containsKey(name) || lists.containsKey(name)) {
                    failed.remove(name);
                }
            } catch (Unreadable _) {
                // told
            } catch (RuntimeException e) {
                if (!(e instanceof IllegalArgumentException)
                        && !(e instanceof synfire.data.format.RecordingFormatException)) {
                    throw e;
                }
                problems.add(table.path(), String.valueOf(e.getMessage()));
            }
        });
    }

    /// Published ones by name and folder of the data sets; others by the fields of their layout.
    private void read(String name, TomlTable table) {
        var fields = new TreeMap<String, String>();
        table.take("fields")
                .ifPresent(node -> node.properties()
                        .forEach(entry ->
                                fields.put(entry.getKey(), entry.getValue().asText())));
        var published = table.take("published");
        var data = folder.resolve(table.take("folder").map(JsonNode::asText).orElse("."));
        table.close();
        if (published.isPresent()) {
            var known = published.get().asText();
            if (PublishedConnectomes.fields(known).keySet().stream().anyMatch(key -> key.startsWith("weights"))) {
                matrices.put(name, PublishedConnectomes.connectome(known, data));
            } else {
                lists.put(name, PublishedConnectomes.edges(known, data));
            }
        } else if (fields.isEmpty()) {
            problems.add(
                    table.path(),
                    "names no data; write published = \"%s\" and folder = \"...\", or fields = { weights = \"FILE\", … }"
                            .formatted(PublishedConnectomes.names().getFirst()));
        } else if (fields.keySet().stream().anyMatch(key -> key.startsWith("weights"))) {
            matrices.put(name, ConnectomeRequest.of(fields).read(data));
        } else {
            lists.put(name, EdgeListRequest.of(fields).read(data));
        }
    }

    Connectome matrix(JsonNode name, List<String> path) {
        var found = matrices.get(name.asText());
        if (found == null) {
            throw missing(name.asText(), path);
        }
        return found;
    }

    /// Of one that could not be read this has been told.
    private Unreadable missing(String name, List<String> path) {
        if (!failed.contains(name)) {
            problems.add(path, unknown(name, matrices.keySet()));
        }
        return new Unreadable();
    }

    private static String unknown(String name, java.util.Collection<String> known) {
        return "there is no connectome '%s' with regions; %s"
                .formatted(
                        name,
                        Spelling.nearest(name, known)
                                .map("did you mean '%s'?"::formatted)
                                .orElse("add [connectome.%s]".formatted(name)));
    }

    /// The centres of the regions, if all are known.
    Optional<Positions> positions(Connectome connectome) {
        var centres = connectome.regions().stream()
                .map(region -> region.position())
                .flatMap(Optional::stream)
                .toList();
        if (centres.size() != connectome.size()) {
            return Optional.empty();
        }
        return Optional.of(new Positions.Listed(
                Samples.generate(centres.size(), i -> centres.get(i).x()),
                Samples.generate(centres.size(), i -> centres.get(i).y()),
                Samples.generate(centres.size(), i -> centres.get(i).z()),
                Units.parse("mm")));
    }

    /// The pairs that a connectome joins. A weight is that of the connectome times the projection's; the delay may be
    /// the time that a velocity takes for the length of the tract.
    Wired wired(JsonNode name, TomlTable table, ValueReader values) {
        var path = table.path("connectome");
        var pairs = new Pairs();
        var matrix = Optional.ofNullable(matrices.get(name.asText()));
        var list = Optional.ofNullable(lists.get(name.asText()));
        var type = table.take("edges_type").map(JsonNode::asText);
        if (matrix.isEmpty() && list.isEmpty()) {
            List.of("weight", "velocity", "delay").forEach(table::take);
            throw missing(name.asText(), path);
        }
        matrix.ifPresent(connectome -> pairs.addAll(connectome.weights().values()));
        list.ifPresent(edges -> values.telling(path, () -> {
            pairs.addAll(type.isPresent() ? edges.ofType(type.get()) : edges);
            return edges;
        }));
        var weight = values.read(table.need("weight", "weight = \"1 nS\""), Quantity.class, table.path("weight"));
        var delay = table.take("velocity")
                .map(node -> values.telling(
                        table.path("velocity"),
                        () -> conduction(matrix, pairs, values.read(node, Quantity.class, table.path("velocity")))))
                .orElseGet(() -> table.take("delay")
                        .map(node -> values.read(node, Delay.class, table.path("delay")))
                        .orElse(Delay.none()));
        return new Wired(
                Connector.EdgeList.of(pairs.sources(), pairs.targets()),
                new SynapseValues.Listed(pairs.weights(weight.value()), weight.unit()),
                delay);
    }

    private static Delay conduction(Optional<Connectome> connectome, Pairs pairs, Quantity velocity) {
        var speed = Units.parse("m/s");
        if (!velocity.unit().dimension().equals(speed.dimension()) || !(velocity.in(speed) > 0)) {
            throw new IllegalArgumentException("is %s; write a velocity above 0 such as \"3 m/s\"".formatted(velocity));
        }
        Matrix lengths = connectome
                .flatMap(Connectome::lengths)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the connectome has no lengths of tracts; give a delay in its place"));
        Unit ms = Units.MS;
        // a velocity of 1 m/s is 1 mm/ms
        return new Delay.Steps(new SynapseValues.Listed(pairs.of(lengths).map(mm -> mm / velocity.in(speed)), ms));
    }
}
