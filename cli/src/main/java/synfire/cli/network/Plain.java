package synfire.cli.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import synfire.equations.units.Quantity;
import synfire.equations.units.Unit;
import synfire.equations.units.Units;
import synfire.network.values.Formula;

/// Values without parts: numbers, truth, texts, quantities, units, formulas, names of constants.
final class Plain {

    private Plain() {}

    /// @return null if the type is none of these
    static @Nullable Object read(JsonNode node, Class<?> type) {
        if (type == Quantity.class) {
            return quantity(node);
        }
        if (type == String.class) {
            return text(node, "a text \"...\"");
        }
        if (type == Unit.class) {
            return Units.parse(text(node, "a unit \"mV\""));
        }
        if (type == Formula.class) {
            return new Formula(text(node, "a formula \"...\""));
        }
        if (type == boolean.class) {
            if (!node.isBoolean()) {
                throw wrong(node, "true or false");
            }
            return node.booleanValue();
        }
        if (type == int.class || type == Integer.class) {
            if (!node.isInt()) {
                throw wrong(node, "a whole number");
            }
            return node.intValue();
        }
        if (type == long.class) {
            if (!node.isIntegralNumber() || !node.canConvertToLong()) {
                throw wrong(node, "a whole number");
            }
            return node.longValue();
        }
        if (type == double.class) {
            return node.isNumber()
                    ? (Double) node.doubleValue()
                    : (Double) quantity(node).in(Units.ONE);
        }
        return type.isEnum() ? constant(text(node, constants(type)), type) : null;
    }

    static Quantity quantity(JsonNode node) {
        if (node.isNumber()) {
            return Quantity.of(node.doubleValue());
        }
        return Quantity.parse(text(node, "a number with its unit, such as \"10 nS\""));
    }

    private static String text(JsonNode node, String wanted) {
        if (!node.isTextual()) {
            throw wrong(node, wanted);
        }
        return node.asText();
    }

    private static Object constant(String text, Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> name(constant).equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("is \"%s\"; write %s".formatted(text, constants(type))));
    }

    private static String constants(Class<?> type) {
        return String.join(
                " or ",
                List.of(type.getEnumConstants()).stream()
                        .map(constant -> '"' + name(constant) + '"')
                        .toList());
    }

    private static String name(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    }

    static IllegalArgumentException wrong(JsonNode node, String wanted) {
        return new IllegalArgumentException("is %s; write %s".formatted(TomlTable.kind(node), wanted));
    }
}
