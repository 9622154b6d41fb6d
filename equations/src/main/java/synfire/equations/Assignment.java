package synfire.equations;

import java.util.Optional;
import synfire.equations.syntax.BinaryOperator;
import synfire.equations.syntax.Expr;

/// A statement: `v = V_r`, `w += b`.
///
/// The target is a state variable, or a local variable of the block if no variable of the model has its name.
///
/// @param operator the one before `=`, empty for a plain `=`
public record Assignment(String target, Optional<BinaryOperator> operator, Expr value) {

    /// The whole new value: `w + b` for `w += b`.
    public Expr result() {
        return operator.<Expr>map(o -> new Expr.Binary(o, new Expr.Name(target), value))
                .orElse(value);
    }
}
