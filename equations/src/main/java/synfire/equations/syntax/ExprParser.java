package synfire.equations.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import synfire.equations.syntax.Token.Kind;
import synfire.equations.units.Unit;
import synfire.equations.units.Units;

/// Reads one expression by operator precedence (Pratt 1973), with the operators and precedences of Python.
///
/// Two shapes have one spelling in the tree: a sign before a number belongs to the number, and a number times a unit
/// (`40*mV`, `40 mV`) is one [Expr.Literal].
public final class ExprParser {

    /// Deep enough for any equation, shallow enough for the stack of any thread.
    private static final int MAX_DEPTH = 100;

    private static final int MAX_TOKENS = 1000;

    /// 0 °C in kelvin.
    private static final double ZERO_CELSIUS = 273.15;

    private final Spans spans;
    private final List<Token> tokens;
    private final Region region;
    private int next;
    private int depth;

    private ExprParser(Spans spans, List<Token> tokens, Region region) {
        this.spans = spans;
        this.tokens = tokens;
        this.region = region;
    }

    /// The expression that fills the region, or a hole ([Holes]) after noting what is wrong with it.
    public static Expr parse(Region region, Spans spans, Problems problems) {
        try {
            var tokens = Lexer.tokens(problems.source(), region);
            if (tokens.size() > MAX_TOKENS) {
                throw new SyntaxMistake(
                        "expression-too-long",
                        tokens.getFirst().at(),
                        "the expression has more than %d parts".formatted(MAX_TOKENS),
                        "give names to parts of it, each a line 'name = expression : unit'");
            }
            return new ExprParser(spans, tokens, region).whole();
        } catch (SyntaxMistake mistake) {
            mistake.addTo(problems);
            return spans.put(Holes.hole(), region);
        }
    }

    private Expr whole() throws SyntaxMistake {
        if (peek().kind() == Kind.END) {
            throw new SyntaxMistake("expression-missing", region, "an expression is missing here", "write one");
        }
        var expression = expression(0);
        var rest = peek();
        if (rest.kind() != Kind.END) {
            throw unexpected(rest);
        }
        return expression;
    }

    private Expr expression(int minimum) throws SyntaxMistake {
        if (++depth > MAX_DEPTH) {
            throw new SyntaxMistake(
                    "expression-too-deep",
                    peek().at(),
                    "the expression is nested more than %d deep".formatted(MAX_DEPTH),
                    "give names to parts of it, each a line 'name = expression : unit'");
        }
        var left = prefix();
        for (var operator = operator(); operator.isPresent() && operator.get().strength() >= minimum; ) {
            var symbol = advance();
            left = combined(operator.get(), left, symbol);
            operator = operator();
        }
        depth--;
        return left;
    }

    private Expr combined(BinaryOperator operator, Expr left, Token symbol) throws SyntaxMistake {
        if (operator.isComparison()
                && left instanceof Expr.Binary(var first, var _, var _)
                && first.isComparison()
                && previousEnd() <= spans.of(left).end()) {
            throw new SyntaxMistake(
                    "comparison-chain",
                    symbol.at(),
                    "two comparisons in a row",
                    "join them with 'and': a < b and b < c");
        }
        int strength = operator == BinaryOperator.POWER ? BinaryOperator.NEGATE_STRENGTH : operator.strength() + 1;
        var right = expression(strength);
        var at = spans.of(left).to(spans.of(right));
        if (operator == BinaryOperator.MULTIPLY
                && left instanceof Expr.Literal(double value, var one)
                && one.isOne()
                && right instanceof Expr.Literal(double unity, var unit)
                && unity == 1
                && !unit.isOne()) {
            return spans.put(new Expr.Literal(value, unit), at);
        }
        return spans.put(new Expr.Binary(operator, left, right), at);
    }

    /// Where the token before the operator just read ends: past the operand's own end if that stands in brackets.
    private int previousEnd() {
        return tokens.get(next - 2).at().end();
    }

    private Expr prefix() throws SyntaxMistake {
        var token = advance();
        return switch (token.kind()) {
            case NUMBER -> number(token);
            case NAME -> named(token);
            case SYMBOL -> symbol(token);
            case END ->
                throw new SyntaxMistake(
                        "expression-incomplete",
                        lastCharacter(),
                        "the expression ends where a number or name is expected",
                        "complete it, or remove the operator before it");
        };
    }

    private Expr symbol(Token token) throws SyntaxMistake {
        return switch (token.text()) {
            case "-" -> negated(token);
            case "+" -> expression(BinaryOperator.NEGATE_STRENGTH);
            case "(" -> {
                var inner = expression(0);
                close(token);
                yield inner;
            }
            default -> throw unexpected(token);
        };
    }

    private Expr negated(Token minus) throws SyntaxMistake {
        var operand = expression(BinaryOperator.NEGATE_STRENGTH);
        var at = minus.at().to(spans.of(operand));
        return operand instanceof Expr.Literal(double value, var unit) && startsWithDigit(operand)
                ? spans.put(new Expr.Literal(-value, unit), at)
                : spans.put(new Expr.Unary(UnaryOperator.NEGATE, operand), at);
    }

