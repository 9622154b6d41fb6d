package synfire.cli.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import synfire.equations.Model;
import synfire.equations.units.Numbers;
import synfire.equations.units.Quantity;
import synfire.equations.units.Unit;
import synfire.network.Samples;
import synfire.network.SpikeTrain;
import synfire.network.description.Cells;
import synfire.network.description.Coupling;
import synfire.network.description.Population;
import synfire.network.description.Synapse;
import synfire.network.text.RecordTypes;
import synfire.network.values.Formula;
import synfire.network.wiring.Indices;
import synfire.network.wiring.Weights;

/// A network file as text, which [NetworkReader] reads back as an equal one. Models are written into it.
public final class NetworkToml {

    private final Map<Model, String> models = new LinkedHashMap<>();
    private final StringBuilder out = new StringBuilder();

    private NetworkToml() {}

    /// @throws IllegalArgumentException naming what cannot be written: sampled signals
    public static String of(NetworkFile file) {
        var toml = new NetworkToml();
        toml.write(file);
        return toml.out.toString();
    }

    private void write(NetworkFile file) {
        var network = file.network();
        line("title", quoted(file.title()));
        line("name", quoted(network.name()));
        line("dt", value(file.dt()));
        line("duration", value(file.duration()));
        line("discard", value(file.discard()));
        line("dtype", quoted(file.dtype().name().toLowerCase(Locale.ROOT)));
        line("seed", Long.toString(network.seed()));
        file.mostStored().ifPresent(most -> line("most_stored", Long.toString(most)));
        line("formats", file.formats().stream().map(NetworkToml::quoted).collect(list()));
        head("models");
        network.populations().forEach(population -> model(population.model()));
        for (var projection : network.projections()) {
            if (projection.synapse() instanceof Synapse.Modelled modelled) {
                model(modelled.model());
            }
        }
        network.populations().forEach(this::population);
        network.stimuli().forEach(each -> typed("stimulus", each.name(), (Record) each));
        for (var projection : network.projections()) {
            head("projection." + projection.name());
            line("source", value(projection.source()));
            line("target", value(projection.target()));
            line("connector", value(projection.connector()));
            line("synapse", value(projection.synapse()));
            weights(projection.weights());
            line("delay", value(projection.delay()));
        }
        network.couplings().forEach(this::coupling);
        network.probes().forEach(each -> typed("probe", each.name(), (Record) each));
    }

    private void model(Model model) {
        if (!models.containsKey(model)) {
            var name = models.containsValue(model.name()) ? model.name() + "_" + models.size() : model.name();
            models.put(model, name);
            line(key(name), "'''\n" + model.text() + "'''");
        }
    }

    private void coupling(Coupling coupling) {
        head("coupling." + coupling.name());
        line("source", value(coupling.source()));
        line("variable", quoted(coupling.variable()));
        line("target", value(coupling.target()));
        line("input", quoted(coupling.input()));
        line("kind", value(coupling.kind()));
        line("connector", value(coupling.connector()));
        weights(coupling.weights());
        line("delay", value(coupling.delay()));
        coupling.conduction().ifPresent(conduction -> line("conduction", value(components(conduction))));
    }

    private void weights(Weights weights) {
        line("weight", value(weights.values()));
        weights.sign().ifPresent(sign -> line("sign", value(sign)));
        weights.mask().ifPresent(mask -> line("mask", value(mask)));
    }

    private void population(Population population) {
        head("population." + population.name());
        line("model", quoted(Objects.requireNonNull(models.get(population.model()))));
        line("size", Integer.toString(population.size()));
        if (!population.parameters().isEmpty()) {
            line("parameters", value(population.parameters()));
        }
        if (!population.initial().isEmpty()) {
            line("initial", value(population.initial()));
        }
        population.positions().ifPresent(positions -> line("positions", value(positions)));
        if (!population.parts().isEmpty()) {
            line(
                    "parts",
                    population.parts().entrySet().stream()
                            .map(part -> "%s = [%d, %d]"
                                    .formatted(
                                            part.getKey(),
                                            part.getValue().first(),
                                            part.getValue().end()))
                            .collect(table()));
        }
    }

