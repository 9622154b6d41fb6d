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

    /// The same parameter with another default, kept in this parameter's unit.
    Parameter withDefault(Quantity newValue) {
        if (!newValue.unit().dimension().equals(unit().dimension())) {
            throw new IllegalArgumentException("parameter '%s' is in %s, and cannot be set to %s"
                    .formatted(name, unit().isOne() ? "plain numbers" : unit(), newValue));
        }
        var converted = newValue.to(unit());
        if (!range.contains(converted.value())) {
            throw new IllegalArgumentException("parameter '%s' cannot be set to %s: that is outside %s%s"
                    .formatted(name, newValue, range, unit().isOne() ? "" : " " + unit()));
        }
        return new Parameter(name, converted, range, flags, meaning);
    }
}
