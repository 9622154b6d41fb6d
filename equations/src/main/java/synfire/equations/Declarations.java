package synfire.equations;

import java.util.EnumSet;
import java.util.Optional;
import java.util.regex.Pattern;
import synfire.equations.syntax.ExprParser;
import synfire.equations.syntax.LogicalLines;
import synfire.equations.syntax.Region;
import synfire.equations.syntax.Word;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;

/// Reads the lines under `parameters`, `state` and `inputs`.
///
/// ```
/// tau = 10 ms in (0, inf)   # meaning          NAME = NUMBER UNIT, then perhaps a range
/// v = E_L                   # meaning          NAME = EXPRESSION, then perhaps ': UNIT'
/// I : pA                    # meaning          NAME : UNIT
/// ```
final class Declarations {

    private static final Pattern NAME = Pattern.compile("\\w+");
    private static final Pattern RANGE_START = Pattern.compile("\\bin\\s*[\\[(]");

    private final Draft draft;

    private Declarations(Draft draft) {
        this.draft = draft;
    }

    static void parameters(Region block, Draft draft) {
        var declarations = new Declarations(draft);
        LogicalLines.of(draft.source, block).forEach(declarations::parameter);
    }

    static void state(Region block, Draft draft) {
        var declarations = new Declarations(draft);
        LogicalLines.of(draft.source, block).forEach(declarations::stateVariable);
    }

    static void inputs(Region block, Draft draft) {
        var declarations = new Declarations(draft);
        LogicalLines.of(draft.source, block).forEach(declarations::input);
    }

    private void parameter(LogicalLines.Line line) {
        var name = nameBefore(line.code(), '=', "NAME = NUMBER UNIT, for example tau = 10 ms");
        if (name.isEmpty()) {
            return;
        }
        var right = line.code()
                .part(line.code().text().indexOf('=') + 1, line.code().text().length());
        var flags = EnumSet.noneOf(Flag.class);
        int open = UnitTexts.flagsAt(right.text());
        if (open >= 0 && !right.text().substring(0, open).stripTrailing().matches("(?s).*\\bin")) {
            flags = UnitTexts.flags(right.part(open + 1, right.text().length() - 1), draft.problems);
            right = right.part(0, open);
        }
        var range = RANGE_START.matcher(right.text());
        boolean ranged = range.find();
        var value = quantity(ranged ? right.part(0, range.start()) : right);
        var allowed = ranged && value.isPresent()
                ? range(right.part(range.end() - 1, right.text().length()), value.get())
                : Range.ALL;
        draft.parameters.add(new Draft.ParameterText(
                name.get(), value.orElse(Quantity.of(Double.NaN)), allowed, flags, line.comment()));
    }

    private Optional<Quantity> quantity(Word text) {
        try {
            return Optional.of(Quantity.parse(text.text()));
        } catch (IllegalArgumentException e) {
            var unit = text.text().replaceFirst("^[-+.\\deE]+\\s*\\*?\\s*", "");
            int start = text.text().length() - unit.length();
            boolean unitWrong = start > 0
                    && !unit.isEmpty()
                    && UnitTexts.parse(text.part(start, text.text().length()), draft.problems)
                            .isEmpty();
            if (unitWrong) {
                return Optional.empty();
            }
            draft.problems.add(
                    "not-a-quantity",
                    text.text().isEmpty() ? before(text) : text.at(),
                    text.text().isEmpty() ? "a value is missing" : String.valueOf(e.getMessage()),
                    "write a number and a unit, for example 10 ms; what depends on other parameters goes under equations");
            return Optional.empty();
        }
    }

    private Range range(Word text, Quantity value) {
        var body = text.text();
        int comma = body.indexOf(',');
        char last = body.charAt(body.length() - 1);
        if (comma < 0 || (last != ']' && last != ')')) {
            draft.problems.add(
                    "range", text.at(), "'%s' is no range".formatted(body), "write [LOW, HIGH], or (0, inf)");
            return Range.ALL;
        }
        var low = bound(text.part(1, comma), value);
        var high = bound(text.part(comma + 1, body.length() - 1), value);
        if (low.isEmpty() || high.isEmpty()) {
            return Range.ALL;
        }
        if (!(low.get() <= high.get())) {
            draft.problems.add(
                    "range",
                    text.at(),
                    "the range %s is empty: its lower bound is above its upper bound".formatted(body),
                    "write the smaller bound first");
            return Range.ALL;
        }
        var range = new Range(low.get(), body.startsWith("["), high.get(), last == ']');
        if (!range.contains(value.value())) {
            draft.problems.add(
                    "default-outside-range",
                    text.at(),
                    "the default %s lies outside %s".formatted(value, body),
                    "change the default or the range");
        }
        return range;
    }

    /// A bound without a unit is in the unit of the default.
    private Optional<Double> bound(Word text, Quantity value) {
        var bound = quantity(text);
        if (bound.isEmpty()) {
            return Optional.empty();
        }
        if (bound.get().unit().equals(Units.ONE)) {
            return Optional.of(bound.get().value());
        }
        try {
            return Optional.of(bound.get().in(value.unit()));
        } catch (IllegalArgumentException e) {
            draft.problems.add(
                    "dimension-mismatch",
                    text.at(),
                    "the bound %s is in %s, but the default %s is in %s"
                            .formatted(
                                    bound.get(),
                                    bound.get().unit().dimension(),
                                    value,
                                    value.unit().dimension()),
                    "give the bound in %s".formatted(value.unit().isOne() ? "a plain number" : value.unit()));
            return Optional.empty();
        }
    }

    private void stateVariable(LogicalLines.Line line) {
        var code = line.code();
        var name = nameBefore(code, '=', "NAME = INITIAL VALUE, for example v = -70 mV");
        if (name.isEmpty()) {
            return;
        }
        int colon = code.text().indexOf(':');
        int end = colon < 0 ? code.text().length() : colon;
        var initial = code.part(code.text().indexOf('=') + 1, end);
        Optional<Draft.UnitText> unit = colon < 0
                ? Optional.empty()
                : Optional.of(UnitTexts.read(code.part(colon + 1, code.text().length()), draft.problems));
        draft.state.add(new Draft.StateText(
                name.get(),
                Optional.of(ExprParser.parse(initial.at(), draft.spans, draft.problems)),
                unit,
                unit.map(Draft.UnitText::flags).orElse(EnumSet.noneOf(Flag.class)),
                line.comment()));
    }

    private void input(LogicalLines.Line line) {
        var code = line.code();
        nameBefore(code, ':', "NAME : UNIT, for example I : pA")
                .ifPresent(name -> draft.inputs.add(new Draft.InputText(
                        name,
                        UnitTexts.read(
                                code.part(
                                        code.text().indexOf(':') + 1,
                                        code.text().length()),
                                draft.problems),
                        line.comment())));
    }

    private Optional<Word> nameBefore(Word code, char sign, String form) {
        int at = code.text().indexOf(sign);
        var name = at < 0 ? code : code.part(0, at);
        if (at < 0 || !NAME.matcher(name.text()).matches()) {
            draft.problems.add(
                    "not-a-declaration",
                    code.at(),
                    "'%s' declares nothing".formatted(code.text().replaceAll("\\s+", " ")),
                    "write " + form);
            return Optional.empty();
        }
        return Optional.of(name);
    }

    private static Region before(Word text) {
        return new Region(Math.max(0, text.at().start() - 1), text.at().start());
    }
}
