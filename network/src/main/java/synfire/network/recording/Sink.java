package synfire.network.recording;

/// Where spikes and variables of a running network go, stretch by stretch, so that memory need not grow with the run.
///
/// The arrays belong to the sink.
public interface Sink {

    /// Spikes of a population in one stretch, in the order of time, then of cells.
    ///
    /// @param cells `[spike]`
    /// @param timesMs `[spike]`, in ms since time 0
    void spikes(String population, int[] cells, double[] timesMs);

    /// A recorded variable, in base units.
    ///
    /// @param name `POPULATION.VARIABLE`
    /// @param firstStep number of the first step of the stretch since time 0
    /// @param rows for each step all cells
    void values(String name, long firstStep, double[] rows);

    /// Forgets everything.
    Sink NONE = new Sink() {
        @Override
        public void spikes(String population, int[] cells, double[] timesMs) {}

        @Override
        public void values(String name, long firstStep, double[] rows) {}
    };
}
