package synfire.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import synfire.data.format.TextColumn;
import synfire.data.format.TextColumn.Kind;
import synfire.data.format.TextLayout;
import synfire.equations.units.Quantity;
import synfire.equations.units.Unit;
import synfire.equations.units.Units;
import synfire.network.Recording;

/// Which recording, and how to read it; what an entry of a study says by named fields.
public record RecordingRequest(RecordingSpec spec, ReadOptions options) {

    /// The fields that [#of(Map)] knows.
    public static final List<String> FIELDS = List.of(
            "file",
            "current_file",
            "sweeps",
            "time",
            "voltage",
            "current",
            "current_source",
            "bridge",
            "liquid_junction",
            "voltage_scale",
            "current_scale",
            "holding",
            "steps",
            "resample_to",
            "layout",
            "separator",
            "header_rows",
            "skip_columns",
            "dt",
            "time_column",
            "time_unit",
            "voltage_column",
            "voltage_unit",
            "current_column",
            "current_unit");

    /// The request that fields stand for. `file` may be a whole specification, [RecordingSpec#parse(String)].
    ///
    /// @throws IllegalArgumentException naming the field
    public static RecordingRequest of(Map<String, ?> fields) {
        return new Fields(fields).request();
    }

    public Recording read(Path directory) {
        return new RecordingReader(directory, options).read(spec);
    }

    /// One reading of the fields.
    private record Fields(Map<String, ?> fields) {

        RecordingRequest request() {
            var unknown = fields.keySet().stream()
                    .filter(key -> !FIELDS.contains(key))
                    .sorted()
                    .toList();
            if (!unknown.isEmpty()) {
                throw new IllegalArgumentException("a recording has no field '%s'; its fields are %s"
                        .formatted(unknown.getFirst(), String.join(", ", FIELDS)));
            }
            return new RecordingRequest(spec(), options());
        }

        private RecordingSpec spec() {
            var spec = get("file", RecordingSpec::parse)
                    .orElseThrow(
                            () -> new IllegalArgumentException(
                                    "a recording needs a file; write file = \"FILE\", with current_file where the current is in another"));
            var other = get("current_file", Function.identity());
            spec = other.isPresent() ? spec.withCurrentFile(other.get()) : spec;
            var sweeps = get("sweeps", SweepSelection::parse);
            spec = sweeps.isPresent() ? spec.withSweeps(sweeps.get()) : spec;
            var time = get("time", TimeWindow::parse);
            spec = time.isPresent() ? spec.withTime(time.get()) : spec;
            var voltage = get("voltage", Function.identity());
            spec = voltage.isPresent() ? spec.withVoltage(voltage.get()) : spec;
            var current = get("current", Function.identity());
            return current.isPresent() ? spec.withCurrent(current.get()) : spec;
        }

        private ReadOptions options() {
            var corrections = new Corrections(
                    get("bridge", Quantity::parse).orElse(Corrections.NONE.bridge()),
                    get("liquid_junction", Quantity::parse).orElse(Corrections.NONE.liquidJunction()),
                    get("voltage_scale", Double::parseDouble).orElse(1.0),
                    get("current_scale", Double::parseDouble).orElse(1.0),
                    get("holding", Quantity::parse).orElse(Corrections.NONE.holding()));
            return new ReadOptions(
                    choice("current_source", CurrentSource.values()).orElse(CurrentSource.AUTOMATIC),
                    layout(),
                    corrections,
                    get("resample_to", Quantity::parse),
                    get("steps", Fields::steps).orElse(StepProtocol.NONE));
        }

        private static StepProtocol steps(String times) {
            return new StepProtocol(Stream.of(times.split(","))
                    .map(String::strip)
                    .map(Quantity::parse)
                    .toList());
        }

        private TextLayout layout() {
            var layout = TextLayout.AUTOMATIC.withArrangement(
                    choice("layout", TextLayout.Arrangement.values()).orElse(TextLayout.Arrangement.AUTOMATIC));
            var separator = get("separator", Fields::separator);
            layout = separator.isPresent() ? layout.withSeparator(separator.get()) : layout;
            var rows = get("header_rows", Integer::parseInt);
            layout = rows.isPresent() ? layout.withHeaderRows(rows.get()) : layout;
            var skipped = get("skip_columns", Integer::parseInt);
            layout = skipped.isPresent() ? layout.withSkipColumns(skipped.get()) : layout;
            var dt = get("dt", Quantity::parse);
            layout = dt.isPresent() ? layout.withDt(dt.get()) : layout;
            for (var column : columns()) {
                layout = layout.with(column);
            }
            return layout;
        }

        private List<TextColumn> columns() {
            var columns = new ArrayList<TextColumn>();
            for (var kind : Kind.values()) {
                var which = get(kind.word() + "_column", Function.identity());
                Optional<Unit> unit = get(kind.word() + "_unit", Units::parse);
                if (which.isPresent() || unit.isPresent()) {
                    columns.add(new TextColumn(kind, which, unit));
                }
            }
            return columns;
        }

        private static char separator(String text) {
            return switch (text) {
                case "\\t", "tab", "\t" -> '\t';
                case "space", " " -> ' ';
                case ",", ";" -> text.charAt(0);
                default -> throw new IllegalArgumentException("it is one of \",\", \";\", \"tab\" and \"space\"");
            };
        }

        private <E extends Enum<E>> Optional<E> choice(String name, E[] values) {
            return get(
                    name,
                    text -> Stream.of(values)
                            .filter(value -> value.name().equalsIgnoreCase(text))
                            .findFirst()
                            .orElseThrow(() -> new IllegalArgumentException("it is one of "
                                    + String.join(
                                            ", ",
                                            Stream.of(values)
                                                    .map(value -> value.name().toLowerCase(java.util.Locale.ROOT))
                                                    .toList()))));
        }

        private <T> Optional<T> get(String name, Function<String, T> reading) {
            var value = fields.get(name);
            if (value == null) {
                return Optional.empty();
            }
            try {
                return Optional.of(reading.apply(value.toString()));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("%s = \"%s\" is not a number".formatted(name, value), e);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("%s = \"%s\": %s".formatted(name, value, e.getMessage()), e);
            }
        }
    }
}
