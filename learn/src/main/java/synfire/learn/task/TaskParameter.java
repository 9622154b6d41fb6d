package synfire.learn.task;

import java.util.List;
import java.util.stream.Collectors;
import synfire.equations.units.Numbers;
import synfire.equations.units.Quantity;

/// A setting of a task that a study may override.
public sealed interface TaskParameter {

    String name();

    /// The usual setting, as a study would write it.
    String usual();

    /// What may be written, in a few words.
    String allowed();

    /// What it is, in a few words.
    String meaning();

    /// A number with a unit.
    ///
    /// @param least smallest number of the usual quantity's units
    /// @param most largest number of the usual quantity's units
    record Amount(String name, Quantity quantity, double least, double most, String meaning) implements TaskParameter {
        @Override
        public String usual() {
            return quantity.toString();
        }

        @Override
        public String allowed() {
            return "%s to %s".formatted(new Quantity(least, quantity.unit()), new Quantity(most, quantity.unit()));
        }
    }

    /// Some numbers with the same unit, of which each trial takes one.
    ///
    /// @param least smallest number of the first quantity's units
    /// @param most largest number of the first quantity's units
    record Amounts(String name, List<Quantity> quantities, double least, double most, String meaning)
            implements TaskParameter {
        public Amounts {
            quantities = List.copyOf(quantities);
        }

        @Override
        public String usual() {
            return quantities.stream().map(Quantity::toString).collect(Collectors.joining(", "));
        }

        @Override
        public String allowed() {
            var unit = quantities.getFirst().unit();
            return "some of %s to %s".formatted(new Quantity(least, unit), new Quantity(most, unit));
        }
    }

    /// A whole number.
    record Count(String name, int number, int least, int most, String meaning) implements TaskParameter {
        @Override
        public String usual() {
            return Integer.toString(number);
        }

        @Override
        public String allowed() {
            return "%s to %s".formatted(Numbers.text(least), Numbers.text(most));
        }
    }

    /// The duration of a phase; it may be drawn for every trial.
    record Lasting(String name, PhaseLength length, String meaning) implements TaskParameter {
        @Override
        public String usual() {
            return length.toString();
        }

        @Override
        public String allowed() {
            return "a duration, fixed or drawn";
        }
    }

    /// One of some words; the first is the usual one.
    record Choice(String name, List<String> options, String meaning) implements TaskParameter {
        public Choice {
            options = List.copyOf(options);
        }

        @Override
        public String usual() {
            return options.getFirst();
        }

        @Override
        public String allowed() {
            return String.join(", ", options);
        }
    }

    /// The path of a file, relative to the study.
    record File(String name, String usual, String meaning) implements TaskParameter {
        @Override
        public String allowed() {
            return "a path";
        }
    }
}
