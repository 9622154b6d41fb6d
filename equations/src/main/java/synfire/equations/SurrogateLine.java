package synfire.equations;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import synfire.equations.syntax.Expr;
import synfire.equations.syntax.ExprParser;
import synfire.equations.syntax.Word;

/// Reads `NAME(setting=number, ...) of EXPRESSION`; settings and argument may be left out.
final class SurrogateLine {

    private static final Pattern FORM = Pattern.compile("(\\w+)\\s*(\\(([^()]*)\\))?\\s*(of\\s(.*))?", Pattern.DOTALL);

    private SurrogateLine() {}

    static void read(Word text, Draft draft) {
        var match = FORM.matcher(text.text());
        if (!match.matches()) {
            draft.problems.add(
                    "surrogate",
                    text.at(),
                    "'%s' is no surrogate".formatted(text.text()),
                    "write NAME, or NAME(alpha=0.3, width=1) of EXPRESSION");
            return;
        }
        var settings = new TreeMap<String, Double>();
        if (match.group(3) != null && !match.group(3).isBlank()) {
            settings(text.part(match.start(3), match.end(3)), settings, draft);
        }
        Optional<Expr> of = match.group(5) == null
                ? Optional.empty()
                : Optional.of(
                        ExprParser.parse(text.part(match.start(5), match.end(5)).at(), draft.spans, draft.problems));
        draft.surrogate = Optional.of(new Draft.SurrogateText(text.part(match.start(1), match.end(1)), settings, of));
    }

    private static void settings(Word text, Map<String, Double> settings, Draft draft) {
        for (var setting : text.text().split(",", -1)) {
            var sides = setting.split("=", -1);
            try {
                if (sides.length == 2) {
                    settings.put(sides[0].strip(), Double.parseDouble(sides[1]));
                    continue;
                }
            } catch (NumberFormatException e) {
                // reported below
            }
            draft.problems.add(
                    "surrogate",
                    text.at(),
                    "'%s' is no setting of a surrogate".formatted(setting.strip()),
                    "write NAME=NUMBER, for example alpha=0.3");
        }
    }
}
