package synfire.equations.lowering;

import java.util.List;
import java.util.Optional;
import synfire.equations.syntax.Expr;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Value;

/// What the names, timed arrays and random numbers of an expression are where it is written as operations.
public interface Meanings {

    Builder builder();

    /// Of numbers.
    DType dtype();

    /// The value of a name; empty where it has none, as the constants of the language.
    Optional<Value> named(String name);

    /// The value of a timed array.
    ///
    /// @throws IllegalArgumentException where it cannot be read like that
    Value sample(String input, List<Expr> arguments);

    /// A random number in [0, 1), another one each time.
    Value uniform();

    /// A standard normal random number, another one each time.
    Value normal();

    /// A random whole number with that mean, another one each time.
    Value poisson(Value mean);
}
