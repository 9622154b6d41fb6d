package synfire.simulate.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Sizes;
import synfire.ir.Value;
import synfire.ir.functions.ExpandFunctions;
import synfire.ir.simplify.Optimize;
import synfire.kernels.Binding;
import synfire.kernels.Kernel;
import synfire.kernels.MemoryBudgetException;
import synfire.kernels.Tasks;
import synfire.network.Samples;
import synfire.network.random.CounterStream;
import synfire.simulate.Engine;

/// The gradient of the weights of a [TrialNetwork] by a rule that goes forward in time, window by window,
/// with memory that does not grow with the length of trials.
///
/// Trials are independent: threads share them out eight at a time, and gradients are summed in a fixed
/// tree. Several threads may not use it at once.
public final class OnlineGradient implements AutoCloseable {

    private final TrialNetwork network;
    private final OnlineRule rule;
    private final Engine engine;
    private final Program program;
    private final Optional<InfluencePattern> influence;
    private final Map<String, double[]> feedback = new HashMap<>();
    private final Deque<Worker> idle = new ArrayDeque<>();
    private final List<Worker> taken = new ArrayList<>();
    private @Nullable Kernel kernel;

    /// @throws IllegalArgumentException if the rule cannot learn what the network's gradient is by
    public OnlineGradient(TrialNetwork network, OnlineRule rule, Engine engine) {
        this(network, rule, engine, Map.of());
    }

    /// @param synapses of projections, by `PROJECTION.weight`: `[source][target]`, not 0 where there is
    ///     one; of those that
    ///     are not named, where the weight is not 0 now. Only [OnlineRule.Influence] asks.
    /// @throws IllegalArgumentException if the rule cannot learn what the network's gradient is by
    public OnlineGradient(TrialNetwork network, OnlineRule rule, Engine engine, Map<String, Samples> synapses) {
        this.network = network;
        this.rule = rule;
        this.engine = engine;
        var parts = switch (rule) {
            case OnlineRule.Traces traces -> parts(traces.filter(), traces.across());
            case OnlineRule.Factors factors -> parts(factors.filter(), false);
            case OnlineRule.Influence _ -> parts(OnlineRule.Filter.READOUT, true);
        };
        var made = switch (rule) {
            case OnlineRule.Traces traces -> new TraceProgram(parts, traces).program();
            case OnlineRule.Factors factors -> new FactorProgram(parts, factors).program();
            case OnlineRule.Influence _ -> new InfluenceProgram(parts).program();
        };
        this.influence = rule instanceof OnlineRule.Influence(var _, int steps)
                ? Optional.of(new InfluencePattern(parts, new InfluenceGraph(parts, matrices(parts, synapses)), steps))
                : Optional.empty();
        this.program = new ExpandFunctions().apply(Optimize.STANDARD.apply(made));
        for (var input : program.inputs()) {
            if (input.name().startsWith(TraceProgram.FEEDBACK)) {
                feedback.put(input.name(), drawn(input.name()));
            }
        }
    }

    private OnlineParts parts(OnlineRule.Filter filter, boolean across) {
        return new OnlineParts(network.program(), network.by(), filter, across);
    }

    /// Where each projection of the network has synapses.
    private double[][] matrices(OnlineParts parts, Map<String, Samples> synapses) {
        return parts.trials().network().projections().stream()
                .map(projection -> projection.input("weight"))
                .map(name -> synapses.getOrDefault(name, network.get(name)).toArray())
                .toArray(double[][]::new);
    }

    /// Random numbers as large as the weights of the projection.
    private double[] drawn(String name) {
        var weights = network.get(name.substring(TraceProgram.FEEDBACK.length()) + ".weight")
                .toArray();
        double size = Math.sqrt(Arrays.stream(weights).map(w -> w * w).average().orElse(0));
        var random = new CounterStream(network.key().split(name), 0);
        return Arrays.stream(weights).map(_ -> size * random.nextNormal()).toArray();
    }

    /// Bytes that each thread holds at most: traces, gradients, what a window leaves behind.
    public long threadBytes() {
        long bytes = 0;
        var sizes = network.sizes(rule.window(), 1);
        for (var input : program.inputs()) {
            bytes += bytes(sizes, input.value());
        }
        for (var step : program.steps()) {
            if (step.op() instanceof Op.Scan) {
                for (var result : step.results()) {
                    bytes += bytes(sizes, result);
                }
            }
        }
        for (var output : program.outputs()) {
            bytes += bytes(sizes, output.value());
        }
        return bytes + influence.map(InfluencePattern::bytes).orElse(0L);
    }

    private static long bytes(Sizes sizes, Value value) {
        long elements = 1;
        for (var axis : value.type().axes()) {
            elements *= sizes.of(axis);
        }
        return elements * value.dtype().bytes();
    }

    /// What runs the rule: `llvm`, `reference`.
    public String backend() {
        return engine.backends().bestFor(program).backend().name();
    }

    private synchronized Kernel kernel() {
        var known = kernel;
        if (known == null) {
            long needed = threadBytes();
            if (needed > engine.options().tapeBytes()) {
                throw MemoryBudgetException.ofRule(
                        program.name(), engine.options().tapeBytes(), needed);
            }
            known = engine.backends().bestFor(program).backend().compile(program, engine.options());
            kernel = known;
        }
        return known;
    }

