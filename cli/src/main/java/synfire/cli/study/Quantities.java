package synfire.cli.study;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import synfire.equations.units.Dimension;
import synfire.equations.units.Quantity;
import synfire.equations.units.Unit;

/// Reads the quantities of a study; a mistake names the key.
record Quantities(Path file) {

    Quantity parse(String key, String text) {
        try {
            return Quantity.parse(text);
        } catch (IllegalArgumentException e) {
            throw new StudyException(file, key, String.valueOf(e.getMessage()));
        }
    }

    /// The number of `unit`s in a quantity.
    double in(Unit unit, String key, String text) {
        return in(unit, key, parse(key, text));
    }

    double in(Unit unit, String key, Quantity quantity) {
        requireDimension(key, quantity, unit.dimension(), unit);
        return quantity.in(unit);
    }

    /// As [#in], or another number where the key is absent.
    double in(Unit unit, String key, @Nullable String text, double otherwise) {
        return text == null ? otherwise : in(unit, key, text);
    }

    Map<String, Quantity> all(String table, @Nullable Map<String, String> texts) {
        var quantities = new LinkedHashMap<String, Quantity>();
        if (texts != null) {
            texts.forEach((name, text) -> quantities.put(name, parse(table + "." + name, text)));
        }
        return quantities;
    }

    private void requireDimension(String key, Quantity quantity, Dimension dimension, Unit example) {
        if (!quantity.unit().dimension().equals(dimension)) {
            throw new StudyException(
                    file, key, "'%s' does not fit; write it in a unit like %s".formatted(quantity, example));
        }
    }
}
