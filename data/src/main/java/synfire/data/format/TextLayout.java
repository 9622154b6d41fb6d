package synfire.data.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import synfire.equations.units.Dimension;
import synfire.equations.units.Quantity;

/// What a table of numbers as text does not say about itself. Whatever is left empty is found out from the text.
///
/// @param arrangement what a row and a column are
/// @param separator between cells: `,` `;` a tab, or a space for any run of white space
/// @param headerRows lines before the numbers
/// @param skipColumns columns at the left that hold no data, such as a row number
/// @param dt time between samples; read off the time column where empty
/// @param columns where time, voltage and current are, and their units; at most one entry of each kind
public record TextLayout(
        Arrangement arrangement,
        Optional<Character> separator,
        OptionalInt headerRows,
        OptionalInt skipColumns,
        Optional<Quantity> dt,
        List<TextColumn> columns) {

    /// What a row and a column are.
    public enum Arrangement {
        /// Rows, where there are more than 20 columns and more than four times as many columns as rows.
        AUTOMATIC,
        /// A column for time, voltage, current; several columns in the same unit are sweeps.
        COLUMNS,
        /// A row for each sweep, all of the same quantity.
        ROWS
    }

    /// Everything is found out from the text.
    public static final TextLayout AUTOMATIC = new TextLayout(
            Arrangement.AUTOMATIC,
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            List.of());

    public TextLayout {
        columns = List.copyOf(columns);
        if (headerRows.orElse(0) < 0 || skipColumns.orElse(0) < 0) {
            throw new IllegalArgumentException("header rows and skipped columns are counts, 0 or more; got %d and %d"
                    .formatted(headerRows.orElse(0), skipColumns.orElse(0)));
        }
        dt.ifPresent(step -> {
            if (!step.unit().dimension().equals(Dimension.TIME) || !(step.inBase() > 0)) {
                throw new IllegalArgumentException(
                        "dt = %s is not a time step; write a positive time, such as '0.1 ms'".formatted(step));
            }
        });
    }

    public TextLayout withArrangement(Arrangement newArrangement) {
        return new TextLayout(newArrangement, separator, headerRows, skipColumns, dt, columns);
    }

    public TextLayout withSeparator(char newSeparator) {
        return new TextLayout(arrangement, Optional.of(newSeparator), headerRows, skipColumns, dt, columns);
    }

    public TextLayout withHeaderRows(int rows) {
        return new TextLayout(arrangement, separator, OptionalInt.of(rows), skipColumns, dt, columns);
    }

    public TextLayout withSkipColumns(int count) {
        return new TextLayout(arrangement, separator, headerRows, OptionalInt.of(count), dt, columns);
    }

    public TextLayout withDt(Quantity newDt) {
        return new TextLayout(arrangement, separator, headerRows, skipColumns, Optional.of(newDt), columns);
    }

    /// This layout with `column` in place of the one of its kind.
    public TextLayout with(TextColumn column) {
        var others = new ArrayList<>(without(column.kind()).columns);
        others.add(column);
        return new TextLayout(arrangement, separator, headerRows, skipColumns, dt, others);
    }

    public TextLayout without(TextColumn.Kind kind) {
        var others = columns.stream().filter(column -> column.kind() != kind).toList();
        return new TextLayout(arrangement, separator, headerRows, skipColumns, dt, others);
    }

    Optional<TextColumn> column(TextColumn.Kind kind) {
        return columns.stream().filter(column -> column.kind() == kind).findFirst();
    }
}
