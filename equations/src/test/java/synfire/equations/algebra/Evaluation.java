package synfire.equations.algebra;

import java.util.Map;
import synfire.equations.syntax.Expr;

/// Computes an expression in plain Java, in base units, as the language reference states each operation.
final class Evaluation {

    private Evaluation() {}

    static double of(Expr expression, Map<String, Double> names) {
        return switch (expression) {
            case Expr.Literal literal -> literal.quantity().inBase();
            case Expr.Truth(boolean value) -> value ? 1 : 0;
            case Expr.Name(var name) -> names.get(name);
            case Expr.Unary(var operator, var operand) ->
                switch (operator) {
                    case NEGATE -> -of(operand, names);
                    case NOT -> 1 - of(operand, names);
                };
            case Expr.Binary(var operator, var left, var right) -> {
                double a = of(left, names);
                double b = of(right, names);
                yield switch (operator) {
                    case OR -> Math.max(a, b);
                    case AND -> a * b;
                    case LESS -> a < b ? 1 : 0;
                    case LESS_EQUAL -> a <= b ? 1 : 0;
                    case GREATER -> a > b ? 1 : 0;
                    case GREATER_EQUAL -> a >= b ? 1 : 0;
                    case EQUAL -> a == b ? 1 : 0;
                    case NOT_EQUAL -> a != b ? 1 : 0;
                    case ADD -> a + b;
                    case SUBTRACT -> a - b;
                    case MULTIPLY -> a * b;
                    case DIVIDE -> a / b;
                    case FLOOR_DIVIDE -> Math.floor(a / b);
                    case MODULO -> a - b * Math.floor(a / b);
                    case POWER -> Math.pow(a, b);
                };
            }
            case Expr.Call(var function, var arguments) -> {
                var x = arguments.stream().mapToDouble(a -> of(a, names)).toArray();
                yield switch (function) {
                    case EXP -> Math.exp(x[0]);
                    case LOG -> Math.log(x[0]);
                    case LOG10 -> Math.log10(x[0]);
                    case LOG1P -> Math.log1p(x[0]);
                    case EXPM1 -> Math.expm1(x[0]);
                    case EXPREL -> x[0] == 0 ? 1 : Math.expm1(x[0]) / x[0];
                    case SQRT -> Math.sqrt(x[0]);
                    case SIN -> Math.sin(x[0]);
                    case COS -> Math.cos(x[0]);
                    case TAN -> Math.tan(x[0]);
                    case ARCSIN -> Math.asin(x[0]);
                    case ARCCOS -> Math.acos(x[0]);
                    case ARCTAN -> Math.atan(x[0]);
                    case SINH -> Math.sinh(x[0]);
                    case COSH -> Math.cosh(x[0]);
                    case TANH -> Math.tanh(x[0]);
                    case SIGMOID -> 1 / (1 + Math.exp(-x[0]));
                    case ABS -> Math.abs(x[0]);
                    case SIGN -> Math.signum(x[0]);
                    case CEIL -> Math.ceil(x[0]);
                    case FLOOR -> Math.floor(x[0]);
                    case INT -> x[0] < 0 ? Math.ceil(x[0]) : Math.floor(x[0]);
                    case MIN -> Math.min(x[0], x[1]);
                    case MAX -> Math.max(x[0], x[1]);
                    case CLIP -> Math.min(Math.max(x[0], x[1]), x[2]);
                    case WHERE -> x[0] != 0 ? x[1] : x[2];
                    case Q10 -> Math.pow(x[0], (x[1] - x[2]) / 10);
                    case ERF, TIMESTEP, RAND, RANDN, POISSON ->
                        throw new IllegalArgumentException("no value for " + function);
                };
            }
            case Expr.Sample sample -> throw new IllegalArgumentException("no value for " + sample);
        };
    }
}
