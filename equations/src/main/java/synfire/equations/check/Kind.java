package synfire.equations.check;

import synfire.equations.units.Dimension;

/// What an expression is.
public sealed interface Kind {

    Kind NUMBER = new Quantity(Dimension.NONE);
    Kind CONDITION = new Condition();
    Kind ANYTHING = new Anything();

    /// A number that measures something.
    record Quantity(Dimension dimension) implements Kind {

        @Override
        public String toString() {
            return dimension.isNone() ? "a plain number" : "in " + dimension;
        }
    }

    /// True or false.
    record Condition() implements Kind {

        @Override
        public String toString() {
            return "a condition";
        }
    }

    /// Not known, because it lies in another population or was not understood; fits everywhere.
    record Anything() implements Kind {}

    static Kind of(Dimension dimension) {
        return new Quantity(dimension);
    }
}
