package synfire.lab.recording;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import synfire.data.array.Content.Numbers;

/// A recording of a network on disk. Names are those of its plan; what the format does not tell is left empty.
interface Recorded {

    /// A population whose spikes are recorded.
    ///
    /// @param cells how many it has, where the file tells
    record Spikes(String population, OptionalInt cells) {}

    /// A variable that is recorded.
    ///
    /// @param label what its numbers are, such as `E.v`
    /// @param unit empty where the file does not tell
    /// @param dtMs from one row to the next; the first row is of this time
    /// @param cells that the columns are; empty where they are no cells
    record Variable(String name, String label, String unit, double dtMs, List<Integer> cells) {

        public Variable {
            cells = List.copyOf(cells);
        }
    }

    List<Spikes> spikes() throws IOException;

    List<Variable> variables() throws IOException;

    /// @throws synfire.lab.http.Refusal if nothing is recorded of such a population
    SpikeTimes spikesOf(String population) throws IOException;

    /// `[row, column]`, or `[row]`.
    ///
    /// @throws synfire.lab.http.Refusal if nothing is recorded under this name
    Numbers valuesOf(String variable) throws IOException;
}
