package synfire.cli.compare;

import java.util.List;
import java.util.OptionalDouble;

/// All that a comparison has found so far.
///
/// @param evaluations of each run at equal evaluations; 0 if left out
/// @param seconds of each run at equal time; 0 if left out; empty if our own methods set it
/// @param repeats finished repeats of all contestants
/// @param stopped whether the user stopped it before the end
public record ComparisonResult(
        String study,
        String model,
        long seed,
        long evaluations,
        OptionalDouble seconds,
        int repeats,
        boolean stopped,
        List<Board> boards) {

    public ComparisonResult {
        boards = List.copyOf(boards);
    }

    /// Whether there are runs at equal time.
    boolean timed() {
        return seconds.orElse(1) > 0;
    }

    /// The equal time, for people.
    String time() {
        return seconds.isPresent() ? "%s s".formatted(seconds.getAsDouble()) : "equal time";
    }
}
