package synfire.simulate.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import synfire.equations.lowering.SpikeOptions;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.ir.DType;
import synfire.ir.Program;
import synfire.ir.Sizes;
import synfire.ir.functions.ExpandFunctions;
import synfire.ir.simplify.Optimize;
import synfire.kernels.Binding;
import synfire.kernels.Kernel;
import synfire.kernels.MemoryBudgetException;
import synfire.kernels.MemoryPlan;
import synfire.kernels.Tasks;
import synfire.kernels.Work;
import synfire.network.Samples;
import synfire.network.description.Network;
import synfire.network.random.RandomKey;
import synfire.simulate.Engine;

/// Runs batches of trials of one network from its initial state, with what its readout loses, and the gradient of that
/// by back-propagation through time.
///
/// Trials go side by side in blocks of eight. A block is a task of its own, forward, loss and backward, so its tape is
/// all that a thread holds; gradients are summed over blocks in a fixed tree. The weights of every projection are a
/// matrix, 0 where there is no synapse: `PROJECTION.weight` is `[source][target]`.
///
/// What is sent to the network in a step acts from the next step on. Several threads may not use it at once.
public final class TrialNetwork implements AutoCloseable {

    /// Trials side by side, as many as the tiles of the matrix product take.
    static final int PLACES = 8;

    /// Steps of a call that saves nothing.
    private static final int LONGEST = 4096;

    /// The mean loss over trials, and of each trial; the weighted sum of the readout over the steps that count, for
    /// each
    /// trial; the derivatives of the mean loss, in base units, empty where none was asked for.
    public record Result(double loss, Samples losses, List<Samples> scores, Map<String, Samples> gradient) {
        public Result {
            scores = List.copyOf(scores);
            gradient = Map.copyOf(gradient);
        }
    }

    private final Network network;
    private final Engine engine;
    private final TrialProgram program;
    private final TrialLines lines;
    private final TrialShape shape;
    private final List<String> by;
    private final Map<String, double[]> values = new LinkedHashMap<>();
    private final Map<String, double[]> start = new LinkedHashMap<>();
    private final Deque<TrialWorker> idle = new ArrayDeque<>();
    private final Kernel forward;
    private final Program whole;
    private final GradientTree gradients;
    private @Nullable Kernel reverse;
    private @Nullable Kernel chunked;
    private long version;

    /// @param graded whether trials give numbers, and not spikes
    /// @param by what losses are differentiated by: `PROJECTION.weight`, `POPULATION.PARAMETER`
    /// @throws IllegalArgumentException if the network has none of that name, or cannot run as trials
    public TrialNetwork(
            Network network,
            Quantity dt,
            DType dtype,
            SpikeOptions spikes,
            TrialLoss loss,
            boolean graded,
            List<String> by,
            Engine engine) {
        this(network, dt, dtype, spikes, loss, graded, List.of(), by, engine);
    }

