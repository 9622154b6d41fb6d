package synfire.equations.lowering;

import static synfire.equations.lowering.Algebra.ONE;
import static synfire.equations.lowering.Algebra.ZERO;
import static synfire.equations.lowering.Algebra.difference;
import static synfire.equations.lowering.Algebra.isZero;
import static synfire.equations.lowering.Algebra.negated;
import static synfire.equations.lowering.Algebra.power;
import static synfire.equations.lowering.Algebra.product;
import static synfire.equations.lowering.Algebra.quotient;
import static synfire.equations.lowering.Algebra.sum;

import java.util.List;
import synfire.equations.syntax.BinaryOperator;
import synfire.equations.syntax.Expr;
import synfire.equations.syntax.Function;
import synfire.equations.syntax.UnaryOperator;
import synfire.equations.units.Units;

/// The partial derivative of an expression by a name, as an expression, everything else held still.
///
/// Conditions, whole parts and random draws have derivative 0. Subexpressions are seen through.
record Derivative(Algebra algebra, String by) {

    Expr of(Expr expr) {
        return switch (expr) {
            case Expr.Literal _, Expr.Truth _, Expr.Sample _ -> ZERO;
            case Expr.Name(var name) ->
                name.equals(by) ? ONE : algebra.isTransparent(name) ? of(algebra.meaning(name)) : ZERO;
            case Expr.Unary(var operator, var operand) -> operator == UnaryOperator.NOT ? ZERO : negated(of(operand));
            case Expr.Binary(var operator, var left, var right) -> binary(operator, left, right);
            case Expr.Call(var function, var arguments) -> call(expr, function, arguments);
        };
    }

    private Expr binary(BinaryOperator operator, Expr u, Expr v) {
        return switch (operator) {
            case ADD -> sum(of(u), of(v));
            case SUBTRACT -> difference(of(u), of(v));
            case MULTIPLY -> sum(product(of(u), v), product(u, of(v)));
            case DIVIDE -> {
                var dv = of(v);
                var first = quotient(of(u), v);
                yield isZero(dv) ? first : difference(first, quotient(product(u, dv), product(v, v)));
            }
            case POWER -> power(u, v, of(u), of(v));
            case MODULO -> difference(of(u), product(new Expr.Binary(BinaryOperator.FLOOR_DIVIDE, u, v), of(v)));
            case OR, AND, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL, FLOOR_DIVIDE -> ZERO;
        };
    }

    private static Expr power(Expr u, Expr v, Expr du, Expr dv) {
        var lower = v instanceof Expr.Literal(double n, var unit) ? Expr.Literal.of(n * unit.inBase() - 1) : null;
        var byBase = product(product(v, Algebra.power(u, lower == null ? difference(v, ONE) : lower)), du);
        return isZero(dv) ? byBase : sum(byBase, product(product(Algebra.power(u, v), apply(Function.LOG, u)), dv));
    }

    private Expr call(Expr whole, Function function, List<Expr> arguments) {
        if (arguments.isEmpty()) {
            return ZERO;
        }
        var u = arguments.getFirst();
        return switch (function) {
            case WHERE -> choice(u, of(arguments.get(1)), of(arguments.get(2)));
            case MIN -> choice(compare(BinaryOperator.LESS, arguments.get(1), u), of(arguments.get(1)), of(u));
            case MAX -> choice(compare(BinaryOperator.LESS, u, arguments.get(1)), of(arguments.get(1)), of(u));
            case CLIP -> of(clipped(arguments));
            case Q10 ->
                of(Algebra.power(
                        u, quotient(difference(arguments.get(1), arguments.get(2)), new Expr.Literal(10, Units.K))));
            case SIGN, CEIL, FLOOR, INT, TIMESTEP, RAND, RANDN, POISSON -> ZERO;
            case EXP,
                    LOG,
                    LOG10,
                    LOG1P,
                    EXPM1,
                    EXPREL,
                    SQRT,
                    SIN,
                    COS,
                    TAN,
                    ARCSIN,
                    ARCCOS,
                    ARCTAN,
                    SINH,
                    COSH,
                    TANH,
                    SIGMOID,
                    ERF,
                    ABS -> {
                var du = of(u);
                yield isZero(du) ? ZERO : product(outer(whole, function, u), du);
            }
        };
    }

    /// The derivative of a function of one argument, by its argument.
    private static Expr outer(Expr whole, Function function, Expr u) {
        return switch (function) {
            case EXP -> whole;
            case LOG -> quotient(ONE, u);
            case LOG10 -> quotient(Expr.Literal.of(1 / Math.log(10)), u);
            case LOG1P -> quotient(ONE, sum(ONE, u));
            case EXPM1 -> apply(Function.EXP, u);
            // of (eˣ − 1)/x; at 0 it is 1/2
            case EXPREL ->
                choice(
                        compare(BinaryOperator.LESS, apply(Function.ABS, u), Expr.Literal.of(1e-4)),
                        sum(Expr.Literal.of(0.5), quotient(u, Expr.Literal.of(3))),
                        quotient(difference(apply(Function.EXP, u), whole), u));
            case SQRT -> quotient(Expr.Literal.of(0.5), whole);
            case SIN -> apply(Function.COS, u);
            case COS -> negated(apply(Function.SIN, u));
            case TAN -> sum(ONE, product(whole, whole));
            case ARCSIN -> quotient(ONE, apply(Function.SQRT, difference(ONE, product(u, u))));
            case ARCCOS -> quotient(Expr.Literal.of(-1), apply(Function.SQRT, difference(ONE, product(u, u))));
            case ARCTAN -> quotient(ONE, sum(ONE, product(u, u)));
            case SINH -> apply(Function.COSH, u);
            case COSH -> apply(Function.SINH, u);
            case TANH -> difference(ONE, product(whole, whole));
            case SIGMOID -> product(whole, difference(ONE, whole));
            case ERF -> product(Expr.Literal.of(2 / Math.sqrt(Math.PI)), apply(Function.EXP, negated(product(u, u))));
            case ABS -> apply(Function.SIGN, u);
            case SIGN, CEIL, FLOOR, INT, TIMESTEP, RAND, RANDN, POISSON, MIN, MAX, CLIP, WHERE, Q10 ->
                throw new AssertionError("handled above");
        };
    }

    private static Expr clipped(List<Expr> arguments) {
        return new Expr.Call(
                Function.MIN,
                List.of(new Expr.Call(Function.MAX, List.of(arguments.get(0), arguments.get(1))), arguments.get(2)));
    }

    private static Expr apply(Function function, Expr argument) {
        return new Expr.Call(function, List.of(argument));
    }

    private static Expr compare(BinaryOperator operator, Expr left, Expr right) {
        return new Expr.Binary(operator, left, right);
    }

    private static Expr choice(Expr condition, Expr yes, Expr no) {
        return yes.equals(no) ? yes : new Expr.Call(Function.WHERE, List.of(condition, yes, no));
    }
}
