package synfire.data.format;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import synfire.data.format.TextColumn.Kind;
import synfire.equations.units.Unit;
import synfire.network.Signal;

/// Turns a table of numbers into sweeps of signals.
final class TextSweeps {

    private final TextTable table;
    private final TextLayout layout;
    private final List<TextHeader> headers;
    private final int skipped;

    TextSweeps(TextTable table, TextLayout layout) {
        this.table = table;
        this.layout = layout;
        this.headers = TextHeader.of(table);
        this.skipped = layout.skipColumns().orElse(hasIndexColumn() ? 1 : 0);
    }

    /// Tables written by pandas have a first column of row numbers, with nothing above it.
    private boolean hasIndexColumn() {
        return table.header().stream()
                .anyMatch(cells -> cells.size() == table.columns()
                        && cells.size() > 1
                        && cells.getFirst().isEmpty()
                        && !cells.get(1).isEmpty());
    }

    List<List<Signal>> read() {
        boolean rows = switch (layout.arrangement()) {
            case AUTOMATIC -> table.columns() > 20 && table.columns() > 4 * table.rows();
            case COLUMNS -> false;
            case ROWS -> true;
        };
        return rows ? rows() : columns();
    }

    private List<List<Signal>> rows() {
        var kinds = layout.columns().stream()
                .filter(column -> column.kind() != Kind.TIME)
                .toList();
        if (kinds.size() > 1) {
            throw problem(
                    "a table with a row for each sweep holds one quantity, but units of two are given",
                    "give the current as a second file: FILE+CURRENT_FILE");
        }
        if (kinds.isEmpty() || kinds.getFirst().unit().isEmpty()) {
            throw problem(
                    "a table with a row for each sweep does not say its unit", "set voltage_unit, or current_unit");
        }
        var kind = kinds.getFirst().kind();
        var unit = kinds.getFirst().unit().orElseThrow();
        double dtMs = layout.dt()
                .orElseThrow(() -> problem("the time between samples is not known", "set dt, such as dt = \"0.1 ms\""))
                .inBase();
        if (skipped >= table.columns()) {
            throw problem(
                    "%d of %d columns are skipped".formatted(skipped, table.columns()), "set skip_columns to fewer");
        }
        return IntStream.range(0, table.rows())
                .mapToObj(row -> List.of(
                        new Signal(kind.word(), unit, dtMs, 0, table.row(row).part(skipped, table.columns()))))
                .toList();
    }

    private List<List<Signal>> columns() {
        var time = timeColumn();
        double dtMs = layout.dt().isPresent() ? layout.dt().get().inBase() : step(time);
        var voltages = signals(Kind.VOLTAGE, dtMs, time);
        var currents = signals(Kind.CURRENT, dtMs, time);
        int sweeps = Math.max(voltages.size(), currents.size());
        if (sweeps == 0) {
            throw problem(
                    "no column says that it holds a voltage or a current",
                    "set voltage_unit and current_unit, and voltage_column and current_column where there are several");
        }
        if (voltages.size() > 1 && currents.size() > 1 && voltages.size() != currents.size()) {
            throw problem(
                    "%d columns of voltage cannot be matched with %d columns of current"
                            .formatted(voltages.size(), currents.size()),
                    "set voltage_column and current_column");
        }
        var all = new ArrayList<List<Signal>>();
        for (int i = 0; i < sweeps; i++) {
            var sweep = new ArrayList<Signal>();
            for (var signals : List.of(voltages, currents)) {
                if (!signals.isEmpty()) {
                    sweep.add(signals.get(Math.min(i, signals.size() - 1)));
                }
            }
            all.add(List.copyOf(sweep));
        }
        return all;
    }

    private OptionalInt timeColumn() {
        var given = layout.column(Kind.TIME);
        if (given.isPresent() && given.get().which().isPresent()) {
            return OptionalInt.of(meant(given.get().which().get()));
        }
        return IntStream.range(skipped, table.columns())
                .filter(c -> headers.get(c)
                        .unit()
                        .filter(unit -> unit.dimension().equals(Kind.TIME.dimension()))
                        .isPresent())
                .findFirst();
    }

    private double step(OptionalInt time) {
        if (time.isEmpty()) {
            throw problem(
                    "the time between samples is not known",
                    "set dt, such as dt = \"0.1 ms\", or time_column and time_unit");
        }
        int column = time.getAsInt();
        var unit = layout.column(Kind.TIME)
                .flatMap(TextColumn::unit)
                .or(() -> headers.get(column).unit())
                .orElseThrow(() -> problem(
                        "column %d holds the time, but not in which unit".formatted(column + 1), "set time_unit"));
        return TimeStep.of(table.file(), table.column(column), unit);
    }

    private List<Signal> signals(Kind kind, double dtMs, OptionalInt time) {
        var given = layout.column(kind);
        var signals = new ArrayList<Signal>();
        if (given.isPresent() && given.get().which().isPresent()) {
            int column = meant(given.get().which().get());
            signals.add(signal(kind, column, unit(kind, column, given.get()), dtMs));
            return signals;
        }
        for (int c = skipped; c < table.columns(); c++) {
            boolean taken = (time.isPresent() && time.getAsInt() == c) || isNamedByAnother(kind, c);
            var said = headers.get(c).unit();
            var unit = said.or(() -> given.flatMap(TextColumn::unit));
            if (!taken && unit.isPresent() && unit.get().dimension().equals(kind.dimension())) {
                signals.add(signal(kind, c, unit.get(), dtMs));
            }
        }
        return signals;
    }

    private boolean isNamedByAnother(Kind kind, int column) {
        return layout.columns().stream()
                .filter(other -> other.kind() != kind)
                .anyMatch(other -> other.which()
                        .filter(which -> headers.get(column).isMeant(which, column))
                        .isPresent());
    }

    private Unit unit(Kind kind, int column, TextColumn given) {
        return given.unit()
                .or(() -> headers.get(column).unit())
                .filter(unit -> unit.dimension().equals(kind.dimension()))
                .orElseThrow(() -> problem(
                        "column %d holds the %s, but not in which unit".formatted(column + 1, kind.word()),
                        "set %s_unit".formatted(kind.word())));
    }

    private Signal signal(Kind kind, int column, Unit unit, double dtMs) {
        var label = headers.get(column).label();
        return new Signal(label.isEmpty() ? kind.word() : label, unit, dtMs, 0, table.column(column));
    }

    private int meant(String which) {
        return IntStream.range(0, table.columns())
                .filter(c -> headers.get(c).isMeant(which, c))
                .findFirst()
                .orElseThrow(() -> problem(
                        "there is no column '%s' among %d columns%s".formatted(which, table.columns(), labels()),
                        "give the name of a column, or its number from 1"));
    }

    private String labels() {
        var names = headers.stream()
                .map(TextHeader::label)
                .filter(label -> !label.isEmpty())
                .limit(20)
                .map(label -> "'" + label + "'")
                .toList();
        return names.isEmpty() ? "" : " (" + String.join(", ", names) + ")";
    }

    private RecordingFormatException problem(String problem, String fix) {
        return new RecordingFormatException(table.file(), "", problem, fix);
    }
}
