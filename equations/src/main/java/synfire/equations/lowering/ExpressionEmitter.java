package synfire.equations.lowering;

import java.util.List;
import java.util.OptionalInt;
import synfire.equations.algebra.Terms;
import synfire.equations.syntax.BinaryOperator;
import synfire.equations.syntax.Expr;
import synfire.equations.syntax.Function;
import synfire.equations.syntax.UnaryOperator;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.Comparison;
import synfire.ir.DType;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;

/// Writes expressions as operations.
public record ExpressionEmitter(Meanings meanings) {

    /// Whole exponents up to this are written as products.
    private static final int LARGEST_UNROLLED_POWER = 32;

    /// The value of an expression, a boolean for conditions.
    public Value emit(Expr expr) {
        return switch (expr) {
            case Expr.Literal literal -> constant(literal.quantity().inBase());
            case Expr.Truth(boolean value) -> builder().constant(value);
            case Expr.Name(var name) -> name(name);
            case Expr.Unary(var operator, var operand) ->
                switch (operator) {
                    case NEGATE -> builder().negate(number(operand));
                    case NOT -> builder().unary(UnaryFunction.NOT, condition(operand));
                };
            case Expr.Binary(var operator, var left, var right) -> binary(operator, left, right);
            case Expr.Call(var function, var arguments) -> call(function, arguments);
            case Expr.Sample(var input, var arguments) -> meanings.sample(input, arguments);
        };
    }

    /// The value of an expression as a float; conditions are 0 and 1.
    public Value number(Expr expr) {
        return asNumber(emit(expr));
    }

    private Value condition(Expr expr) {
        return builder().convert(emit(expr), DType.BOOL);
    }

    private Value asNumber(Value value) {
        return builder().convert(value, meanings.dtype());
    }

    private Value constant(double value) {
        return builder().constant(meanings.dtype(), value);
    }

    private Value name(String name) {
        return meanings.named(name).orElseGet(() -> switch (name) {
            case "pi" -> constant(Math.PI);
            case "e" -> constant(Math.E);
            case "inf" -> constant(Double.POSITIVE_INFINITY);
            default -> throw new IllegalArgumentException("'%s' has no value where it is used".formatted(name));
        });
    }

    private Value binary(BinaryOperator operator, Expr left, Expr right) {
        return switch (operator) {
            case ADD -> arithmetic(BinaryFunction.ADD, left, right);
            case SUBTRACT -> arithmetic(BinaryFunction.SUBTRACT, left, right);
            case MULTIPLY -> arithmetic(BinaryFunction.MULTIPLY, left, right);
            case DIVIDE -> arithmetic(BinaryFunction.DIVIDE, left, right);
            case MODULO -> arithmetic(BinaryFunction.REMAINDER, left, right);
            case FLOOR_DIVIDE -> builder().unary(UnaryFunction.FLOOR, arithmetic(BinaryFunction.DIVIDE, left, right));
            case POWER -> power(left, right);
            case AND -> builder().binary(BinaryFunction.AND, condition(left), condition(right));
            case OR -> builder().binary(BinaryFunction.OR, condition(left), condition(right));
            case LESS -> compare(Comparison.LESS, left, right);
            case LESS_EQUAL -> compare(Comparison.LESS_EQUAL, left, right);
            case GREATER -> compare(Comparison.GREATER, left, right);
            case GREATER_EQUAL -> compare(Comparison.GREATER_EQUAL, left, right);
            case EQUAL -> compare(Comparison.EQUAL, left, right);
            case NOT_EQUAL -> compare(Comparison.NOT_EQUAL, left, right);
        };
    }

    private Value arithmetic(BinaryFunction function, Expr left, Expr right) {
        return builder().binary(function, number(left), number(right));
    }

    private Value compare(Comparison comparison, Expr left, Expr right) {
        return builder().compare(comparison, number(left), number(right));
    }

