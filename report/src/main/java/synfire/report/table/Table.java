package synfire.report.table;

import java.util.ArrayList;
import java.util.List;

/// Rows of text under named columns.
///
/// @param caption what the table is; may be empty
public record Table(String caption, List<Column> columns, List<Row> rows) {

    /// @param unit shown beside the name; empty for none
    public record Column(String name, String unit, Align align) {

        /// For words.
        public static Column left(String name) {
            return new Column(name, "", Align.LEFT);
        }

        /// For numbers.
        public static Column right(String name) {
            return new Column(name, "", Align.RIGHT);
        }

        public Column in(String newUnit) {
            return new Column(name, newUnit, align);
        }

        /// `name (unit)`.
        public String title() {
            return unit.isEmpty() ? name : "%s (%s)".formatted(name, unit);
        }
    }

    /// One row.
    public record Row(List<String> cells, Emphasis emphasis) {

        public Row {
            cells = List.copyOf(cells);
        }

        public static Row of(String... cells) {
            return new Row(List.of(cells), Emphasis.NORMAL);
        }

        public Row as(Emphasis newEmphasis) {
            return new Row(cells, newEmphasis);
        }
    }

    /// Where text stands in its column.
    public enum Align {
        LEFT,
        RIGHT
    }

    /// How much a row should be noticed.
    public enum Emphasis {
        NORMAL,
        /// The best, the chosen, the total.
        STRONG,
        /// Not to be relied on.
        WARNING,
        /// Only for completeness.
        MUTED
    }

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).cells().size() != columns.size()) {
                throw new IllegalArgumentException(
                        "row %d of table '%s' has %d cells, but there are %d columns; give one cell per column"
                                .formatted(i, caption, rows.get(i).cells().size(), columns.size()));
            }
        }
    }

    /// A table without rows.
    public static Table of(String caption, Column... columns) {
        return new Table(caption, List.of(columns), List.of());
    }

    /// This table with one more row.
    public Table row(String... cells) {
        return with(Row.of(cells));
    }

    /// This table with one more row.
    public Table with(Row row) {
        var more = new ArrayList<>(rows);
        more.add(row);
        return new Table(caption, columns, more);
    }
}
