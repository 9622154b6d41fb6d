package synfire.data.format;

import java.util.Comparator;

/// The order in which people number things: 10 comes after 9.
public final class NaturalOrder {

    /// Of names that hold numbers.
    public static final Comparator<String> OF_NAMES =
            Comparator.comparing(NaturalOrder::key).thenComparing(name -> name);

    private static final int DIGITS = 20;

    private NaturalOrder() {}

    /// The name with each number in equal length.
    private static String key(String name) {
        var out = new StringBuilder();
        for (var part : name.split("(?<=\\D)(?=\\d)|(?<=\\d)(?=\\D)", -1)) {
            boolean isNumber = !part.isEmpty() && Character.isDigit(part.charAt(0));
            out.append(isNumber ? "0".repeat(Math.max(0, DIGITS - part.length())) : "")
                    .append(part);
        }
        return out.toString();
    }
}