    /// Losses of trials at the values that are set, and the gradient of their mean by the rule.
    ///
    /// @throws MemoryBudgetException if a thread would hold more than it may
    public TrialNetwork.Result gradient(List<TrialInput> trials) {
        if (trials.isEmpty()) {
            throw new IllegalArgumentException("no trials; give at least one");
        }
        var ready = kernel();
        TrialBlock.of(network.program(), trials, 1);
        int longest = trials.stream().mapToInt(OnlineGradient::counted).max().orElse(1);
        int windows = Math.max(1, (longest + rule.window() - 1) / rule.window());
        int window = Math.max(1, (longest + windows - 1) / windows);
        int blocks = (trials.size() + TrialNetwork.PLACES - 1) / TrialNetwork.PLACES;
        var done = new TrialWorker.@Nullable Done[blocks];
        Tasks.run(blocks, engine.threads(), () -> {
            var worker = take(ready, window);
            return number -> {
                int first = (int) number * TrialNetwork.PLACES;
                done[(int) number] =
                        worker.run(trials.subList(first, Math.min(trials.size(), first + TrialNetwork.PLACES)));
            };
        });
        giveBack();
        return network.joined(trials.size(), done);
    }

    /// Steps of a trial up to the last that counts.
    private static int counted(TrialInput trial) {
        return trial.windows().stream().mapToInt(TrialInput.Window::end).max().orElse(0);
    }

    private synchronized Worker take(Kernel ready, int window) {
        idle.removeIf(worker -> {
            boolean other = worker.window != window;
            if (other) {
                worker.binding.close();
            }
            return other;
        });
        var worker = idle.isEmpty() ? new Worker(ready, window) : idle.pop();
        worker.refresh();
        taken.add(worker);
        return worker;
    }

    private synchronized void giveBack() {
        idle.addAll(taken);
        taken.clear();
    }

    @Override
    public void close() {
        idle.forEach(worker -> worker.binding.close());
        if (kernel != null) {
            kernel.close();
        }
    }

    /// What one thread needs: memory for a window, kept from trial to trial.
    private final class Worker {
        private final Kernel ready;
        private final int window;
        private final Binding binding;
        private final List<String> traces;
        private final Optional<InfluenceTraces> influenced;
        private long version = -1;

        Worker(Kernel ready, int window) {
            this.ready = ready;
            this.window = window;
            this.binding = ready.bind(network.sizes(window, 1));
            this.traces = program.inputNames().stream()
                    .filter(name -> program.hasOutput("next." + name) && !isState(name))
                    .toList();
            this.influenced = influence.map(InfluenceTraces::new);
            feedback.forEach(binding::set);
        }

        private boolean isState(String name) {
            return network.program().carries().containsKey(name);
        }

        /// Takes over the values of this evaluation.
        void refresh() {
            if (version != network.version()) {
                network.connect(binding, program);
                version = network.version();
            }
        }

        /// Trials one after the other.
        TrialWorker.Done run(List<TrialInput> trials) {
            int outputs = network.program().readout().population().size();
            var losses = new double[TrialNetwork.PLACES];
            var scores = new double[TrialNetwork.PLACES * outputs];
            var gradient = new HashMap<String, double[]>();
            for (int k = 0; k < trials.size(); k++) {
                var trial = new TrialBlock(network.program(), List.of(trials.get(k)), 1);
                begin();
                for (int first = 0; first < counted(trials.get(k)); first += window) {
                    if (first > 0) {
                        goOn();
                    }
                    binding.setIntegers("step", first);
                    trial.load(binding, first, window);
                    ready.run(binding);
                    losses[k] += binding.get(TrialProgram.LOSS)[0];
                    var score = binding.get(TrialProgram.SCORE);
                    for (int o = 0; o < outputs; o++) {
                        scores[k * outputs + o] += score[o];
                    }
                    if (influenced.isPresent()) {
                        influenced.get().advance(window, this::left, added(gradient));
                    } else if (counts(trials.get(k), first, first + window)) {
                        addTo(gradient);
                    }
                }
            }
            return new TrialWorker.Done(Samples.of(losses), Samples.of(scores), added(gradient));
        }

        /// An output of the window, or weights.
        private double[] left(String name) {
            return program.hasOutput(name)
                    ? binding.get(name)
                    : network.get(name).toArray();
        }

        private Map<String, double[]> added(Map<String, double[]> gradient) {
            for (var name : network.by()) {
                gradient.computeIfAbsent(name, _ -> new double[network.get(name).size()]);
            }
            return gradient;
        }

        private static boolean counts(TrialInput trial, int first, int end) {
            return trial.windows().stream().anyMatch(window -> window.from() < end && window.end() > first);
        }

        private void begin() {
            network.start(1).forEach(binding::set);
            traces.forEach(name -> binding.fill(name, 0));
            influenced.ifPresent(InfluenceTraces::begin);
        }

        private void goOn() {
            network.start(1).keySet().forEach(state -> binding.feed("next." + state, state));
            traces.forEach(name -> binding.feed("next." + name, name));
        }

        private void addTo(Map<String, double[]> gradient) {
            for (var name : network.by()) {
                var projection = name.substring(0, name.lastIndexOf('.'));
                var more = binding.get(TraceProgram.GRADIENT + projection);
                gradient.merge(name, more, (sum, other) -> {
                    Arrays.setAll(sum, i -> sum[i] + other[i]);
                    return sum;
                });
            }
        }
    }
}
