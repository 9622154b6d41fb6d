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
}
