package synfire.network.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import synfire.equations.Model;
import synfire.equations.units.Numbers;
import synfire.equations.units.Quantity;
import synfire.equations.units.Unit;
import synfire.equations.units.Units;
import synfire.network.Samples;
import synfire.network.values.Formula;
import synfire.network.wiring.Indices;

/// The values that are written in a way of their own.
///
/// @param models by the names they have in the text
record Leaves(Map<String, Model> models) {

    Optional<Term> write(Object value) {
        return Optional.ofNullable(
                switch (value) {
                    case Quantity quantity -> new Term.Word(quantity.toString());
                    case Unit unit -> new Term.Word(unit.name());
                    case Formula(var text) -> new Term.Quoted(text);
                    case Model model -> new Term.Word(nameOf(model));
                    case Samples samples ->
                        new Term.Sequence(samples.stream()
                                .<Term>mapToObj(x -> new Term.Word(Numbers.text(x)))
                                .toList());
                    case Indices indices ->
                        new Term.Sequence(IntStream.of(indices.toArray())
                                .<Term>mapToObj(i -> new Term.Word(Integer.toString(i)))
                                .toList());
                    case Double x -> new Term.Word(Numbers.text(x));
                    case Integer i -> new Term.Word(i.toString());
                    case Long i -> new Term.Word(i.toString());
                    case Boolean truth -> new Term.Word(truth ? "yes" : "no");
                    case Enum<?> constant -> new Term.Word(constant.name().toLowerCase(Locale.ROOT));
                    case String text when text.matches("[A-Za-z]\\w*") -> new Term.Word(text);
                    case String text -> new Term.Quoted(text);
                    default -> null;
                });
    }

    Optional<Object> read(Term term, Class<?> type, String what) {
        if (type == Samples.class) {
            return Optional.of(Samples.of(numbers(term, what).stream()
                    .mapToDouble(word -> number(word, what))
                    .toArray()));
        }
        if (type == Indices.class) {
            return Optional.of(Indices.of(numbers(term, what).stream()
                    .mapToInt(word -> (int) whole(word, what, Integer.MAX_VALUE))
                    .toArray()));
        }
        if (type == Formula.class) {
            return Optional.of(new Formula(text(term)));
        }
        if (type == String.class) {
            return Optional.of(text(term));
        }
        if (type.isEnum()) {
            return Optional.of(Arrays.stream(type.getEnumConstants())
                    .filter(c -> ((Enum<?>) c).name().toLowerCase(Locale.ROOT).equals(text(term)))
                    .findFirst()
                    .orElseThrow(() -> notA(what, term, constants(type))));
        }
        boolean leaf = type == Quantity.class || type == Unit.class || type == Model.class;
        if (type.isInterface() || (type.isRecord() && !leaf)) {
            return Optional.empty();
        }
        return Optional.of(word(text(term), type, term, what));
    }

    private Object word(String word, Class<?> type, Term term, String what) {
        if (type == Quantity.class) {
            return Quantity.parse(word);
        }
        if (type == Unit.class) {
            return Units.parse(word);
        }
        if (type == Model.class) {
            return Optional.ofNullable(models.get(word))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "%s: there is no model '%s' above; add a section 'model %s'".formatted(what, word, word)));
        }
        if (type == double.class) {
            return number(word, what);
        }
        if (type == int.class) {
            return (int) whole(word, what, Integer.MAX_VALUE);
        }
        if (type == long.class) {
            return whole(word, what, Long.MAX_VALUE);
        }
        if (type == boolean.class && (word.equals("yes") || word.equals("no"))) {
            return word.equals("yes");
        }
        throw notA(what, term, "yes or no");
    }

    IllegalArgumentException notA(String what, Term term, String wanted) {
        var text = term.text();
        return new IllegalArgumentException("%s is '%s'; write %s"
                .formatted(what, text.length() > 40 ? text.substring(0, 40) + "..." : text, wanted));
    }

    private String nameOf(Model model) {
        return models.entrySet().stream()
                .filter(entry -> entry.getValue().equals(model))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private List<String> numbers(Term term, String what) {
        if (term instanceof Term.Sequence(var items)) {
            return items.stream().map(Leaves::text).toList();
        }
        throw notA(what, term, "[numbers, ...]");
    }

    private double number(String word, String what) {
        try {
            return Quantity.parse(word).in(Units.ONE);
        } catch (IllegalArgumentException e) {
            throw notA(what, new Term.Word(word), "a number");
        }
    }

    private long whole(String word, String what, long most) {
        try {
            long number = Long.parseLong(word);
            if (Math.abs(number) <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw notA(what, new Term.Word(word), "a whole number of at most " + most);
    }

    private static String text(Term term) {
        return term instanceof Term.Quoted(var content) ? content : term.text();
    }

    private static String constants(Class<?> type) {
        return String.join(
                " or ",
                Arrays.stream(type.getEnumConstants())
                        .map(c -> ((Enum<?>) c).name().toLowerCase(Locale.ROOT))
                        .toList());
    }
}
