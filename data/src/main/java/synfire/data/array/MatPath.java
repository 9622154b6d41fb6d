package synfire.data.array;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The way from a variable of MATLAB to a value inside of it: `subject(2).names{3}`.
///
/// @param steps `.field`, `{3}` or `(2)`
record MatPath(String variable, List<String> steps) {

    private static final Pattern WHOLE = Pattern.compile("(\\w+)((?:\\.\\w+|\\{\\d{1,9}\\}|\\(\\d{1,9}\\))*)");
    private static final Pattern STEP = Pattern.compile("\\.\\w+|\\{\\d+\\}|\\(\\d+\\)");

    MatPath {
        steps = List.copyOf(steps);
    }

    static Optional<MatPath> parse(String text) {
        var whole = WHOLE.matcher(text);
        if (!whole.matches()) {
            return Optional.empty();
        }
        var steps = new ArrayList<String>();
        for (var step = STEP.matcher(whole.group(2)); step.find(); ) {
            steps.add(step.group());
        }
        return Optional.of(new MatPath(whole.group(1), steps));
    }

    /// @throws IllegalArgumentException if there is nothing at the end of the way
    MatValue follow(MatValue start) {
        var value = start;
        for (var step : steps) {
            value = switch (step.charAt(0)) {
                case '.' -> field(value, step.substring(1));
                case '{' -> inCell(value, step);
                default -> inStruct(value, step);
            };
        }
        return value;
    }

    private static MatValue field(MatValue value, String field) {
        if (!(value instanceof MatValue.Struct(var _, var fields, var values))) {
            throw new IllegalArgumentException("what should have the field '%s' is no structure".formatted(field));
        }
        int place = fields.indexOf(field);
        if (place < 0 || values.size() != fields.size()) {
            throw new IllegalArgumentException(
                    place < 0
                            ? "there is no field '%s', but %s".formatted(field, ArrayReader.some(fields))
                            : "there are %d structures; choose one, such as (1)"
                                    .formatted(values.size() / fields.size()));
        }
        return values.get(place);
    }

    private static MatValue inCell(MatValue value, String step) {
        int place = place(step);
        if (!(value instanceof MatValue.Cell(var _, var values)) || place < 0 || place >= values.size()) {
            throw new IllegalArgumentException("there is no cell %s".formatted(step));
        }
        return values.get(place);
    }

    private static MatValue inStruct(MatValue value, String step) {
        int place = place(step);
        if (!(value instanceof MatValue.Struct(var _, var fields, var values))
                || place < 0
                || (place + 1L) * fields.size() > values.size()) {
            throw new IllegalArgumentException("there is no structure %s".formatted(step));
        }
        return new MatValue.Struct(
                List.of(1, 1), fields, values.subList(place * fields.size(), (place + 1) * fields.size()));
    }

    private static int place(String step) {
        return Integer.parseInt(step.substring(1, step.length() - 1)) - 1;
    }
}
