package synfire.learn.task;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import synfire.equations.syntax.Spelling;
import synfire.equations.units.Quantity;
import synfire.equations.units.Unit;
import synfire.equations.units.Units;

/// The settings of one task: the usual ones and what a study overrides, all checked.
public final class Settings {

    /// How far from a whole number of steps a duration may be by rounding.
    private static final double WHOLE = 1e-9;

    private final String task;
    private final TreeMap<String, String> texts = new TreeMap<>();
    private final TreeMap<String, TaskParameter> parameters = new TreeMap<>();

    /// @throws IllegalArgumentException if a setting is unknown, of the wrong kind, or out of its bounds
    Settings(String task, Iterable<TaskParameter> parameters, Map<String, String> overrides) {
        this.task = task;
        for (var parameter : parameters) {
            this.parameters.put(parameter.name(), parameter);
            texts.put(parameter.name(), parameter.usual());
        }
        for (var override : overrides.entrySet()) {
            if (!texts.containsKey(override.getKey())) {
                throw unknown(override.getKey());
            }
            texts.put(override.getKey(), override.getValue());
        }
        check(Objects.requireNonNull(this.parameters.get("dt")));
        this.parameters.values().forEach(this::check);
    }

    /// All settings as text, by name.
    public Map<String, String> texts() {
        return new TreeMap<>(texts);
    }

    /// The number of `unit`s of an amount.
    public double amount(String name, Unit unit) {
        return quantity(name).in(unit);
    }

    /// The numbers of `unit`s of some amounts.
    public List<Double> amounts(String name, Unit unit) {
        return quantities(name).stream().map(quantity -> quantity.in(unit)).toList();
    }

    public int count(String name) {
        return (int) number(name);
    }

    public PhaseLength length(String name) {
        try {
            return PhaseLength.parse(text(name));
        } catch (IllegalArgumentException e) {
            throw wrong(name, String.valueOf(e.getMessage()), e);
        }
    }

    public String text(String name) {
        var text = texts.get(name);
        if (text == null) {
            throw unknown(name);
        }
        return text;
    }

    /// The mistake of a setting, in the form of all of them: task, setting, problem and fix.
    public IllegalArgumentException wrong(String name, String problem) {
        return wrong(name, problem, null);
    }

    private IllegalArgumentException wrong(String name, String problem, @Nullable Throwable cause) {
        return new IllegalArgumentException("task '%s': %s: %s".formatted(task, name, problem), cause);
    }

    private void check(TaskParameter parameter) {
        var name = parameter.name();
        switch (parameter) {
            case TaskParameter.Amount(var _, var usual, var least, var most, var _) ->
                checkBounds(parameter, usual.unit(), quantity(name), least, most);
            case TaskParameter.Amounts(var _, var usual, var least, var most, var _) -> {
                for (var quantity : quantities(name)) {
                    checkBounds(parameter, usual.getFirst().unit(), quantity, least, most);
                }
            }
            case TaskParameter.Count(var _, var _, var least, var most, var _) -> {
                double number = number(name);
                if (number != Math.rint(number) || !(number >= least && number <= most)) {
                    throw wrong(
                            name,
                            "%s is no whole number in bounds; give %s".formatted(text(name), parameter.allowed()));
                }
            }
            case TaskParameter.Lasting _ -> {
                for (double ms : length(name).boundsMs()) {
                    checkWhole(name, ms);
                }
            }
            case TaskParameter.Choice(var _, var options, var _) -> {
                if (!options.contains(text(name))) {
                    throw wrong(
                            name,
                            "'%s' is none of %s%s"
                                    .formatted(
                                            text(name),
                                            parameter.allowed(),
                                            Spelling.nearest(text(name), options)
                                                    .map("; did you mean '%s'?"::formatted)
                                                    .orElse("")));
                }
            }
            case TaskParameter.File _ -> {}
        }
    }

    private void checkBounds(TaskParameter parameter, Unit unit, Quantity quantity, double least, double most) {
        var name = parameter.name();
        if (!quantity.unit().dimension().equals(unit.dimension())) {
            throw wrong(name, "'%s' does not fit; write it in a unit like %s".formatted(quantity, unit));
        }
        double number = quantity.in(unit);
        if (!(number >= least && number <= most)) {
            throw wrong(name, "%s is out of bounds; give %s".formatted(quantity, parameter.allowed()));
        }
    }

    private void checkWhole(String name, double ms) {
        double dt = amount("dt", Units.MS);
        double steps = ms / dt;
        if (Math.abs(steps - Math.rint(steps)) > WHOLE * Math.max(1, steps)) {
            throw wrong(
                    name,
                    "%s is no whole number of steps of %s; give %s or %s, or a step that divides it"
                            .formatted(
                                    Quantity.of(ms, Units.MS),
                                    Quantity.of(dt, Units.MS),
                                    Quantity.of(Math.floor(steps) * dt, Units.MS),
                                    Quantity.of(Math.ceil(steps) * dt, Units.MS)));
        }
    }

    private Quantity quantity(String name) {
        return quantity(name, text(name));
    }

    private List<Quantity> quantities(String name) {
        return Arrays.stream(text(name).split(",", -1))
                .map(text -> quantity(name, text))
                .toList();
    }

    private Quantity quantity(String name, String text) {
        try {
            return Quantity.parse(text);
        } catch (IllegalArgumentException e) {
            throw wrong(name, String.valueOf(e.getMessage()), e);
        }
    }

    private double number(String name) {
        var quantity = quantity(name);
        if (!quantity.unit().isOne()) {
            throw wrong(name, "'%s' has a unit; write a plain number".formatted(text(name)));
        }
        return quantity.value();
    }

    private IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("task '%s' has no setting '%s'; %s"
                .formatted(
                        task,
                        name,
                        Spelling.nearest(name, texts.keySet())
                                .map("did you mean '%s'?"::formatted)
                                .orElseGet(() -> "its settings are " + String.join(", ", texts.keySet()))));
    }
}
