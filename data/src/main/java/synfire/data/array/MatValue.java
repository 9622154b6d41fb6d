package synfire.data.array;

import java.util.ArrayList;
import java.util.List;
import synfire.data.array.Content.Numbers;
import synfire.data.array.Content.Texts;
import synfire.network.Samples;

/// A value of MATLAB, its elements in MATLAB's order: the first axis runs fastest.
sealed interface MatValue {

    record Real(List<Integer> shape, Samples values) implements MatValue {}

    record Text(List<String> rows) implements MatValue {}

    record Cell(List<Integer> shape, List<MatValue> values) implements MatValue {}

    /// @param values the fields of the first structure, then of the second
    record Struct(List<Integer> shape, List<String> fields, List<MatValue> values) implements MatValue {}

    /// What cannot be read, and what to do.
    record Other(String what) implements MatValue {}

    /// The value as numbers or texts in row-major order.
    ///
    /// @throws IllegalArgumentException if it is neither
    default Content content() {
        return switch (this) {
            case Real(var shape, var values) -> {
                var places = new RowMajor(shape, true).places();
                yield new Numbers(shape, Samples.generate(places.length, i -> values.get(places[i])));
            }
            case Text(var rows) -> new Texts(rows.size() == 1 ? List.of() : List.of(rows.size()), rows);
            case Cell(var shape, var values) -> cell(shape, values);
            case Struct(var _, var fields, var _) ->
                throw new IllegalArgumentException(
                        "it is a structure with the fields %s".formatted(ArrayReader.some(fields)));
            case Other(var what) -> throw new IllegalArgumentException("it is " + what);
        };
    }

    private static Content cell(List<Integer> shape, List<MatValue> values) {
        var texts = new ArrayList<String>();
        for (int place : new RowMajor(shape, true).places()) {
            if (!(values.get(place) instanceof Text(var rows)) || rows.size() != 1) {
                throw new IllegalArgumentException(
                        "it is a cell array of %d values that are not all texts of one line".formatted(values.size()));
            }
            texts.add(rows.getFirst());
        }
        return new Texts(shape, texts);
    }
}
