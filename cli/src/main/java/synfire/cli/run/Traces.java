package synfire.cli.run;

import java.util.List;
import java.util.TreeMap;
import synfire.learn.loss.Trace;
import synfire.network.Samples;

/// Parts of traces.
public final class Traces {

    private Traces() {}

    /// The first `steps` samples of each trace; shorter ones stay whole.
    public static List<Trace> cut(List<Trace> traces, int steps) {
        return traces.stream().map(trace -> cut(trace, steps)).toList();
    }

    private static Trace cut(Trace trace, int steps) {
        if (trace.size() <= steps) {
            return trace;
        }
        var inputs = new TreeMap<String, Samples>();
        trace.inputs().forEach((name, samples) -> inputs.put(name, samples.part(0, steps)));
        return new Trace(
                trace.name(),
                trace.dtMs(),
                inputs,
                trace.potential().map(samples -> samples.part(0, steps)),
                trace.spikes().slice(0, steps * trace.dtMs()));
    }
}
