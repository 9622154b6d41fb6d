package synfire.equations;

import java.util.Set;
import synfire.equations.syntax.Expr;
import synfire.equations.units.Unit;

/// A line of the equations.
public sealed interface Equation {

    /// The variable it defines.
    String name();

    /// The expression on its right.
    Expr value();

    Set<Flag> flags();

    /// `dname/dt = value`.
    record Differential(String name, Expr value, Set<Flag> flags) implements Equation {

        public Differential {
            flags = Set.copyOf(flags);
        }
    }

    /// `name = value : unit`.
    record Subexpression(String name, Expr value, Unit unit, Set<Flag> flags) implements Equation {

        public Subexpression {
            flags = Set.copyOf(flags);
        }
    }
}
