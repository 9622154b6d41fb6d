package synfire.equations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import synfire.equations.syntax.BinaryOperator;
import synfire.equations.syntax.ExprParser;
import synfire.equations.syntax.LogicalLines;
import synfire.equations.syntax.Region;
import synfire.equations.syntax.Word;

/// Reads assignments: one per line, or several separated by `;`.
final class StatementLines {

    private static final Pattern ASSIGNMENT =
            Pattern.compile("(\\S*?)\\s*(\\*\\*|//|[-+*/%])?=(?!=)(.*)", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

    private StatementLines() {}

    static List<Draft.AssignmentText> read(Region block, Draft draft) {
        var statements = new ArrayList<Draft.AssignmentText>();
        for (var line : LogicalLines.of(draft.source, block)) {
            for (var statement : split(line.code())) {
                read(statement, draft).ifPresent(statements::add);
            }
        }
        return statements;
    }

    /// The statements of one line.
    static List<Word> split(Word line) {
        var parts = new ArrayList<Word>();
        for (int at = 0; at <= line.text().length(); ) {
            int semicolon = line.text().indexOf(';', at);
            int end = semicolon < 0 ? line.text().length() : semicolon;
            var part = line.part(at, end);
            if (!part.text().isEmpty()) {
                parts.add(part);
            }
            at = end + 1;
        }
        return parts;
    }

    static Optional<Draft.AssignmentText> read(Word statement, Draft draft) {
        var match = ASSIGNMENT.matcher(statement.text());
        if (!match.matches() || !NAME.matcher(match.group(1)).matches()) {
            draft.problems.add(
                    "not-an-assignment",
                    statement.at(),
                    "'%s' is no assignment".formatted(statement.text().replaceAll("\\s+", " ")),
                    "write NAME = EXPRESSION, or NAME += EXPRESSION");
            return Optional.empty();
        }
        var target = statement.part(match.start(1), match.end(1));
        var symbol = Optional.ofNullable(match.group(2));
        var value = statement.part(match.start(3), match.end(3));
        return Optional.of(new Draft.AssignmentText(
                target,
                symbol.map(StatementLines::operator),
                ExprParser.parse(value.at(), draft.spans, draft.problems)));
    }

    private static BinaryOperator operator(String symbol) {
        for (var operator : BinaryOperator.values()) {
            if (operator.symbol().equals(symbol)) {
                return operator;
            }
        }
        throw new IllegalStateException("no operator " + symbol);
    }
}
