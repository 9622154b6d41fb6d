package synfire.equations;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import synfire.equations.syntax.Expr;

/// The derivative that stands in for that of a spike, and the argument it is a function of.
///
/// @param name as in the collection: `relu_grad`, `sigmoid`, `gaussian_grad`
/// @param settings those stated; the others keep the collection's values
/// @param argument what the surrogate is a function of
public record Surrogate(String name, SortedMap<String, Double> settings, Argument argument) {

    /// Of the threshold's own margin, for example v − V_th in mV.
    public static final Surrogate DEFAULT = new Surrogate("relu_grad", new TreeMap<>(), new Margin());

    public Surrogate {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    /// What the surrogate is a function of.
    public sealed interface Argument {}

    /// Left side minus right side of the threshold comparison, in base units.
    public record Margin() implements Argument {}

    /// An expression with the sign of the margin, for example `(v - V_th)/abs(V_th)`.
    public record Scaled(Expr expression) implements Argument {}
}
