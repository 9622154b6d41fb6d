package synfire.equations;

import java.util.Arrays;
import java.util.Optional;

/// What is said in brackets at the end of an equation line.
public enum Flag {
    /// The equation stands still while the cell is refractory.
    UNLESS_REFRACTORY("unless refractory"),
    /// Does not change during a run.
    CONSTANT("constant"),
    /// A subexpression that is evaluated once at the start of a step.
    CONSTANT_OVER_DT("constant over dt"),
    /// One value for the whole population.
    SHARED("shared"),
    /// A synaptic equation that is advanced only when an event arrives.
    EVENT_DRIVEN("event-driven"),
    /// A synaptic equation that is advanced in every step.
    CLOCK_DRIVEN("clock-driven"),
    /// A synaptic subexpression that is summed over synapses into a variable of the cell.
    SUMMED("summed"),
    /// A variable of a synapse model that each target cell has once.
    TARGET("target"),
    /// A variable of a synapse model that each source cell has once.
    SOURCE("source"),
    /// A subexpression of a synapse model that is added to the input of that name of the target's model.
    OUTPUT("output"),
    /// A variable of another population.
    LINKED("linked"),
    /// A whole number.
    INTEGER("integer"),
    /// A condition.
    BOOLEAN("boolean");

    private final String text;

    Flag(String text) {
        this.text = text;
    }

    public static Optional<Flag> named(String text) {
        return Arrays.stream(values()).filter(f -> f.text.equals(text)).findFirst();
    }

    public String text() {
        return text;
    }
}