    /// @param penalties of activity that count in gradients
    public TrialNetwork(
            Network network,
            Quantity dt,
            DType dtype,
            SpikeOptions spikes,
            TrialLoss loss,
            boolean graded,
            List<ActivityPenalty> penalties,
            List<String> by,
            Engine engine) {
        this.network = network;
        this.engine = engine;
        this.by = List.copyOf(by);
        var options = new ProgramOptions(spikes, new LinkedHashSet<>(by), List.of(), false, true);
        var assembled = new Assembly(network, dt.in(Units.MS), dtype, options).assemble();
        this.program = new TrialProgram(assembled.program(), loss, graded, List.copyOf(penalties));
        TrialRules.check(network.name(), program.network());
        this.lines = TrialLines.of(program.network());
        this.shape = new TrialShape(network, program.network(), assembled.wirings(), lines, engine.threads());
        for (var population : program.network().populations()) {
            InitialState.of(network, population).forEach((name, numbers) -> start.put(population.name(name), numbers));
            population.perCell().forEach((name, numbers) -> values.put(population.name(name), numbers));
            population
                    .varied()
                    .forEach(name ->
                            values.put(population.name(name), InitialState.parameter(network, population, name)));
        }
        lines.slots().forEach((line, slots) -> start.put(line.input(), new double[slots * shape.size(line.target())]));
        program.rates()
                .forEach(rate -> start.put(
                        rate.state(),
                        new double[network.population(rate.population()).size()]));
        for (var projection : program.network().projections()) {
            values.put(projection.input("weight"), shape.weights(projection));
        }
        for (var name : by) {
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException("network '%s' has no '%s' to differentiate by; it has %s"
                        .formatted(network.name(), name, values.keySet()));
            }
        }
        this.gradients = new GradientTree(by, name -> get(name).size());
        this.forward = engine.compile(program.program());
        this.whole = ready(program.gradient(this.by, isSeeded(false)));
    }

    private static Program ready(Program program) {
        return new ExpandFunctions().apply(Optimize.STANDARD.apply(program));
    }

    /// The network as it is described, with the weights that it was made with.
    public Network description() {
        return network;
    }

    /// What [#activity(List)] can tell of.
    public List<String> watchable() {
        return program.watchable();
    }

    TrialProgram program() {
        return program;
    }

    public List<String> by() {
        return by;
    }

    /// What all trials have of that name.
    public Samples get(String name) {
        return Samples.of(
                Objects.requireNonNull(values.get(name), () -> "'%s' is none of %s".formatted(name, values.keySet())));
    }

    /// Replaces values, from the next evaluation on.
    ///
    /// @param numbers in base units
    public void set(String name, Samples numbers) {
        var known = get(name);
        if (known.size() != numbers.size()) {
            throw new IllegalArgumentException(
                    "'%s' has %d values, not %d".formatted(name, known.size(), numbers.size()));
        }
        values.put(name, numbers.toArray());
        version++;
    }

    long version() {
        return version;
    }

    Map<String, double[]> start(int places) {
        return TrialBlock.ofTrials(start, places);
    }

    int longest() {
        return LONGEST;
    }

    Kernel forward() {
        return forward;
    }

    Sizes sizes(int steps, int places) {
        return shape.sizes(steps, places);
    }

    /// Gives a binding all that trials share.
    void connect(Binding binding) {
        binding.setIntegers("key", network.key().split("noise").value());
        lines.slots().forEach((line, slots) -> binding.setIntegers(line.slotsInput(), slots));
        values.forEach(binding::set);
    }

    /// The same, of what a program reads.
    void connect(Binding binding, Program reader) {
        if (reader.hasInput("key")) {
            binding.setIntegers("key", network.key().split("noise").value());
        }
        if (reader.hasInput(ProgramOptions.TRIAL)) {
            binding.setIntegers(ProgramOptions.TRIAL, 0);
        }
        values.keySet().stream()
                .filter(reader::hasInput)
                .forEach(name -> binding.set(name, get(name).toArray()));
    }

    RandomKey key() {
        return network.key();
    }

    Result joined(int trials, TrialWorker.@Nullable Done[] blocks) {
        return TrialSums.of(program, trials, blocks);
    }

    private long tapeBytes(Program gradient, int steps) {
        return MemoryPlan.wholeTapes(gradient, sizes(steps, PLACES)).stream()
                .mapToLong(MemoryPlan.Tape::bytes)
                .sum();
    }

    /// Bytes of tape that a thread holds for trials of so many steps.
    public long tapeBytes(int steps) {
        return tapeBytes(whole, chunk(steps));
    }

    /// Whether trials of so many steps are cut into chunks.
    public boolean isChunked(int steps) {
        return tapeBytes(whole, steps) > engine.options().tapeBytes();
    }

    /// Whether the derivative takes cotangents of the states after it: in chunks, and where spikes travel, since lines
    /// have an axis more than what machine code fills.
    boolean isSeeded(boolean inChunks) {
        return inChunks || !lines.slots().isEmpty();
    }

    /// Steps of a chunk.
    int chunk(int steps) {
        if (!isChunked(steps)) {
            return steps;
        }
        long step = tapeBytes(whole, 1);
        if (step > engine.options().tapeBytes()) {
            throw new MemoryBudgetException(whole.name(), engine.options().tapeBytes(), step);
        }
        return part(steps, (int) (engine.options().tapeBytes() / step));
    }

    /// Into how many chunks trials of so many steps are cut.
    public int chunks(int steps) {
        return Math.ceilDiv(steps, chunk(steps));
    }

    /// The length of equal parts of `steps` none of which is longer than `most`.
    int part(int steps, int most) {
        return Math.ceilDiv(steps, Math.ceilDiv(steps, most));
    }

    synchronized Kernel reverse(boolean inChunks) {
        if (inChunks) {
            var known = chunked;
            if (known == null) {
                known = engine.backends()
                        .bestFor(whole)
                        .backend()
                        .compile(ready(program.gradient(by, true)), engine.options());
                chunked = known;
            }
            return known;
        }
        var known = reverse;
        if (known == null) {
            known = engine.backends().bestFor(whole).backend().compile(whole, engine.options());
            reverse = known;
        }
        return known;
    }

    /// What runs the derivative: `llvm`, `reference`.
    public String backend() {
        return engine.backends().bestFor(whole).backend().name();
    }

    /// Losses of trials at the values that are set, without derivatives.
    public Result run(List<TrialInput> trials) {
        return evaluate(trials, false);
    }

    /// Losses of trials at the values that are set, and the gradient of their mean.
    public Result gradient(List<TrialInput> trials) {
        return evaluate(trials, true);
    }

    /// Where a state of a batch first is not a number; none where all are.
    public Optional<NotFinite> firstNotFinite(List<TrialInput> trials) {
        try (var worker = new TrialWorker(this)) {
            var blocks = TrialBlock.of(program, trials, PLACES);
            return IntStream.range(0, blocks.size())
                    .mapToObj(i -> worker.firstNotFinite(blocks.get(i), i * PLACES))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
    }

    /// A state that is not a number after a step.
    ///
    /// @param trial number of the trial in its batch
    public record NotFinite(int step, String population, String variable, int cell, int trial) {}

    /// What some trials do at the values that are set.
    ///
    /// @param watched states such as `excitatory.V`, or `excitatory.spikes`
    public TrialActivity activity(List<String> watched) {
        return new TrialActivity(this, engine, watched);
    }

    private Result evaluate(List<TrialInput> trials, boolean differentiate) {
        if (trials.isEmpty()) {
            throw new IllegalArgumentException("no trials; give at least one");
        }
        var blocks = TrialBlock.of(program, trials, PLACES);
        int steps = trials.stream().mapToInt(TrialInput::steps).max().orElseThrow();
        var done = new TrialWorker.@Nullable Done[blocks.size()];
        gradients.start(blocks.size());
        Tasks.run(blocks.size(), engine.threads(), () -> {
            var worker = take();
            return number -> {
                var block = blocks.get((int) number);
                done[(int) number] =
                        differentiate ? gradient(worker, block, steps, (int) number) : worker.run(block, steps);
            };
        });
        giveBack();
        var sums = differentiate ? gradients.sum() : Map.<String, double[]>of();
        return TrialSums.of(program, trials.size(), done, sums);
    }

    private TrialWorker.Done gradient(TrialWorker worker, TrialBlock block, int steps, int number) {
        var sum = gradients.take();
        var done = worker.gradient(block, steps, sum);
        gradients.add(number, sum);
        return done;
    }

    private final List<TrialWorker> taken = new ArrayList<>();

    private synchronized TrialWorker take() {
        var worker = idle.isEmpty() ? new TrialWorker(this) : idle.pop();
        taken.add(worker);
        return worker;
    }

    private synchronized void giveBack() {
        idle.addAll(taken);
        taken.clear();
    }

    /// Seconds that each kind of work has taken in kernels so far, all threads together; empty unless the
    /// engine counts them.
    public synchronized Map<Work, Double> work() {
        var seconds = new EnumMap<Work, Double>(Work.class);
        idle.forEach(worker -> worker.addWork(seconds));
        return seconds;
    }

    @Override
    public void close() {
        idle.forEach(TrialWorker::close);
        forward.close();
        if (reverse != null) {
            reverse.close();
        }
        if (chunked != null) {
            chunked.close();
        }
    }
}
