package synfire.equations;

import java.util.List;
import synfire.equations.syntax.Expr;

/// Something that happens at a point in time, and what it changes.
///
/// @param statements carried out in order
/// @param spike whether it sends a spike
public record Event(Trigger trigger, List<Assignment> statements, boolean spike) {

    public Event {
        statements = List.copyOf(statements);
    }

    /// When it happens.
    public sealed interface Trigger {}

    /// In every step at whose end the condition holds: comparisons, joined by `and`, `or`, `not`.
    public record Threshold(Expr condition) implements Trigger {}

    /// At random, with the model's escape rate.
    public record Escape() implements Trigger {}

    /// When weighted events arrive at an input of kind [Input.Kind#EVENTS].
    public record Arrival(String input) implements Trigger {}

    /// At a synapse, when a spike arrives over the pathway: `pre`, `post`, or a name of its own.
    public record Pathway(String name) implements Trigger {}
}
