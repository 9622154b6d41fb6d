package synfire.data.format;

import java.util.Optional;
import synfire.equations.units.Dimension;
import synfire.equations.units.Unit;

/// Where one quantity stands in a table.
///
/// @param which its name in the header, or its number from 1, counted before columns are skipped; empty for every
/// column that says this unit, or says none
/// @param unit of its numbers; empty where the header says it
public record TextColumn(Kind kind, Optional<String> which, Optional<Unit> unit) {

    /// What a column holds.
    public enum Kind {
        TIME,
        VOLTAGE,
        CURRENT;

        Dimension dimension() {
            return switch (this) {
                case TIME -> Dimension.TIME;
                case VOLTAGE -> Dimension.VOLTAGE;
                case CURRENT -> Dimension.CURRENT;
            };
        }

        public String word() {
            return switch (this) {
                case TIME -> "time";
                case VOLTAGE -> "voltage";
                case CURRENT -> "current";
            };
        }
    }

    public TextColumn {
        unit.ifPresent(given -> {
            if (!given.dimension().equals(kind.dimension())) {
                throw new IllegalArgumentException(
                        "a column of %s cannot be in %s; give a unit of %s".formatted(kind.word(), given, kind.word()));
            }
        });
    }

    /// A column with a name or number, and a unit.
    public static TextColumn of(Kind kind, String which, Unit unit) {
        return new TextColumn(kind, Optional.of(which), Optional.of(unit));
    }

    /// Every column that says no unit.
    public static TextColumn all(Kind kind, Unit unit) {
        return new TextColumn(kind, Optional.empty(), Optional.of(unit));
    }
}
