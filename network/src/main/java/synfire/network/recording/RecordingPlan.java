package synfire.network.recording;

import java.util.List;

/// What a recording will hold.
///
/// @param title of the network
/// @param identity a text that differs between networks, seeds and time steps, and is the same for the same
/// @param dtMs time step
/// @param steps that the run is to have
public record RecordingPlan(
        String title, String identity, double dtMs, long steps, List<Spikes> spikes, List<Variable> variables) {

    public RecordingPlan {
        spikes = List.copyOf(spikes);
        variables = List.copyOf(variables);
    }

    /// Spikes of a population.
    ///
    /// @param cells how many it has
    public record Spikes(String population, int cells) {}

    /// Numbers that are recorded once in `every` steps: at the end of steps `every - 1`, `2 every - 1`, … since time 0.
    ///
    /// @param name of the recording; unlike all others
    /// @param source as [Sink#values] names it
    /// @param label what the numbers are, such as `E.v`
    /// @param unit of the numbers, a base unit
    /// @param columns numbers of a row
    /// @param cells that the columns are, by their numbers in the population; empty where they are no cells
    public record Variable(
            String name, String source, String label, String unit, int columns, List<Integer> cells, int every) {

        public Variable {
            cells = List.copyOf(cells);
        }

        /// The rows that are recorded in some first steps.
        public long rows(long steps) {
            return steps / every;
        }
    }
}
