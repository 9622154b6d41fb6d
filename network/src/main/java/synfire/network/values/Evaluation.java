package synfire.network.values;

import java.util.List;
import synfire.equations.syntax.BinaryOperator;
import synfire.equations.syntax.BuiltIn;
import synfire.equations.syntax.Expr;
import synfire.equations.syntax.UnaryOperator;
import synfire.network.random.CounterStream;

/// Computes a checked formula in base units, the same bits on every machine; conditions count 1 or 0.
@FunctionalInterface
public interface Evaluation {

    double at(Place place, CounterStream random);

    /// What a formula is computed for. What a formula may not use stays 0.
    ///
    /// @param i index of the cell, or of the source
    /// @param j index of the target
    /// @param n number of cells
    record Place(double i, double j, double n, double x, double y, double z, double d) {

        static Place cell(int i, int n, double x, double y, double z) {
            return new Place(i, 0, n, x, y, z, 0);
        }

        /// The ends of a synapse, `d` µm apart.
        public static Place synapse(int i, int j, double d) {
            return new Place(i, j, 0, 0, 0, 0, d);
        }
    }

    /// @throws IllegalArgumentException for what a model may use and a formula may not
    static Evaluation of(Expr expression) {
        return switch (expression) {
            case Expr.Literal literal -> {
                double value = literal.quantity().inBase();
                yield (place, random) -> value;
            }
            case Expr.Truth(boolean value) -> (place, random) -> value ? 1 : 0;
            case Expr.Name(var name) -> name(name);
            case Expr.Unary(var operator, var operand) -> unary(operator, of(operand));
            case Expr.Binary(var operator, var left, var right) -> binary(operator, of(left), of(right));
            case Expr.Call(var function, var arguments) ->
                FormulaFunctions.call(
                        function, arguments.stream().map(Evaluation::of).toList());
            case Expr.Sample(var input, List<Expr> _) ->
                throw new IllegalArgumentException(
                        "the formula uses the timed array '%s'; it has no time".formatted(input));
        };
    }

    private static Evaluation name(String name) {
        return switch (name) {
            case "i" -> (place, random) -> place.i();
            case "j" -> (place, random) -> place.j();
            case "N" -> (place, random) -> place.n();
            case "x" -> (place, random) -> place.x();
            case "y" -> (place, random) -> place.y();
            case "z" -> (place, random) -> place.z();
            case "d" -> (place, random) -> place.d();
            default -> constant(BuiltIn.named(name).orElseThrow());
        };
    }

    private static Evaluation constant(BuiltIn builtIn) {
        double value = switch (builtIn) {
            case PI -> Math.PI;
            case E -> Math.E;
            case INF -> Double.POSITIVE_INFINITY;
            case T, DT, I, J, N, NOT_REFRACTORY, LASTSPIKE, LASTUPDATE, XI ->
                throw new IllegalArgumentException("a formula cannot use '%s'".formatted(builtIn.symbol()));
        };
        return (place, random) -> value;
    }

    private static Evaluation unary(UnaryOperator operator, Evaluation x) {
        return switch (operator) {
            case NEGATE -> (place, random) -> -x.at(place, random);
            case NOT -> (place, random) -> x.at(place, random) == 0 ? 1 : 0;
        };
    }

    private static Evaluation binary(BinaryOperator operator, Evaluation left, Evaluation right) {
        return (place, random) -> {
            double x = left.at(place, random);
            double y = right.at(place, random);
            return switch (operator) {
                case ADD -> x + y;
                case SUBTRACT -> x - y;
                case MULTIPLY -> x * y;
                case DIVIDE -> x / y;
                case FLOOR_DIVIDE -> Math.floor(x / y);
                case MODULO -> x - y * Math.floor(x / y);
                case POWER -> StrictMath.pow(x, y);
                case AND -> x != 0 && y != 0 ? 1 : 0;
                case OR -> x != 0 || y != 0 ? 1 : 0;
                case LESS -> x < y ? 1 : 0;
                case LESS_EQUAL -> x <= y ? 1 : 0;
                case GREATER -> x > y ? 1 : 0;
                case GREATER_EQUAL -> x >= y ? 1 : 0;
                case EQUAL -> x == y ? 1 : 0;
                case NOT_EQUAL -> x != y ? 1 : 0;
            };
        };
    }
}
