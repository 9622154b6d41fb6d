package synfire.learn.train.optimizer;

import synfire.equations.units.Numbers;

/// What a number of an update rule may be.
enum Setting {
    /// From 0 up to but without 1.
    SHARE("from 0 up to, but not, 1"),
    /// 0 or more, finite.
    NOT_NEGATIVE("0 or more"),
    /// More than 0, finite.
    POSITIVE("more than 0");

    private final String allowed;

    Setting(String allowed) {
        this.allowed = allowed;
    }

    void check(String name, double value) {
        boolean right = switch (this) {
            case SHARE -> value >= 0 && value < 1;
            case NOT_NEGATIVE -> value >= 0 && value < Double.POSITIVE_INFINITY;
            case POSITIVE -> value > 0 && value < Double.POSITIVE_INFINITY;
        };
        if (!right) {
            throw new IllegalArgumentException(
                    "%s is %s; give a number %s".formatted(name, Numbers.text(value), allowed));
        }
    }
}
