package synfire.learn.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import synfire.equations.units.Quantity;
import synfire.learn.task.Answer;
import synfire.learn.task.Code;
import synfire.learn.task.Trial;
import synfire.learn.train.circuit.Architecture;
import synfire.learn.train.circuit.Latent;
import synfire.learn.train.circuit.LatentParameter;
import synfire.learn.train.circuit.ReadoutOffset;
import synfire.learn.train.circuit.SharedParameter;
import synfire.learn.train.circuit.Trained;
import synfire.learn.train.optimizer.Clipping;
import synfire.network.Samples;
import synfire.network.random.RandomKey;
import synfire.simulate.Engine;
import synfire.simulate.network.OnlineGradient;
import synfire.simulate.network.OnlineRule;
import synfire.simulate.network.TrialInput;
import synfire.simulate.network.TrialLoss;
import synfire.simulate.network.TrialNetwork;

/// Trains a circuit on a task, batch by batch. Each batch has trials of its own, which depend on the seed
/// and the number of the batch alone, so a training that goes on from a [TrainState] is the one that was
/// interrupted, bit for bit.
///
/// Not for use by several threads at once.
public final class Trainer implements AutoCloseable {

    /// What least squares remember, as in checkpoints.
    public static final String INVERSE = "readout.inverse";

    private static final int BALANCING = 200;

    private final TrainPlan plan;
    private final Engine engine;
    private final TrialNetwork network;
    private final Optional<OnlineGradient> online;
    private final Optional<ForceReadout> force;
    private final Optional<ReadoutOffset> offset;
    private final List<Trained> latents = new ArrayList<>();
    private final List<List<double[]>> memory = new ArrayList<>();
    private final Trials trials;
    private final Trials heldOut;
    private long batches;
    private long leftOut;
    private double best = -1;
    private long bestAt;

    /// Draws the first weights and compiles.
    public Trainer(TrainPlan plan, Engine engine) {
        this(plan, engine, List.of());
    }

    /// The same with parameters that cells share and that are trained too.
    public Trainer(TrainPlan plan, Engine engine, List<SharedParameter> shared) {
        this.plan = plan;
        this.engine = engine;
        this.trials = new Trials(plan.task(), engine.threads());
        this.heldOut = new Trials(plan.task().heldOut(), engine.threads());
        var layout = plan.task().layout();
        var key = RandomKey.ofSeed(plan.seed());
        var groups = plan.circuit().groups(layout.inputs(), layout.outputs());
        for (var group : groups) {
            latents.add(new Latent(plan.circuit(), group, plan.dale(), key.split(group.name())));
        }
        var by = new ArrayList<>(
                latents.stream().flatMap(latent -> latent.by().stream()).toList());
        by.addAll(plan.parameters());
        plan.offset().ifPresent(by::add);
        shared.forEach(each -> by.addAll(each.by()));
        var variable = plan.circuit().output();
        var described = plan.circuit().network(layout.inputs(), layout.outputs(), plan.seed());
        this.network = new TrialNetwork(
                described,
                Quantity.of(layout.dtMs(), "ms"),
                plan.dtype(),
                plan.spikes(),
                switch (layout.answer()) {
                    case Answer.Classes _ -> new TrialLoss.CrossEntropy(Architecture.READOUT, variable);
                    case Answer.Signals _, Answer.Timing _ ->
                        new TrialLoss.SquaredError(Architecture.READOUT, variable);
                },
                layout.code() instanceof Code.Values,
                plan.costs(),
                by,
                engine);
        for (var name : plan.parameters()) {
            int dot = name.indexOf('.');
            var parameter = described.population(name.substring(0, dot)).model().parameter(name.substring(dot + 1));
            latents.add(new LatentParameter(name, parameter, network.get(name)));
        }
        this.offset = plan.offset().map(name -> new ReadoutOffset(name, network.get(name)));
        offset.ifPresent(latents::add);
        latents.addAll(shared);
        for (var latent : latents) {
            memory.add(IntStream.range(0, plan.optimizer().slots())
                    .mapToObj(_ -> new double[latent.values().length])
                    .toList());
        }
        give();
        this.online = plan.rule().online().map(this::online);
        this.force = plan.rule() instanceof LearningRule.Force rule
                ? Optional.of(new ForceReadout(network, readout(), Architecture.READOUT + "." + variable, rule, engine))
                : Optional.empty();
    }

    private OnlineGradient online(OnlineRule rule) {
        var synapses = new HashMap<String, Samples>();
        for (var latent : latents) {
            if (latent instanceof Latent of) {
                synapses.putAll(of.synapses());
            }
        }
        return new OnlineGradient(network, rule, engine, synapses);
    }