    /// A bare unit, which is also a literal, keeps its sign apart: `-mV` is not a number.
    private boolean startsWithDigit(Expr literal) {
        int start = spans.of(literal).start();
        return tokens.stream().anyMatch(t -> t.at().start() == start && t.kind() == Kind.NUMBER);
    }

    private Expr number(Token token) throws SyntaxMistake {
        double value = Double.parseDouble(token.text());
        if (Double.isInfinite(value)) {
            throw new SyntaxMistake(
                    "number-too-large", token.at(), "%s is too large a number".formatted(token.text()), "write inf");
        }
        var after = peek();
        if (after.kind() != Kind.NAME || isWordOperator(after)) {
            return spans.put(Expr.Literal.of(value), token.at());
        }
        if (after.text().equals("degC")) {
            advance();
            return spans.put(
                    new Expr.Literal(value + ZERO_CELSIUS, Units.K), token.at().to(after.at()));
        }
        var unit = Units.symbol(after.text());
        if (unit.isEmpty()) {
            throw new SyntaxMistake(
                    "operator-missing",
                    after.at(),
                    "an operator is missing between %s and %s".formatted(token.text(), after.text()),
                    "write %s*%s".formatted(token.text(), after.text()));
        }
        advance();
        return spans.put(
                new Expr.Literal(value, power(unit.get())),
                token.at().to(previous().at()));
    }

    /// The power of a unit right after a number belongs to the unit: `5 cm**2` is five square centimetres.
    private Unit power(Unit unit) {
        int at = next;
        boolean minus = at + 1 < tokens.size() && tokens.get(at + 1).is("-");
        int digits = at + (minus ? 2 : 1);
        boolean power = tokens.get(at).is("**")
                && digits < tokens.size()
                && tokens.get(digits).text().matches("[1-9]");
        if (!power) {
            return unit;
        }
        next = digits + 1;
        return Units.parse(
                unit.name() + "**" + (minus ? "-" : "") + tokens.get(digits).text());
    }

    private Expr named(Token token) throws SyntaxMistake {
        var name = token.text();
        if (name.equals("not")) {
            var operand = expression(BinaryOperator.NOT_STRENGTH);
            return spans.put(
                    new Expr.Unary(UnaryOperator.NOT, operand), token.at().to(spans.of(operand)));
        }
        if (isWordOperator(token)) {
            throw unexpected(token);
        }
        if (name.equals("True") || name.equals("False")) {
            return spans.put(new Expr.Truth(name.equals("True")), token.at());
        }
        if (peek().is("(")) {
            return call(token);
        }
        var unit = Units.named(name);
        return unit.isPresent()
                ? spans.put(new Expr.Literal(1, unit.get()), token.at())
                : spans.put(new Expr.Name(name), token.at());
    }

    private Expr call(Token name) throws SyntaxMistake {
        var open = advance();
        var arguments = new ArrayList<Expr>();
        while (!peek().is(")")) {
            arguments.add(expression(0));
            if (!peek().is(",")) {
                break;
            }
            advance();
        }
        close(open);
        var at = name.at().to(previous().at());
        var function = Function.named(name.text());
        return function.isPresent()
                ? spans.put(new Expr.Call(function.get(), arguments), at)
                : spans.put(new Expr.Sample(name.text(), arguments), at);
    }

    private void close(Token open) throws SyntaxMistake {
        var token = peek();
        if (token.is(")")) {
            advance();
        } else if (token.kind() == Kind.END) {
            throw new SyntaxMistake("bracket-open", open.at(), "this '(' is never closed", "add the missing ')'");
        } else {
            throw unexpected(token);
        }
    }

    private Optional<BinaryOperator> operator() {
        var token = peek();
        if (token.kind() == Kind.NUMBER) {
            return Optional.empty();
        }
        for (var operator : BinaryOperator.values()) {
            if (token.is(operator.symbol())) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    private static boolean isWordOperator(Token token) {
        return token.is("and") || token.is("or") || token.is("not");
    }

    private SyntaxMistake unexpected(Token token) {
        var fix = switch (token.text()) {
            case "=" -> "write '==' to compare";
            case "^" -> "write '**' for a power";
            case "&&" -> "write 'and'";
            case "||" -> "write 'or'";
            case "!" -> "write 'not'";
            case ")" -> "remove it, or add the missing '('";
            default ->
                token.kind() == Kind.SYMBOL || isWordOperator(token)
                        ? "write a number or name before it, or remove it"
                        : "write an operator before it, for example '*'";
        };
        return new SyntaxMistake("unexpected", token.at(), "%s does not fit here".formatted(token.quoted()), fix);
    }

    private Region lastCharacter() {
        int end = tokens.getLast().at().end();
        return new Region(Math.max(region.start(), end - 1), end);
    }

    private Token peek() {
        return tokens.get(Math.min(next, tokens.size() - 1));
    }

    private Token previous() {
        return tokens.get(next - 1);
    }

    private Token advance() {
        var token = peek();
        next++;
        return token;
    }
}
