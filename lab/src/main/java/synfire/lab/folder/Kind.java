package synfire.lab.folder;

import java.util.Locale;
import java.util.Set;

/// What made a folder of results.
public enum Kind {
    /// `synfire study`: folders of stages.
    STUDY,
    TRAINING,
    NETWORK,
    POPULATION,
    FIT,
    COMPARISON,
    MODEL,
    /// Results of some kind.
    OTHER;

    /// What the page calls it.
    public String word() {
        return switch (this) {
            case STUDY -> "study";
            case TRAINING -> "training";
            case NETWORK -> "network";
            case POPULATION -> "population of fits";
            case FIT -> "fit";
            case COMPARISON -> "comparison";
            case MODEL -> "simulated model";
            case OTHER -> "results";
        };
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// From the names of the files in a folder.
    ///
    /// @param progress a line of `progress.jsonl`, empty if there is none
    static java.util.Optional<Kind> of(Set<String> files, String progress) {
        boolean stages = files.stream().filter(name -> name.startsWith("cell-")).count() > 0;
        if (files.contains("results.json") || (stages && !files.contains("population.json"))) {
            return java.util.Optional.of(STUDY);
        }
        if (files.contains("training.json") || files.contains("metrics.jsonl")) {
            return java.util.Optional.of(TRAINING);
        }
        if (files.contains("network.json") || progress.contains("\"step\"") || files.contains("recording.parts")) {
            return java.util.Optional.of(NETWORK);
        }
        if (files.contains("population.json")) {
            return java.util.Optional.of(POPULATION);
        }
        if (files.contains("comparison.json")) {
            return java.util.Optional.of(COMPARISON);
        }
        if (files.contains("fit.json") || progress.contains("\"evaluations\"")) {
            return java.util.Optional.of(FIT);
        }
        if (files.contains("traces.csv")) {
            return java.util.Optional.of(MODEL);
        }
        boolean some = files.stream()
                .anyMatch(
                        Set.of("report.html", "recording.npz", "recording.h5", "manifest.json", "progress.jsonl")
                                ::contains);
        return some ? java.util.Optional.of(OTHER) : java.util.Optional.empty();
    }
}