    private Latent readout() {
        return latents.stream()
                .filter(latent -> latent.name().equals(Architecture.READOUT))
                .map(Latent.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private void give() {
        latents.forEach(latent -> latent.give(network));
    }

    /// Gives the readout first weights by regression on so many trials, which training does not see.
    public void startReadout(int count) {
        for (var latent : latents) {
            if (latent instanceof Latent of && of.name().equals(Architecture.READOUT)) {
                var dtMs = plan.task().layout().dtMs();
                var weights = new ReadoutStart(network, of.group(), dtMs).weights(inputs("readout", 0, count));
                System.arraycopy(weights, 0, of.values(), 0, weights.length);
            }
        }
        give();
    }

    /// What runs the trials.
    public TrialNetwork network() {
        return network;
    }

    /// What finds gradients by a rule that goes forward in time, if one does.
    public Optional<OnlineGradient> online() {
        return online;
    }

    /// The weights of each group, `[source][target]`.
    public Map<String, Samples> weights() {
        var weights = new LinkedHashMap<String, Samples>();
        for (var latent : latents) {
            if (latent instanceof Latent of) {
                weights.put(of.name(), Samples.of(of.weights()));
            }
        }
        return weights;
    }

    /// The trained parameters of cells, `POPULATION.PARAMETER`, in base units.
    public Map<String, Samples> parameters() {
        var parameters = new LinkedHashMap<String, Samples>();
        for (var name : plan.parameters()) {
            parameters.put(name, network.get(name));
        }
        return parameters;
    }

    public long batches() {
        return batches;
    }

    /// The gradient by what is trained on the next batch, by any rule; nothing is trained.
    public Map<String, Samples> gradient(LearningRule rule) {
        var given = given(0);
        var other = rule.online().map(this::online);
        var found = other.map(each -> each.gradient(given)).orElseGet(() -> network.gradient(given));
        other.ifPresent(OnlineGradient::close);
        var gradients = new LinkedHashMap<String, Samples>();
        latents.forEach(latent -> gradients.put(latent.name(), Samples.of(latent.gradient(found.gradient()))));
        return gradients;
    }

    /// Leaves out the trials of so many batches: those that follow are not the ones that this plan would go
    /// on with. The optimizer counts on from the batches that were done.
    public void leaveOut(long batches) {
        leftOut += batches;
    }

    /// The trials of a part of the next batch.
    private List<TrialInput> given(int part) {
        var key = RandomKey.ofSeed(plan.seed()).split("train");
        return trials.of(key, ((leftOut + batches) * plan.accumulate() + part) * plan.batch(), plan.batch());
    }

    /// Trains on the next batch.
    ///
    /// @throws DivergedException where the loss or its gradient is not a number; nothing is changed then
    public Batch next() {
        return force.map(this::least).orElseGet(this::descend);
    }

    /// The norm that is told is how far the weights of the readout moved.
    private Batch least(ForceReadout squares) {
        double loss = 0;
        double accuracy = 0;
        double moved = 0;
        for (int part = 0; part < plan.accumulate(); part++) {
            var given = given(part);
            var found = network.run(given);
            if (!Double.isFinite(found.loss())) {
                throw DivergedException.of(batches + 1, found.loss(), network, given);
            }
            loss += found.loss() / plan.accumulate();
            accuracy += Trials.accuracy(given, found.scores()) / plan.accumulate();
            moved += squares.learn(given);
            give();
        }
        batches++;
        return new Batch(batches, loss, accuracy, moved);
    }

    /// Sets the offset of the readout, if it is one that balances classes, by trials of training.
    public void balance() {
        if (offset.isPresent()) {
            balance(inputs("offset", 0, BALANCING));
        }
    }

    private void balance(List<TrialInput> given) {
        offset.ifPresent(each -> each.balance(network, network.run(given).scores(), Trials.labels(given)));
    }

    /// The trials with what they count for, where classes count alike.
    private List<TrialInput> counted(List<TrialInput> given) {
        if (offset.isEmpty()) {
            return given;
        }
        int classes = plan.task().layout().outputs();
        var shares = ReadoutOffset.shares(Trials.labels(given), classes);
        return IntStream.range(0, shares.length)
                .mapToObj(i -> Trials.counting(given.get(i), shares[i]))
                .toList();
    }

    private Batch descend() {
        double loss = 0;
        double accuracy = 0;
        var gradients = latents.stream()
                .map(latent -> new double[latent.values().length])
                .toList();
        for (int part = 0; part < plan.accumulate(); part++) {
            var drawn = given(part);
            balance(drawn);
            var given = counted(drawn);
            var found = online.map(rule -> rule.gradient(given)).orElseGet(() -> network.gradient(given));
            for (int g = 0; g < latents.size(); g++) {
                var more = latents.get(g).gradient(found.gradient());
                var sum = gradients.get(g);
                Arrays.setAll(sum, i -> sum[i] + more[i] / plan.accumulate());
            }
            if (!Double.isFinite(found.loss()) || !Double.isFinite(Clipping.norm(gradients))) {
                throw DivergedException.of(batches + 1, found.loss(), network, given);
            }
            loss += found.loss() / plan.accumulate();
            accuracy += Trials.accuracy(given, found.scores()) / plan.accumulate();
        }
        double norm = Clipping.norm(gradients);
        batches++;
        plan.clipping().apply(gradients);
        for (int g = 0; g < latents.size(); g++) {
            var latent = latents.get(g);
            if (latent instanceof Latent) {
                plan.penalty().addTo(gradients.get(g), latent.values());
            }
            plan.optimizer()
                    .step(batches, plan.rate(latent.name(), batches), latent.values(), gradients.get(g), memory.get(g));
            latent.settle();
        }
        give();
        return new Batch(batches, loss, accuracy, norm);
    }

    /// Loss and accuracy on trials that training never sees, always the same ones, after [#balance()].
    public Batch heldOut() {
        balance();
        var measured = measured("held-out", plan.heldOut());
        if (measured.accuracy() > best) {
            best = measured.accuracy();
            bestAt = batches;
        }
        return measured;
    }

    /// Loss and accuracy on so many trials of a set of its own, which training never sees.
    ///
    /// @param set a name, of which the trials are a function
    public Batch measured(String set, int count) {
        var given = heldOut.of(RandomKey.ofSeed(plan.seed()).split(set), 0, count);
        var found = network.run(given);
        return new Batch(batches, found.loss(), Trials.accuracy(given, found.scores()), Double.NaN);
    }

    /// Trials of a set of its own, which training never sees.
    public List<Trial> trials(String set, long first, int count) {
        var key = RandomKey.ofSeed(plan.seed()).split(set);
        return LongStream.range(first, first + count)
                .mapToObj(i -> heldOut.task().trial(key, i))
                .toList();
    }

    /// The same trials as [#network()] takes them.
    public List<TrialInput> inputs(String set, long first, int count) {
        return heldOut.of(RandomKey.ofSeed(plan.seed()).split(set), first, count);
    }

    /// What the rest of the training depends on.
    public TrainState state() {
        var arrays = new LinkedHashMap<String, Samples>();
        for (int g = 0; g < latents.size(); g++) {
            var name = latents.get(g).name();
            arrays.put(name, Samples.of(latents.get(g).values()));
            for (int slot = 0; slot < memory.get(g).size(); slot++) {
                arrays.put(name + "." + slot, Samples.of(memory.get(g).get(slot)));
            }
        }
        force.ifPresent(squares -> arrays.put(INVERSE, Samples.of(squares.inverse())));
        return new TrainState(batches, best, bestAt, arrays);
    }

    /// Goes back, or on, to a state of a training of the same plan.
    ///
    /// @throws IllegalArgumentException if it is one of another network
    public void restore(TrainState state) {
        var own = state().arrays();
        if (!own.keySet().equals(state.arrays().keySet())) {
            throw new IllegalArgumentException(
                    "a state of %s cannot go on in a training of %s; give the study that it is of"
                            .formatted(state.arrays().keySet(), own.keySet()));
        }
        own.forEach((name, values) -> {
            int size = Objects.requireNonNull(state.arrays().get(name)).size();
            if (size != values.size()) {
                throw new IllegalArgumentException(
                        "the state has %d values of '%s', the training %d; give the study that it is of"
                                .formatted(size, name, values.size()));
            }
        });
        for (int g = 0; g < latents.size(); g++) {
            var name = latents.get(g).name();
            copy(state, name, latents.get(g).values());
            for (int slot = 0; slot < memory.get(g).size(); slot++) {
                copy(state, name + "." + slot, memory.get(g).get(slot));
            }
        }
        force.ifPresent(squares -> squares.restore(
                Objects.requireNonNull(state.arrays().get(INVERSE)).toArray()));
        batches = state.batches();
        best = state.best();
        bestAt = state.bestAt();
        give();
    }

    private static void copy(TrainState state, String name, double[] into) {
        var from = Objects.requireNonNull(state.arrays().get(name)).toArray();
        System.arraycopy(from, 0, into, 0, into.length);
    }

    @Override
    public void close() {
        online.ifPresent(OnlineGradient::close);
        force.ifPresent(ForceReadout::close);
        network.close();
    }
}
