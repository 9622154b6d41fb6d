package synfire.equations;

import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;
import synfire.equations.syntax.ExprParser;
import synfire.equations.syntax.LogicalLines;
import synfire.equations.syntax.Word;

/// Reads a section `on ...`: its trigger, its assignments, and the line `spike, refractory for t_ref`.
final class EventSection {

    private static final Pattern ACTIONS =
            Pattern.compile("(spike|refractory)(\\s*,.*|\\s+(for|while)\\b.*|\\s*)", Pattern.DOTALL);
    private static final Pattern REFRACTORY = Pattern.compile("refractory\\s+(for|while)\\b(.*)", Pattern.DOTALL);

    private final Draft draft;

    EventSection(Draft draft) {
        this.draft = draft;
    }

    void read(Sections.Section section) {
        var statements = new ArrayList<Draft.AssignmentText>();
        boolean spike = false;
        for (var line : LogicalLines.of(draft.source, section.body())) {
            if (ACTIONS.matcher(line.code().text()).matches()) {
                spike |= actions(line.code());
            } else {
                StatementLines.split(line.code())
                        .forEach(s -> StatementLines.read(s, draft).ifPresent(statements::add));
            }
        }
        draft.events.add(
                new Draft.EventText(trigger(section.head()), section.head().at(), statements, spike));
    }

    private Event.Trigger trigger(Word head) {
        int end = head.text().endsWith(":")
                ? head.text().length() - 1
                : head.text().length();
        var condition = head.part(Math.min(2, end), end);
        return switch (condition.text()) {
            case "escape" -> new Event.Escape();
            case "pre", "post" -> new Event.Pathway(condition.text());
            default -> new Event.Threshold(ExprParser.parse(condition.at(), draft.spans, draft.problems));
        };
    }

    /// Reads `spike` and `refractory`, separated by a comma; true if there is a spike.
    private boolean actions(Word line) {
        boolean spike = false;
        int depth = 0;
        int start = 0;
        for (int at = 0; at <= line.text().length(); at++) {
            char c = at < line.text().length() ? line.text().charAt(at) : ',';
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (at == line.text().length() || (c == ',' && depth == 0)) {
                spike |= action(line.part(start, at));
                start = at + 1;
            }
        }
        return spike;
    }

    private boolean action(Word action) {
        if (action.text().equals("spike")) {
            return true;
        }
        var match = REFRACTORY.matcher(action.text());
        if (match.matches()) {
            var value = action.part(match.start(2), match.end(2));
            if (draft.refractory.isPresent()) {
                draft.problems.add(
                        "section-twice",
                        action.at(),
                        "'refractory' stands here for the second time",
                        "keep one of them");
            }
            draft.refractory = Optional.of(ExprParser.parse(value.at(), draft.spans, draft.problems));
            draft.refractoryWord = match.group(1);
        } else {
            draft.problems.add(
                    "unknown-action",
                    action.at(),
                    "'%s' is nothing that an event does".formatted(action.text().replaceAll("\\s+", " ")),
                    "write 'spike', 'refractory for TIME' or 'refractory while CONDITION'");
        }
        return false;
    }
}