    private void typed(String kind, String name, Record item) {
        head(kind + "." + name);
        line("type", quoted(RecordTypes.name(item.getClass())));
        components(item).forEach((key, value) -> {
            if (!key.equals("name")) {
                line(key, value(value));
            }
        });
    }

    private void head(String name) {
        out.append("\n[").append(name).append("]\n");
    }

    private void line(String key, String value) {
        out.append(key).append(" = ").append(value).append('\n');
    }

    private String value(Object value) {
        return switch (value) {
            case Quantity quantity ->
                quantity.unit().isOne() ? Numbers.text(quantity.value()) : quoted(quantity.toString());
            case Model model -> quoted(Objects.requireNonNull(models.get(model)));
            case Unit unit -> quoted(unit.name());
            case Formula(var text) -> quoted(text);
            case Cells.Range(var population, int first, int end) ->
                quoted("%s[%d:%d]".formatted(population, first, end));
            case Samples samples -> samples.stream().mapToObj(Numbers::text).collect(list());
            case Indices indices ->
                java.util.Arrays.stream(indices.toArray())
                        .mapToObj(Integer::toString)
                        .collect(list());
            case SpikeTrain train -> value(train.timesMs());
            case Double x -> Numbers.text(x);
            case Number x -> x.toString();
            case Boolean truth -> truth.toString();
            case Enum<?> constant -> quoted(constant.name().toLowerCase(Locale.ROOT));
            case String text -> quoted(text);
            case Optional<?> optional -> value(optional.orElseThrow());
            case List<?> items -> items.stream().map(this::value).collect(list());
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> entry.getKey() + " = " + value(entry.getValue()))
                        .collect(table());
            case Record item -> record(item);
            default ->
                throw new IllegalArgumentException("%s cannot be written into a network file"
                        .formatted(value.getClass().getSimpleName()));
        };
    }

    /// Values have short forms; everything else is `{ type = { component = value, … } }`.
    private String record(Record item) {
        var type = RecordTypes.name(item.getClass());
        var parts = components(item);
        if (List.of("constant", "drawn", "computed").contains(type)) {
            return value(parts.values().iterator().next());
        }
        if (type.equals("listed") && parts.containsKey("unit") && parts.size() == 2) {
            return "{ values = %s, unit = %s }".formatted(value(item(parts, "values")), value(item(parts, "unit")));
        }
        if (type.equals("matrix") && parts.containsKey("unit")) {
            return "{ values = %s, unit = %s }"
                    .formatted(rows(item(parts, "values"), item(parts, "targets")), value(item(parts, "unit")));
        }
        if (type.equals("matrix")) {
            return rows(item(parts, "kept"), item(parts, "targets"));
        }
        if (parts.isEmpty()) {
            return type.equals("immediate") ? quoted("none") : quoted(type);
        }
        if (parts.size() == 1) {
            return "{ %s = %s }".formatted(type, value(parts.values().iterator().next()));
        }
        return "{ %s = %s }".formatted(type, value(parts));
    }

    private static Object item(Map<String, Object> parts, String name) {
        return Objects.requireNonNull(parts.get(name));
    }

    private String rows(Object values, Object columns) {
        var numbers = (Samples) values;
        int width = (Integer) columns;
        var rows = new ArrayList<String>();
        for (int from = 0; from < numbers.size(); from += width) {
            rows.add(value(numbers.part(from, from + width)));
        }
        return rows.stream().collect(list());
    }

    private static Map<String, Object> components(Record item) {
        var parts = new LinkedHashMap<String, Object>();
        for (var component : item.getClass().getRecordComponents()) {
            try {
                var value = Objects.requireNonNull(component.getAccessor().invoke(item));
                if (!(value instanceof Optional<?> optional && optional.isEmpty())) {
                    parts.put(component.getName(), value);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return parts;
    }

    private static String key(String name) {
        return name.matches("[A-Za-z0-9_-]+") ? name : quoted(name);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static java.util.stream.Collector<CharSequence, ?, String> list() {
        return Collectors.joining(", ", "[", "]");
    }

    private static java.util.stream.Collector<CharSequence, ?, String> table() {
        return Collectors.joining(", ", "{ ", " }");
    }
}
