package synfire.cli.bench;

import java.util.List;

/// Something to measure.
///
/// @param name as on the command line
/// @param summary one line
/// @param measure gives the figures; takes seconds to a minute
public record Benchmark(String name, String summary, Measure measure) {

    /// Takes the measurements.
    @FunctionalInterface
    public interface Measure {
        Result run(Peers peers);
    }

    /// @param figures in the order of their importance
    /// @param notes what could not be measured, and why
    /// @param drawings of the figures, for a report
    public record Result(List<Figure> figures, List<String> notes, List<synfire.report.figure.Figure> drawings) {
        public Result {
            figures = List.copyOf(figures);
            notes = List.copyOf(notes);
            drawings = List.copyOf(drawings);
        }

        Result(List<Figure> figures, List<String> notes) {
            this(figures, notes, List.of());
        }
    }
}
