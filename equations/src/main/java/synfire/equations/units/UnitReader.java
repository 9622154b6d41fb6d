package synfire.equations.units;

/// Recursive descent over the text of a unit.
///
/// ```
/// product := factor (('*' | '/') factor)*
/// factor  := atom (('**' | '^') exponent)?
/// atom    := NAME | '1' | '(' product ')' | 'sqrt' '(' product ')'
/// ```
final class UnitReader {

    private final String original;
    private final String text;
    private int at;

    private UnitReader(String original) {
        this.original = original.strip();
        this.text = plain(this.original);
    }

    static Unit read(String text) {
        var reader = new UnitReader(text);
        Unit unit;
        try {
            unit = reader.product(0);
        } catch (ArithmeticException e) {
            throw reader.wrong("its exponents are too large");
        }
        reader.space();
        if (reader.at < reader.text.length()) {
            throw reader.wrong("'" + reader.text.charAt(reader.at) + "' does not belong here");
        }
        return unit.named(reader.original);
    }

    private Unit product(int depth) {
        var unit = factor(depth);
        for (; ; ) {
            space();
            if (take("/")) {
                unit = unit.dividedBy(factor(depth));
            } else if (!text.startsWith("**", at) && take("*")) {
                unit = unit.times(factor(depth));
            } else {
                return unit;
            }
        }
    }

    private Unit factor(int depth) {
        var unit = atom(depth);
        space();
        if (!take("**") && !take("^")) {
            return unit;
        }
        space();
        boolean bracket = take("(");
        int start = at;
        while (at < text.length() && "+-.0123456789/ ".indexOf(text.charAt(at)) >= 0) {
            if (!bracket && text.charAt(at) == '/') {
                break;
            }
            at++;
        }
        var digits = text.substring(start, at).strip();
        if (bracket && !take(")")) {
            throw wrong("the exponent lacks its ')'");
        }
        return unit.power(exponent(digits));
    }

    private Exponent exponent(String digits) {
        try {
            var parts = digits.split("/", -1);
            if (parts.length == 1) {
                return Exponent.nearest(Double.parseDouble(parts[0]));
            }
            if (parts.length == 2) {
                return new Exponent(Integer.parseInt(parts[0].strip()), Integer.parseInt(parts[1].strip()));
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw wrong("'" + digits + "' is not an exponent");
        }
        throw wrong("'" + digits + "' is not an exponent");
    }

    private Unit atom(int depth) {
        if (depth > 50) {
            throw wrong("brackets are nested more than 50 deep");
        }
        space();
        if (take("(")) {
            return closed(product(depth + 1));
        }
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        var name = text.substring(start, at);
        if (name.equals("1")) {
            return Units.ONE;
        }
        if (name.equals("sqrt") && take("(")) {
            return closed(product(depth + 1)).power(new Exponent(1, 2));
        }
        if (name.isEmpty()) {
            throw wrong(
                    at < text.length()
                            ? "'" + text.charAt(at) + "' stands where a unit is expected"
                            : "it ends where a unit is expected");
        }
        return UnitNames.symbol(name).orElseThrow(() -> wrong("there is no unit '" + name + "'"));
    }

    private Unit closed(Unit inner) {
        space();
        if (!take(")")) {
            throw wrong("a ')' is missing");
        }
        return inner;
    }

    private void space() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean take(String symbol) {
        if (text.startsWith(symbol, at)) {
            at += symbol.length();
            return true;
        }
        return false;
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("unit '%s': %s".formatted(original, what));
    }

    /// Replaces typographic signs by their plain forms: µ, Ω, ·, ², ⁻¹.
    static String plain(String text) {
        var out = new StringBuilder();
        boolean raised = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻".indexOf(c);
            if (digit >= 0 && !raised) {
                out.append("**");
            }
            raised = digit >= 0;
            switch (c) {
                case '\u00b5', '\u03bc' -> out.append('u');
                case '\u03a9', '\u2126' -> out.append("Ohm");
                case '·', '×', '⋅' -> out.append('*');
                default -> out.append(digit < 0 ? c : "0123456789-".charAt(digit));
            }
        }
        return out.toString();
    }
}