    private Value power(Expr base, Expr exponent) {
        var x = number(base);
        var whole = whole(exponent);
        if (whole.isPresent()) {
            int n = whole.getAsInt();
            var product = n == 0 ? constant(1) : powerOf(x, Math.abs(n));
            return n < 0 ? builder().unary(UnaryFunction.RECIPROCAL, product) : product;
        }
        if (exponent instanceof Expr.Literal(double value, var unit) && unit.isOne() && value == 0.5) {
            return builder().unary(UnaryFunction.SQRT, x);
        }
        return builder().binary(BinaryFunction.POWER, x, number(exponent));
    }

    /// The exponent if it is a small whole number.
    private static OptionalInt whole(Expr exponent) {
        return switch (exponent) {
            case Expr.Literal(double value, var unit)
            when unit.isOne() && value == Math.rint(value) && Math.abs(value) <= LARGEST_UNROLLED_POWER ->
                OptionalInt.of((int) value);
            case Expr.Unary(var operator, Expr.Literal literal)
            when operator == UnaryOperator.NEGATE -> whole(Terms.negate(literal));
            case Expr.Literal _, Expr.Truth _, Expr.Name _, Expr.Unary _, Expr.Binary _, Expr.Call _, Expr.Sample _ ->
                OptionalInt.empty();
        };
    }

    private Value powerOf(Value x, int n) {
        if (n == 1) {
            return x;
        }
        var half = powerOf(x, n / 2);
        var square = builder().multiply(half, half);
        return n % 2 == 0 ? square : builder().multiply(square, x);
    }

    private Value call(Function function, List<Expr> arguments) {
        return switch (function) {
            case EXP -> unary(UnaryFunction.EXP, arguments);
            case LOG -> unary(UnaryFunction.LOG, arguments);
            case LOG10 -> builder().multiply(unary(UnaryFunction.LOG, arguments), constant(1 / Math.log(10)));
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
                var x = emit(arguments.getFirst());
                yield x.dtype() == DType.BOOL ? asNumber(x) : wholePart(builder(), x);
            }
            case MIN -> builder().minimum(number(arguments, 0), number(arguments, 1));
            case MAX -> builder().maximum(number(arguments, 0), number(arguments, 1));
            case CLIP ->
                builder().minimum(builder().maximum(number(arguments, 0), number(arguments, 1)), number(arguments, 2));
            case WHERE -> where(arguments);
            case TIMESTEP -> timestep(builder(), meanings.dtype(), number(arguments, 0), number(arguments, 1));
            case Q10 -> {
                var tens = builder()
                        .multiply(builder().subtract(number(arguments, 1), number(arguments, 2)), constant(0.1));
                yield builder().binary(BinaryFunction.POWER, number(arguments, 0), tens);
            }
            case RAND -> meanings.uniform();
            case RANDN -> meanings.normal();
            case POISSON -> meanings.poisson(number(arguments, 0));
        };
    }

    /// The number of the step in which a time lies, as Brian 2 counts: a time up to dt/1000 short of a
    /// step's start belongs to that step.
    static Value timestep(Builder b, DType dtype, Value time, Value dt) {
        var shifted = b.add(time, b.multiply(b.constant(dtype, 1e-3), dt));
        return wholePart(b, b.divide(shifted, dt));
    }

    /// Towards zero.
    static Value wholePart(Builder b, Value x) {
        return b.select(
                b.compare(Comparison.LESS, x, b.like(x, 0)),
                b.unary(UnaryFunction.CEILING, x),
                b.unary(UnaryFunction.FLOOR, x));
    }

    private Value where(List<Expr> arguments) {
        var yes = emit(arguments.get(1));
        var no = emit(arguments.get(2));
        return yes.dtype() == DType.BOOL && no.dtype() == DType.BOOL
                ? builder().select(condition(arguments.getFirst()), yes, no)
                : builder().select(condition(arguments.getFirst()), asNumber(yes), asNumber(no));
    }

    private Value unary(UnaryFunction function, List<Expr> arguments) {
        return builder().unary(function, number(arguments, 0));
    }

    private Value number(List<Expr> arguments, int index) {
        return number(arguments.get(index));
    }

    private Builder builder() {
        return meanings.builder();
    }
}
