package synfire.report.page;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Just enough JSON for the data of figures, safe to stand in an HTML script element.
final class Json {

    private Json() {}

    /// A name and a JSON text.
    record Member(String name, String json) {}

    static Member member(String name, String json) {
        return new Member(name, json);
    }

    /// An object; its members come in the order given.
    static String object(List<Member> members) {
        return members.stream()
                .map(member -> string(member.name()) + ":" + member.json())
                .collect(Collectors.joining(",", "{", "}"));
    }

    static String array(List<String> elements) {
        return String.join(",", elements).transform(inner -> "[" + inner + "]");
    }

    static String numbers(double... values) {
        return Arrays.stream(values).mapToObj(Json::number).collect(Collectors.joining(",", "[", "]"));
    }

    /// The shortest text that reads back as the same number; `null` if it is not finite.
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "null";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /// Characters that could end a script element or a line are written as codes.
    static String string(String text) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                default -> {
                    if (c < ' ' || c > '~' || c == '<' || c == '>' || c == '&') {
                        out.append("\\u").append(hex(c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    private static String hex(char c) {
        var digits = Integer.toHexString(c);
        return "0".repeat(4 - digits.length()) + digits;
    }
}
