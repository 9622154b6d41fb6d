package synfire.simulate.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.kernels.Binding;
import synfire.kernels.Kernel;
import synfire.kernels.Work;
import synfire.network.Samples;

/// What one thread needs to run blocks of trials, one after the other: memory for the steps of a chunk, kept from block
/// to block.
///
/// Where the tape of a whole trial does not fit, the state at the start of each chunk is kept, and all chunks but the
/// last run twice. All are equally long, so that one piece of memory serves them; beyond the end nothing
/// counts.
final class TrialWorker implements AutoCloseable {

    private final TrialNetwork network;
    private final Map<Integer, Binding> forward = new HashMap<>();
    private final Map<Integer, Binding> reverse = new HashMap<>();
    private long version = -1;

    TrialWorker(TrialNetwork network) {
        this.network = network;
    }

    /// Loss of each trial, weighted sums of the readout `[trial][output]`, and the gradient of the sum of losses by
    /// name,
    /// where it is not summed up already.
    record Done(Samples losses, Samples scores, Map<String, double[]> gradient) {}

    private record Start(int first, int length, Map<String, double[]> state) {}

    /// Without a gradient.
    Done run(TrialBlock block, int steps) {
        refresh();
        double[] losses = new double[block.places()];
        double[] scores = new double[0];
        var state = network.start(block.places());
        int length = network.part(steps, network.longest());
        for (int first = 0; first < steps; first += length) {
            var binding = ready(forward, network.forward(), block, new Start(first, length, state));
            network.forward().run(binding);
            add(losses, binding.get(TrialProgram.LOSSES));
            scores = sum(scores, binding.get(TrialProgram.SCORE));
            if (first + length < steps) {
                state = after(binding);
            }
        }
        return new Done(Samples.of(losses), Samples.of(scores), Map.of());
    }

    /// @param gradient zeros, to which the gradient of the sum of losses is added
    Done gradient(TrialBlock block, int steps, Map<String, double[]> gradient) {
        refresh();
        var starts = starts(block, steps);
        boolean chunked = network.isChunked(steps);
        var kernel = network.reverse(chunked);
        double[] losses = new double[block.places()];
        double[] scores = new double[0];
        var cotangents = new HashMap<String, double[]>();
        for (var start : starts.reversed()) {
            var binding = ready(reverse, kernel, block, start);
            binding.fill("cotangent." + TrialProgram.LOSS, 1);
            if (network.isSeeded(chunked)) {
                for (var state : network.program().states()) {
                    var next = cotangents.get(state);
                    if (next == null) {
                        binding.fill("cotangent.next." + state, 0);
                    } else {
                        binding.set("cotangent.next." + state, next);
                    }
                }
            }
            kernel.run(binding);
            add(losses, binding.get(TrialProgram.LOSSES));
            scores = sum(scores, binding.get(TrialProgram.SCORE));
            gradient.forEach((name, sum) -> binding.addTo("cotangent." + name, sum));
            if (chunked && start.first() > 0) {
                network.program().states().forEach(state -> cotangents.put(state, binding.get("cotangent." + state)));
            }
        }
        return new Done(Samples.of(losses), Samples.of(scores), Map.of());
    }

    private List<Start> starts(TrialBlock block, int steps) {
        int chunk = network.chunk(steps);
        var starts = new ArrayList<Start>();
        var state = network.start(block.places());
        for (int first = 0; first < steps; first += chunk) {
            starts.add(new Start(first, chunk, state));
            if (first + chunk < steps) {
                var binding = ready(forward, network.forward(), block, starts.getLast());
                network.forward().run(binding);
                state = after(binding);
            }
        }
        return starts;
    }

    private Map<String, double[]> after(Binding binding) {
        var state = new HashMap<String, double[]>();
        network.program().states().forEach(name -> state.put(name, binding.get("next." + name)));
        return state;
    }

    private Binding ready(Map<Integer, Binding> bindings, Kernel kernel, TrialBlock block, Start start) {
        var binding = bindings.computeIfAbsent(start.length(), length -> {
            var made = kernel.bind(network.sizes(length, block.places()));
            network.connect(made);
            return made;
        });
        binding.setIntegers("step", start.first());
        start.state().forEach(binding::set);
        block.load(binding, start.first(), start.length());
        return binding;
    }

    /// Gives all bindings the values of this evaluation.
    private void refresh() {
        if (version != network.version()) {
            forward.values().forEach(network::connect);
            reverse.values().forEach(network::connect);
            version = network.version();
        }
    }

    /// Where a state first is not a number, going step by step.
    ///
    /// @param firstTrial number of the first trial of the block
    Optional<TrialNetwork.NotFinite> firstNotFinite(TrialBlock block, int firstTrial) {
        refresh();
        var state = network.start(block.places());
        int steps = block.trials().stream().mapToInt(TrialInput::steps).max().orElse(0);
        for (int step = 0; step < steps; step++) {
            var binding = ready(forward, network.forward(), block, new Start(step, 1, state));
            network.forward().run(binding);
            state = after(binding);
            for (var each : state.entrySet()) {
                int cells = each.getValue().length / block.places();
                for (int i = 0; i < each.getValue().length; i++) {
                    if (!Double.isFinite(each.getValue()[i])) {
                        int dot = each.getKey().indexOf('.');
                        return Optional.of(new TrialNetwork.NotFinite(
                                step,
                                each.getKey().substring(0, dot),
                                each.getKey().substring(dot + 1),
                                i % cells,
                                firstTrial + i / cells));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// Adds the seconds that each kind of work has taken.
    void addWork(Map<Work, Double> seconds) {
        for (var bindings : List.of(forward, reverse)) {
            for (var binding : bindings.values()) {
                binding.work().forEach((work, more) -> seconds.merge(work, more, Double::sum));
            }
        }
    }

    private static void add(double[] sum, double[] more) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += more[i];
        }
    }

    private static double[] sum(double[] sum, double[] more) {
        if (sum.length == 0) {
            return more;
        }
        add(sum, more);
        return sum;
    }

    @Override
    public void close() {
        forward.values().forEach(Binding::close);
        reverse.values().forEach(Binding::close);
    }
}
