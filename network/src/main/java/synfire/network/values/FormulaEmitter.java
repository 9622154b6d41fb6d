package synfire.network.values;

import java.util.List;
import java.util.Map;
import synfire.equations.syntax.BinaryOperator;
import synfire.equations.syntax.Expr;
import synfire.equations.syntax.Function;
import synfire.equations.syntax.UnaryOperator;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.Comparison;
import synfire.ir.DType;
import synfire.ir.TensorType;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;
import synfire.network.random.StreamPrograms;

/// Writes a checked formula as a program; what [Evaluation] refuses does not come here. Each random number
/// is one more
/// input.
final class FormulaEmitter {

    private final Builder b;
    private final Map<String, Value> names;
    private int draws;

    FormulaEmitter(Builder b, Map<String, Value> names) {
        this.b = b;
        this.names = names;
    }

    /// The formula as a number; conditions count 1 or 0.
    Value number(Expr expression) {
        var x = value(expression);
        return x.dtype() == DType.BOOL ? b.select(x, constant(1), constant(0)) : x;
    }

    private Value condition(Expr expression) {
        var x = value(expression);
        return x.dtype() == DType.BOOL ? x : b.compare(Comparison.NOT_EQUAL, x, constant(0));
    }

    private Value constant(double x) {
        return b.constant(DType.F64, x);
    }

    private Value value(Expr expression) {
        return switch (expression) {
            case Expr.Literal literal -> constant(literal.quantity().inBase());
            case Expr.Truth(boolean value) -> b.constant(value);
            case Expr.Name(var name) -> {
                var known = names.get(name);
                yield known != null
                        ? known
                        : constant(
                                switch (name) {
                                    case "pi" -> Math.PI;
                                    case "e" -> Math.E;
                                    case "inf" -> Double.POSITIVE_INFINITY;
                                    default -> 0;
                                });
            }
            case Expr.Unary(var operator, var operand) ->
                operator == UnaryOperator.NEGATE
                        ? b.negate(number(operand))
                        : b.unary(UnaryFunction.NOT, condition(operand));
            case Expr.Binary(var operator, var left, var right) -> binary(operator, left, right);
            case Expr.Call(var function, var arguments) -> call(function, arguments);
            case Expr.Sample _ -> throw new IllegalArgumentException("a formula has no time");
        };
    }

    private Value binary(BinaryOperator operator, Expr left, Expr right) {
        return switch (operator) {
            case ADD -> b.add(number(left), number(right));
            case SUBTRACT -> b.subtract(number(left), number(right));
            case MULTIPLY -> b.multiply(number(left), number(right));
            case DIVIDE -> b.divide(number(left), number(right));
            case FLOOR_DIVIDE -> b.unary(UnaryFunction.FLOOR, b.divide(number(left), number(right)));
            case MODULO -> b.binary(BinaryFunction.REMAINDER, number(left), number(right));
            case POWER -> power(number(left), right);
            case AND -> b.binary(BinaryFunction.AND, condition(left), condition(right));
            case OR -> b.binary(BinaryFunction.OR, condition(left), condition(right));
            case LESS -> compare(Comparison.LESS, left, right);
            case LESS_EQUAL -> compare(Comparison.LESS_EQUAL, left, right);
            case GREATER -> compare(Comparison.GREATER, left, right);
            case GREATER_EQUAL -> compare(Comparison.GREATER_EQUAL, left, right);
            case EQUAL -> compare(Comparison.EQUAL, left, right);
            case NOT_EQUAL -> compare(Comparison.NOT_EQUAL, left, right);
        };
    }

    private Value compare(Comparison comparison, Expr left, Expr right) {
        return b.compare(comparison, number(left), number(right));
    }

    /// A square is a product.
    private Value power(Value x, Expr exponent) {
        if (exponent instanceof Expr.Literal literal && literal.quantity().inBase() == 2) {
            return b.multiply(x, x);
        }
        return b.binary(BinaryFunction.POWER, x, number(exponent));
    }

    private Value call(Function function, List<Expr> arguments) {
        return switch (function) {
            case EXP -> unary(UnaryFunction.EXP, arguments);
            case LOG -> unary(UnaryFunction.LOG, arguments);
            case LOG10 -> b.divide(unary(UnaryFunction.LOG, arguments), constant(StrictMath.log(10)));
            case LOG1P -> unary(UnaryFunction.LOG1P, arguments);
            case EXPM1 -> unary(UnaryFunction.EXPM1, arguments);
            case EXPREL -> unary(UnaryFunction.EXPREL, arguments);
            case SQRT -> unary(UnaryFunction.SQRT, arguments);
            case SIN -> unary(UnaryFunction.SIN, arguments);
            case COS -> unary(UnaryFunction.COS, arguments);
            case TAN -> unary(UnaryFunction.TAN, arguments);
            case ARCSIN -> unary(UnaryFunction.ASIN, arguments);
            case ARCCOS -> unary(UnaryFunction.ACOS, arguments);
            case ARCTAN -> unary(UnaryFunction.ATAN, arguments);
            case SINH -> unary(UnaryFunction.SINH, arguments);
            case COSH -> unary(UnaryFunction.COSH, arguments);
            case TANH -> unary(UnaryFunction.TANH, arguments);
            case SIGMOID -> unary(UnaryFunction.SIGMOID, arguments);
            case ERF -> unary(UnaryFunction.ERF, arguments);
            case ABS -> unary(UnaryFunction.ABSOLUTE, arguments);
            case SIGN -> unary(UnaryFunction.SIGN, arguments);
            case CEIL -> unary(UnaryFunction.CEILING, arguments);
            case FLOOR -> unary(UnaryFunction.FLOOR, arguments);
            case INT -> {
                var x = argument(arguments, 0);
                yield b.select(
                        b.compare(Comparison.LESS, x, constant(0)),
                        b.unary(UnaryFunction.CEILING, x),
                        b.unary(UnaryFunction.FLOOR, x));
            }
            case MIN -> b.minimum(argument(arguments, 0), argument(arguments, 1));
            case MAX -> b.maximum(argument(arguments, 0), argument(arguments, 1));
            case CLIP -> b.minimum(b.maximum(argument(arguments, 0), argument(arguments, 1)), argument(arguments, 2));
            case WHERE -> b.select(condition(arguments.getFirst()), argument(arguments, 1), argument(arguments, 2));
            case Q10 -> {
                var tens = b.divide(b.subtract(argument(arguments, 1), argument(arguments, 2)), constant(10));
                yield b.binary(BinaryFunction.POWER, argument(arguments, 0), tens);
            }
            case RAND -> draw();
            case RANDN -> b.inline(StreamPrograms.NORMAL, List.of(draw())).getFirst();
            case TIMESTEP, POISSON ->
                throw new IllegalArgumentException("a formula of a network cannot use " + function.usage());
        };
    }

    private Value draw() {
        return b.input("u" + draws++, TensorType.scalar(DType.F64));
    }

    private Value unary(UnaryFunction function, List<Expr> arguments) {
        return b.unary(function, argument(arguments, 0));
    }

    private Value argument(List<Expr> arguments, int at) {
        return number(arguments.get(at));
    }
}
