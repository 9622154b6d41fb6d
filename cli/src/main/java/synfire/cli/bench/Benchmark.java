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
    public record Result(List<Figure> figures, List<String> notes) {
        public Result {
            figures = List.copyOf(figures);
            notes = List.copyOf(notes);
        }
    }
}
