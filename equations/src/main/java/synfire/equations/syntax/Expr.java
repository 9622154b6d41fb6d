package synfire.equations.syntax;

import java.util.List;
import synfire.equations.units.Quantity;
import synfire.equations.units.Unit;
import synfire.equations.units.Units;

/// An expression of the model language.
///
/// Two expressions are equal if they have the same shape, wherever they were written; places are kept beside the tree.
/// A checked model holds only expressions whose names are known and whose dimensions fit.
public sealed interface Expr {

    /// A number with its unit: `0.5`, `-70 mV`, and `mV` alone, which is 1 mV.
    record Literal(double value, Unit unit) implements Expr {

        public static Literal of(double value) {
            return new Literal(value, Units.ONE);
        }

        public Quantity quantity() {
            return new Quantity(value, unit);
        }
    }

    /// `True` or `False`.
    record Truth(boolean value) implements Expr {}

    /// A parameter, state variable, input, subexpression, local variable of statements, or a [BuiltIn].
    record Name(String name) implements Expr {}

    record Unary(UnaryOperator operator, Expr operand) implements Expr {}

    record Binary(BinaryOperator operator, Expr left, Expr right) implements Expr {}

    record Call(Function function, List<Expr> arguments) implements Expr {

        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /// A timed array at a time, and for one cell if there are two arguments: `I_stim(t)`, `I_stim(t, i)`.
    record Sample(String input, List<Expr> arguments) implements Expr {

        public Sample {
            arguments = List.copyOf(arguments);
        }
    }

    /// The expressions directly below, in the order of the text.
    default List<Expr> children() {
        return switch (this) {
            case Literal _, Truth _, Name _ -> List.of();
            case Unary(var _, var operand) -> List.of(operand);
            case Binary(var _, var left, var right) -> List.of(left, right);
            case Call(var _, var arguments) -> arguments;
            case Sample(var _, var arguments) -> arguments;
        };
    }
}
