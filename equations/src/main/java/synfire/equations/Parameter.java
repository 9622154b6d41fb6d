package synfire.equations;

import java.util.Set;
import synfire.equations.units.Quantity;
import synfire.equations.units.Unit;

/// A number that a model takes and does not change.
///
/// @param value the default, in the unit in which the model states it
/// @param range in the same unit
/// @param meaning for people
public record Parameter(String name, Quantity value, Range range, Set<Flag> flags, String meaning) {

    public Parameter {
        flags = Set.copyOf(flags);
    }

    public Unit unit() {
        return value.unit();
    }
}
