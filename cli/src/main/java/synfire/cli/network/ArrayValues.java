package synfire.cli.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import synfire.data.array.ArrayReader;
import synfire.data.array.ArraySpec;
import synfire.data.array.Content;
import synfire.data.format.RecordingFormatException;
import synfire.equations.units.Quantity;
import synfire.equations.units.Unit;
import synfire.equations.units.Units;
import synfire.network.Samples;

/// Rows and matrices of numbers: lists in the file itself, or `{ file = "weights.npy", unit = "mV" }`.
///
/// @param folder that file names are relative to
record ArrayValues(Path folder) {

    /// @param shape length of each axis
    /// @param values in row-major order, in `unit`
    record Values(List<Integer> shape, Samples values, Unit unit) {}

    /// @return null if it is neither a list nor names a file
    @Nullable
    Values read(JsonNode node) {
        if (node.isArray()) {
            return listed(node);
        }
        if (node.isObject() && (node.has("file") || node.has("values"))) {
            node.fieldNames().forEachRemaining(key -> {
                if (!List.of("file", "values", "unit").contains(key)) {
                    throw new IllegalArgumentException(
                            "has the unknown key '%s'; known keys there are file, unit, values".formatted(key));
                }
            });
            var unit = node.has("unit") ? Units.parse(node.get("unit").asText()) : Units.ONE;
            if (node.has("values")) {
                var values = listed(node.get("values"));
                if (node.has("unit") && !values.unit().isOne()) {
                    throw new IllegalArgumentException("gives the unit twice; leave it out in one place");
                }
                return node.has("unit") ? new Values(values.shape(), values.values(), unit) : values;
            }
            return file(node.get("file").asText(), unit);
        }
        return null;
    }

    private Values file(String spec, Unit unit) {
        try {
            var content = new ArrayReader(folder).read(ArraySpec.parse(spec));
            return switch (content) {
                case Content.Numbers(var shape, var values) -> new Values(shape, values, unit);
                case Content.Table table -> table(spec, table, unit);
                case Content.Texts _ ->
                    throw new IllegalArgumentException("'%s' holds texts; name an array of numbers".formatted(spec));
            };
        } catch (RecordingFormatException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static Values table(String spec, Content.Table table, Unit unit) {
        var rows = new ArrayList<List<String>>();
        table.visit((line, cells) -> rows.add(cells));
        int columns = rows.isEmpty() ? 0 : rows.getFirst().size();
        var numbers = new double[rows.size() * columns];
        for (int r = 0; r < rows.size(); r++) {
            if (rows.get(r).size() != columns) {
                throw new IllegalArgumentException("'%s' has %d cells in row %d and %d in row 1; give as many in each"
                        .formatted(spec, rows.get(r).size(), r + 1, columns));
            }
            for (int c = 0; c < columns; c++) {
                try {
                    numbers[r * columns + c] = Double.parseDouble(rows.get(r).get(c));
                } catch (NumberFormatException e) {
                    throw new IllegalArgumentException(
                            "'%s' has \"%s\" in row %d, column %d; write a number"
                                    .formatted(spec, rows.get(r).get(c), r + 1, c + 1),
                            e);
                }
            }
        }
        var shape = columns == 1 ? List.of(rows.size()) : List.of(rows.size(), columns);
        return new Values(shape, Samples.of(numbers), unit);
    }

    private static Values listed(JsonNode list) {
        var shape = new ArrayList<Integer>();
        shape.add(list.size());
        boolean rows = !list.isEmpty() && list.get(0).isArray();
        if (rows) {
            shape.add(list.get(0).size());
        }
        var quantities = new ArrayList<Quantity>();
        for (int i = 0; i < list.size(); i++) {
            var item = list.get(i);
            if (rows) {
                if (!item.isArray() || item.size() != shape.get(1)) {
                    throw new IllegalArgumentException(
                            "row %d does not have %d numbers as row 0 has; give as many in each"
                                    .formatted(i, shape.get(1)));
                }
                item.forEach(inner -> quantities.add(Plain.quantity(inner)));
            } else {
                quantities.add(Plain.quantity(item));
            }
        }
        var unit = quantities.isEmpty() ? Units.ONE : quantities.getFirst().unit();
        for (var quantity : quantities) {
            if (!quantity.unit().dimension().equals(unit.dimension())) {
                throw new IllegalArgumentException(
                        "mixes %s with %s; give all in one unit".formatted(quantities.getFirst(), quantity));
            }
        }
        return new Values(
                shape,
                Samples.generate(quantities.size(), i -> quantities.get(i).in(unit)),
                unit);
    }
}
