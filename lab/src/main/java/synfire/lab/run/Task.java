package synfire.lab.run;

import java.util.Optional;

/// What a study file asks for: which command runs it.
public enum Task {
    FIT,
    TRAIN,
    SIMULATE,
    STUDY;

    /// The word on the command line.
    public String command() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Optional<Task> named(String command) {
        for (var each : values()) {
            if (each.command().equals(command)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
