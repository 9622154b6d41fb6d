package synfire.learn.task;

import java.util.List;

/// What the network must give back.
public sealed interface Answer {

    /// Names of the outputs, in order.
    List<String> names();

    /// Number of outputs.
    default int outputs() {
        return names().size();
    }

    /// In every loss window, one of some classes: one output each, the largest counts.
    ///
    /// @param names of the classes; label `i` means `names.get(i)`
    record Classes(List<String> names) implements Answer {
        public Classes {
            names = List.copyOf(names);
            if (names.size() < 2) {
                throw new IllegalArgumentException(
                        "classes %s leave nothing to decide; give at least 2".formatted(names));
            }
        }
    }

    /// In every loss window, outputs that follow target signals.
    ///
    /// @param names of the signals
    record Signals(List<String> names) implements Answer {
        public Signals {
            names = List.copyOf(names);
            if (names.isEmpty()) {
                throw new IllegalArgumentException("an answer of no signals; give at least 1");
            }
        }
    }

    /// One output that rises from 0 at the start of the loss window to 1 at the moment of the response, and
    /// on: the interval that was produced ends where the output first reaches 1.
    ///
    /// @param tolerance how far a right interval may be from the one asked for, as a share of it
    record Timing(double tolerance) implements Answer {
        public Timing {
            if (!(tolerance > 0 && tolerance < 1)) {
                throw new IllegalArgumentException(
                        "a tolerance of %s; give a share of the interval between 0 and 1".formatted(tolerance));
            }
        }

        @Override
        public List<String> names() {
            return List.of("response");
        }
    }

    /// Number of target signals: none if classes are asked for.
    default int signals() {
        return this instanceof Classes ? 0 : outputs();
    }
}
