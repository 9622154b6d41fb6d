package synfire.learn.optimize;

import java.util.List;
import java.util.Optional;

/// The course of one start (or of one population): best loss so far against its own evaluations.
///
/// @param start number of the start, from 0
/// @param stopped why it ended; empty while it runs
public record History(int start, Optional<Stop> stopped, List<Mark> marks) {

    public History {
        marks = List.copyOf(marks);
    }

    /// @param evaluations evaluations spent by this start
    /// @param stage stage of the continuation
    /// @param loss lowest loss seen on that stage
    public record Mark(long evaluations, int stage, double loss) {}
}
