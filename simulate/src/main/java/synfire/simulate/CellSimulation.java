package synfire.simulate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import synfire.equations.lowering.LoweredModel;
import synfire.ir.Sizes;
import synfire.kernels.Kernel;
import synfire.network.Samples;
import synfire.network.SpikeTrain;

/// Runs one cell under given inputs, any number of parameter vectors or repetitions at once.
///
/// Not for use by several threads at once.
public final class CellSimulation implements AutoCloseable {

    /// The name of the output that is 1 in the steps of spikes.
    public static final String SPIKE = "spike";

    /// Samples that one kernel call may record; longer runs of many lanes are cut into groups of lanes.
    private static final long MOST_SAMPLES = 16L << 20;

    private final CellProgram cell;
    private final Engine engine;
    private final Kernel kernel;

    public CellSimulation(LoweredModel model, double dtMs, List<String> recorded, boolean after, Engine engine) {
        this.cell = new CellProgram(model, dtMs, recorded, after);
        this.engine = engine;
        this.kernel = engine.compile(cell.program());
    }

    /// One run of the cell.
    ///
    /// @param recorded samples by name, one per step, in base units
    public record Run(double dtMs, Map<String, Samples> recorded) {

        public Run {
            recorded = Map.copyOf(recorded);
        }

        public Samples samples(String name) {
            var samples = recorded.get(name);
            if (samples == null) {
                throw new IllegalArgumentException(
                        "'%s' was not recorded; recorded were %s".formatted(name, recorded.keySet()));
            }
            return samples;
        }

        /// The steps in which `spike` was 1; a spike in step k has time k·dt, as in Brian 2.
        public SpikeTrain spikes() {
            var spike = samples(SPIKE);
            var times = java.util.stream.IntStream.range(0, spike.size())
                    .filter(k -> spike.get(k) > 0.5)
                    .mapToDouble(k -> k * dtMs)
                    .toArray();
            return SpikeTrain.of(times, 0, spike.size() * dtMs);
        }
    }

    /// Runs each lane with its own parameters, all under the same inputs.
    ///
    /// @param parameters values in base units, by name; one map per lane
    /// @param inputs samples in base units, by name of the input, all of one length
    /// @param key names the random numbers; lane i is trial i
    public List<Run> run(List<Map<String, Double>> parameters, Map<String, Samples> inputs, long key) {
        int steps = inputs.values().iterator().next().size();
        long perLane = (long) steps * Math.max(1, cell.recorded().size());
        int group = (int) Math.max(8, Math.min(parameters.size(), MOST_SAMPLES / Math.max(1, perLane)));
        var runs = new java.util.ArrayList<Run>();
        for (int from = 0; from < parameters.size(); from += group) {
            int to = Math.min(parameters.size(), from + group);
            runs.addAll(run(parameters.subList(from, to), inputs, key, from, steps));
        }
        return runs;
    }

    private List<Run> run(
            List<Map<String, Double>> parameters, Map<String, Samples> inputs, long key, int firstTrial, int steps) {
        int lanes = parameters.size();
        try (var binding = kernel.bind(Sizes.of(steps, lanes))) {
            for (var name : cell.model().initial().inputNames()) {
                binding.set(
                        name,
                        parameters.stream()
                                .mapToDouble(each -> value(each, name))
                                .toArray());
            }
            for (var name : cell.series()) {
                var samples = inputs.get(name);
                if (samples == null) {
                    throw new IllegalArgumentException("model '%s' needs input '%s'; given are %s"
                            .formatted(cell.model().model().name(), name, inputs.keySet()));
                }
                binding.set(name, samples.toArray());
            }
            if (kernel.program().hasInput("key")) {
                binding.setIntegers("key", key);
            }
            if (kernel.program().hasInput("trial")) {
                binding.setIntegers(
                        "trial",
                        java.util.stream.LongStream.range(firstTrial, firstTrial + lanes)
                                .toArray());
            }
            kernel.run(List.of(binding), engine.threads());
            var columns = new HashMap<String, double[]>();
            cell.recorded().forEach(name -> columns.put(name, binding.get(name)));
            return java.util.stream.IntStream.range(0, lanes)
                    .mapToObj(lane -> {
                        var recorded = new HashMap<String, Samples>();
                        columns.forEach((name, all) ->
                                recorded.put(name, Samples.generate(steps, k -> all[k * lanes + lane])));
                        return new Run(cell.dtMs(), recorded);
                    })
                    .toList();
        }
    }

    private static double value(Map<String, Double> parameters, String name) {
        var value = parameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("parameter '%s' has no value".formatted(name));
        }
        return value;
    }

    @Override
    public void close() {
        kernel.close();
    }
}
