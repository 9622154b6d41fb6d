package synfire.network.recording;

/// Hands on what a plan asks for, by the names of the plan.
public final class Named implements Sink {

    private final RecordingPlan plan;
    private final Sink sink;

    public Named(RecordingPlan plan, Sink sink) {
        this.plan = plan;
        this.sink = sink;
    }

    @Override
    public void spikes(String population, int[] cells, double[] timesMs) {
        if (plan.spikes().stream().anyMatch(each -> each.population().equals(population))) {
            sink.spikes(population, cells, timesMs);
        }
    }

    @Override
    public void values(String name, long firstStep, double[] rows) {
        if (rows.length > 0) {
            for (var variable : plan.variables()) {
                if (variable.source().equals(name)) {
                    sink.values(variable.name(), firstStep, rows);
                }
            }
        }
    }
}
