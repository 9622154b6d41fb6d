package synfire.equations.lowering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import synfire.equations.syntax.BinaryOperator;
import synfire.equations.syntax.Expr;
import synfire.equations.syntax.Function;
import synfire.equations.syntax.UnaryOperator;

/// Reads expressions without units, by precedence climbing.
final class TestExpressions {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*([0-9.]+(?:e[+-]?[0-9]+)?|[A-Za-z_][A-Za-z_0-9]*|\\*\\*|//|[<>=!]=|.)");
    private final List<String> tokens = new ArrayList<>();
    private int next;

    TestExpressions(String text) {
        var matcher = TOKEN.matcher(text.strip());
        while (matcher.find()) {
            tokens.add(matcher.group(1));
        }
    }

    Expr parse() {
        return binary(0);
    }

    private Expr binary(int weakest) {
        var left = prefix();
        while (next < tokens.size()) {
            var operator = operator(tokens.get(next));
            if (operator.isEmpty() || operator.get().strength() < weakest) {
                break;
            }
            next++;
            int strength = operator.get().strength();
            left = new Expr.Binary(
                    operator.get(), left, binary(operator.get() == BinaryOperator.POWER ? strength : strength + 1));
        }
        return left;
    }

    private Expr prefix() {
        var token = tokens.get(next++);
        if (token.equals("-")) {
            return new Expr.Unary(UnaryOperator.NEGATE, binary(BinaryOperator.NEGATE_STRENGTH));
        }
        if (token.equals("not")) {
            return new Expr.Unary(UnaryOperator.NOT, binary(BinaryOperator.NOT_STRENGTH));
        }
        if (token.equals("(")) {
            var inner = binary(0);
            next++;
            return inner;
        }
        if (Character.isDigit(token.charAt(0))) {
            return Expr.Literal.of(Double.parseDouble(token));
        }
        if (token.equals("True") || token.equals("False")) {
            return new Expr.Truth(token.equals("True"));
        }
        return next < tokens.size() && tokens.get(next).equals("(") ? call(token) : new Expr.Name(token);
    }

    private Expr call(String name) {
        var arguments = new ArrayList<Expr>();
        next++;
        while (!tokens.get(next).equals(")")) {
            arguments.add(binary(0));
            if (tokens.get(next).equals(",")) {
                next++;
            }
        }
        next++;
        return Function.named(name)
                .<Expr>map(function -> new Expr.Call(function, arguments))
                .orElseGet(() -> new Expr.Sample(name, arguments));
    }

    private static Optional<BinaryOperator> operator(String symbol) {
        return Arrays.stream(BinaryOperator.values())
                .filter(o -> o.symbol().equals(symbol))
                .max(Comparator.comparingInt(BinaryOperator::strength));
    }
}
