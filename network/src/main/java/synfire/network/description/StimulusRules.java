package synfire.network.description;

import synfire.equations.units.Dimension;
import synfire.equations.units.Quantity;

/// What the numbers of a stimulus must be.
final class StimulusRules {

    private StimulusRules() {}

    static void atLeastOne(String name, String what, int number) {
        if (number < 1) {
            throw new IllegalArgumentException(
                    "stimulus '%s' has %d %s; give at least 1".formatted(name, number, what));
        }
    }

    static void noise(String name, Quantity mean, Quantity deviation, Quantity tau) {
        if (!mean.unit().dimension().equals(deviation.unit().dimension())) {
            throw new IllegalArgumentException(
                    "stimulus '%s' has the mean %s and the deviation %s; give both in one unit"
                            .formatted(name, mean, deviation));
        }
        if (!(deviation.value() >= 0)) {
            throw new IllegalArgumentException(
                    "stimulus '%s' has the deviation %s; give one from 0 up".formatted(name, deviation));
        }
        if (!tau.unit().dimension().equals(Dimension.TIME) || !(tau.value() > 0)) {
            throw new IllegalArgumentException(
                    "stimulus '%s' has the correlation time %s; give a time above 0 ms".formatted(name, tau));
        }
    }
}
