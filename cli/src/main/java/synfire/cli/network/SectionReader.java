package synfire.cli.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.cli.study.ModelReference;
import synfire.equations.Model;
import synfire.equations.syntax.Source;
import synfire.equations.units.Quantity;
import synfire.network.connectome.Provenance;
import synfire.network.description.Cells;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Probe;
import synfire.network.description.Stimulus;
import synfire.network.text.RecordTypes;
import synfire.network.values.CellValues;
import synfire.network.values.Positions;

/// Reads the tables of a network file: models, connectomes, populations, stimuli, projections, probes, in this order.
final class SectionReader {

    private final Path folder;
    private final TomlTable root;
    private final FileProblems problems;
    private final Quantity dt;
    private final CellNames cells = new CellNames();
    private final ValueReader values;
    private final Connectomes connectomes;
    private final Map<String, Model> models = new LinkedHashMap<>();

    SectionReader(Path file, TomlTable root, FileProblems problems, Quantity dt) {
        this.folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("."));
        this.root = root;
        this.problems = problems;
        this.dt = dt;
        this.values = new ValueReader(problems, new ArrayValues(folder), cells, this::named);
        this.connectomes = new Connectomes(folder, problems);
    }

    List<Provenance> provenance() {
        return connectomes.provenance();
    }

    /// @param empty without populations
    Network read(Network empty) {
        root.take("models").ifPresent(this::models);
        connectomes.read(root.tables("connectome"));
        var areas = root.take("areas").map(node -> new TomlTable(node, List.of("areas"), problems));
        var network = areas.isPresent()
                ? added(
                        empty,
                        areas.get(),
                        net -> new AreasReader(values, connectomes, this::named).read(areas.get(), net, cells))
                : empty;
        for (var section : root.tables("population").entrySet()) {
            network = added(network, section.getValue(), network1 -> {
                var population = population(section.getKey(), section.getValue());
                var more = network1.with(population);
                cells.add(population);
                return more;
            });
            fail(network, section.getKey());
        }
        for (var section : root.tables("stimulus").entrySet()) {
            network = added(network, section.getValue(), network1 -> {
                var stimulus = typed(section.getKey(), section.getValue(), Stimulus.class);
                var more = network1.with(stimulus);
                switch (stimulus) {
                    case Stimulus.SpikeSources(var name, var trains) -> cells.add(name, trains.size());
                    case Stimulus.PoissonSources(var name, int size, var _) -> cells.add(name, size);
                    default -> {} // no sources
                }
                return more;
            });
            fail(network, section.getKey());
        }
        for (var section : root.tables("projection").entrySet()) {
            network = added(network, section.getValue(), network1 -> {
                var projection = new ProjectionReader(values, connectomes).read(section.getKey(), section.getValue());
                var more = network1.with(projection);
                var _ = more.wiring(projection.name(), dt);
                return more;
            });
        }
        for (var section : root.tables("coupling").entrySet()) {
            network = added(
                    network,
                    section.getValue(),
                    network1 -> network1.with(
                            new ProjectionReader(values, connectomes).coupling(section.getKey(), section.getValue())));
        }
        for (var section : root.tables("probe").entrySet()) {
            network = added(
                    network,
                    section.getValue(),
                    network1 -> network1.with(typed(section.getKey(), section.getValue(), Probe.class)));
        }
        if (network.populations().isEmpty() && problems.size() == 0) {
            problems.addPlain(List.of(), "the network has no population; add a table [population.NAME]");
        }
        return network;
    }

    private void fail(Network network, String name) {
        boolean there = network.populations().stream()
                        .anyMatch(each -> each.name().equals(name))
                || network.stimuli().stream().anyMatch(each -> each.name().equals(name));
        if (!there) {
            cells.fail(name);
        }
    }

    /// The network with one thing more; if that cannot be read or does not fit, this is told and it is left out.
    private Network added(Network network, TomlTable section, java.util.function.UnaryOperator<Network> more) {
        try {
            return more.apply(network);
        } catch (Unreadable e) {
            return network; // told
        } catch (IllegalArgumentException e) {
            var message = String.valueOf(e.getMessage()).strip();
            problems.addPlain(section.path(Guess.key(section, message)), message);
            return network;
        } finally {
            section.close();
        }
    }

    private void models(JsonNode node) {
        node.properties().forEach(entry -> {
            var path = List.of("models", entry.getKey());
            attempt(() -> {
                var model = values.telling(path, () -> {
                    var text = Plain.read(entry.getValue(), String.class);
                    return Model.parse(new Source(entry.getKey(), String.valueOf(text)));
                });
                models.put(entry.getKey(), model);
            });
        });
    }

    private Population population(String name, TomlTable table) {
        var parts = new ArrayList<Runnable>();
        var model = new ArrayList<Model>();
        var size = new ArrayList<Integer>();
        var connectome = table.take("connectome");
        var parameters = new LinkedHashMap<String, CellValues>();
        var initial = new LinkedHashMap<String, CellValues>();
        var positions = new ArrayList<Positions>();
        parts.add(() -> model.add(model(table.need("model", "model = \"lif\""), table)));
        parts.add(() -> {
            if (connectome.isPresent()) {
                var found = connectomes.matrix(connectome.get(), table.path("connectome"));
                size.add(found.size());
                connectomes.positions(found).ifPresent(positions::add);
            } else {
                size.add(values.read(table.need("size", "size = 100"), Integer.class, table.path("size")));
            }
        });
        parts.add(() -> cellValues(table, "parameters", parameters));
        parts.add(() -> cellValues(table, "initial", initial));
        parts.add(() -> table.take("positions")
                .ifPresent(node -> positions.addFirst(values.read(node, Positions.class, table.path("positions")))));
        var ranges = new LinkedHashMap<String, Cells.Range>();
        parts.add(() -> table.take("parts")
                .ifPresent(node -> node.properties().forEach(entry -> {
                    var path = ValueReader.longer(table.path("parts"), entry.getKey());
                    values.telling(path, () -> ranges.put(entry.getKey(), range(name, entry.getValue())));
                })));
        all(parts);
        return new Population(
                name,
                model.getFirst(),
                size.getFirst(),
                parameters,
                initial,
                positions.stream().findFirst(),
                ranges);
    }

    private static Cells.Range range(String population, JsonNode node) {
        if (!node.isArray()
                || node.size() != 2
                || !node.get(0).isInt()
                || !node.get(1).isInt()) {
            throw Plain.wrong(node, "[first, end], the end being the first cell after the part");
        }
        return new Cells.Range(population, node.get(0).intValue(), node.get(1).intValue());
    }

    private void cellValues(TomlTable table, String key, Map<String, CellValues> into) {
        table.take(key).ifPresent(node -> {
            if (!node.isObject()) {
                problems.add(
                        table.path(key), "is %s; write a table of names and values".formatted(TomlTable.kind(node)));
                throw new Unreadable();
            }
            var each = new ArrayList<Runnable>();
            node.properties()
                    .forEach(entry -> each.add(() -> into.put(
                            entry.getKey(),
                            values.read(
                                    entry.getValue(),
                                    CellValues.class,
                                    ValueReader.longer(table.path(key), entry.getKey())))));
            all(each);
        });
    }

    private Model model(JsonNode node, TomlTable table) {
        return values.telling(table.path("model"), () -> named(String.valueOf(Plain.read(node, String.class))));
    }

    /// A model of the file, of the catalogue, or in a file of its own.
    private Model named(String name) {
        var own = models.get(name);
        try {
            return own != null ? own : ModelReference.resolve(name, folder);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read '%s': %s".formatted(name, e.getMessage()), e);
        }
    }

    /// A stimulus or probe, of the type that `type` names.
    private <T> T typed(String name, TomlTable table, Class<T> interfaceType) {
        var types = RecordTypes.names(interfaceType);
        var type = values.telling(table.path("type"), () -> {
            var given = String.valueOf(Plain.read(
                    table.need(
                            "type",
                            "type = \"%s\"".formatted(types.keySet().iterator().next())),
                    String.class));
            return ValueReader.named(given, types);
        });
        var given = new LinkedHashMap<String, JsonNode>();
        given.put("name", com.fasterxml.jackson.databind.node.TextNode.valueOf(name));
        for (var component : type.getRecordComponents()) {
            if (!component.getName().equals("name")) {
                table.take(component.getName()).ifPresent(node -> given.put(component.getName(), node));
            }
        }
        return interfaceType.cast(values.create(type, given, table.path()));
    }

    /// Does all of it, then fails if any part failed.
    static void all(List<Runnable> parts) {
        boolean failed = false;
        for (var part : parts) {
            failed |= !attempt(part);
        }
        if (failed) {
            throw new Unreadable();
        }
    }

    private static boolean attempt(Runnable work) {
        try {
            work.run();
            return true;
        } catch (Unreadable e) {
            return false;
        }
    }
}
