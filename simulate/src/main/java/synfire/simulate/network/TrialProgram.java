package synfire.simulate.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.FullProduct;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.SpikeMode;
import synfire.ir.TensorType;
import synfire.ir.Type;
import synfire.ir.Value;
import synfire.ir.differentiate.SaveSet;
import synfire.ir.differentiate.Vjp;
import synfire.ir.scans.CleanScans;
import synfire.ir.simplify.BroadcastLate;
import synfire.ir.simplify.DenseEvents;
import synfire.ir.simplify.Optimize;

/// Several trials of one network side by side, with their losses, as a program, and its derivative.
///
/// Inputs: those of the network's program, its states with the axis of trials, its sources `NAME.fired` as truth values
/// `[time, trial, source]` or, where trials give numbers, as numbers; `loss.weight` `[time, trial]` and `loss.target`
/// `[time, trial, output]`. Outputs: `loss`, the sum over trials and steps; `losses`, of each trial; `score`, the
/// weighted
/// sum of the readout over the steps `[trial, output]`; `next.` and the name of every state.
///
/// @param graded whether sources send numbers
/// @param penalties of activity; with any there is also the input `penalty.weight` `[time, trial]`, the share of a step
///     in its trial, and `loss` has them
record TrialProgram(NetworkProgram network, TrialLoss loss, boolean graded, List<ActivityPenalty> penalties) {

    static final Axis TRIAL = new Axis("trial", 10);
    static final String LOSS = "loss";
    static final String LOSSES = "losses";
    static final String SCORE = "score";
    static final String WEIGHT = "loss.weight";
    static final String TARGET = "loss.target";
    static final String WATCHED = "watched.";
    static final String PENALTY = "penalty";
    static final String INSIDE = "penalty.weight";
    static final String SPIKES = ".spikes";

    PopulationCode readout() {
        return network.population(loss.population());
    }

    private TensorType outputs() {
        return readout().type().with(TRIAL);
    }

    private TensorType trials() {
        return TensorType.of(network.dtype(), TRIAL);
    }

    Op.Scan scan() {
        return network.program().steps().stream()
                .map(Program.Step::op)
                .filter(Op.Scan.class::isInstance)
                .map(Op.Scan.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /// What is carried, with the axis of trials.
    Map<String, Type> carries() {
        var carries = new LinkedHashMap<String, Type>();
        network.carries().forEach((name, type) -> carries.put(name, type.dtype().isFloat() ? ofTrials(type) : type));
        rates().forEach(rate -> carries.put(
                rate.state(), network.population(rate.population()).type().with(TRIAL)));
        return carries;
    }

    /// States that have a derivative.
    List<String> states() {
        return carries().entrySet().stream()
                .filter(each -> each.getValue().dtype().isFloat())
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Penalties that need the rate so far.
    List<ActivityPenalty.Rate> rates() {
        return penalties.stream()
                .filter(ActivityPenalty.Rate.class::isInstance)
                .map(ActivityPenalty.Rate.class::cast)
                .toList();
    }

    /// Spikes of the populations that projections leave, and all states.
    List<String> watchable() {
        var names = new ArrayList<String>();
        var leaving = scan().body().steps().stream()
                .map(Program.Step::op)
                .filter(Op.Events.class::isInstance)
                .map(op -> ((Op.Events) op).source())
                .toList();
        network.populations().stream()
                .filter(each -> leaving.contains(each.axis()))
                .forEach(each -> names.add(each.population().name() + SPIKES));
        network.carries().entrySet().stream()
                .filter(each -> each.getValue().dtype().isFloat())
                .forEach(each -> names.add(each.getKey()));
        return names;
    }

    private static TensorType ofTrials(Type type) {
        return type.dense().with(TRIAL);
    }

    /// The type of what a source sends in a step.
    private TensorType fired(Type type) {
        return ofTrials(type).withDType(graded ? network.dtype() : DType.BOOL);
    }

    boolean isSource(String input) {
        return network.sources().stream()
                .flatMap(source -> source.feeds().stream())
                .anyMatch(feed -> feed.name().equals(input));
    }

    Program program() {
        return program(List.of());
    }

    /// With the course of some quantities besides, `watched.NAME` `[time, trial, …]`.
    ///
    /// @param watched states, or `POPULATION.spikes`
    Program program(List<String> watched) {
        var scan = scan();
        int carried = scan.carries().size();
        var b = new Builder(network.name() + ".trials");
        var carries = new ArrayList<Value>();
        carries().forEach((name, type) -> carries.add(b.input(name, type)));
        carries.add(b.zero(trials()));
        carries.add(b.zero(outputs()));
        if (!penalties.isEmpty()) {
            carries.add(b.zero(trials()));
        }
        var xs = new ArrayList<Value>();
        var constants = new ArrayList<Value>();
        for (int i = carried; i < scan.body().inputs().size(); i++) {
            var input = scan.body().inputs().get(i);
            if (i >= carried + scan.xs().size()) {
                constants.add(b.input(input.name(), constant(input)));
            } else if (input.name().equals("offset")) {
                xs.add(b.emit(new Op.Iota(Axis.TIME)));
            } else {
                var type = isSource(input.name())
                        ? fired(input.value().type())
                        : input.value().type().dense();
                xs.add(b.input(input.name(), type.with(Axis.TIME)));
            }
        }
        xs.add(b.input(WEIGHT, trials().with(Axis.TIME)));
        xs.add(b.input(TARGET, outputs().with(Axis.TIME)));
        if (!penalties.isEmpty()) {
            xs.add(b.input(INSIDE, trials().with(Axis.TIME)));
        }
        int states = carries().size();
        var results = b.emitAll(new Op.Scan(body(scan, watched), Axis.TIME, false, carries, xs, constants, 0));
        var losses = results.get(states);
        b.output(LOSS, b.sum(penalties.isEmpty() ? losses : b.add(losses, results.get(states + 2)), TRIAL));
        b.output(LOSSES, losses);
        b.output(SCORE, results.get(states + 1));
        int next = 0;
        for (var name : carries().keySet()) {
            b.output("next." + name, results.get(next++));
        }
        for (int i = 0; i < watched.size(); i++) {
            b.output(WATCHED + watched.get(i), results.get(carries.size() + i));
        }
        var built = CleanScans.of(new BroadcastLate().apply(b.build()));
        return network.options().spikes().mode() == SpikeMode.SOFT ? new DenseEvents().apply(built) : built;
    }

    /// The step of the network for all trials, with what is lost in it.
    private Program body(Op.Scan scan, List<String> watched) {
        var step = scan.body();
        int carried = scan.carries().size();
        var b = new Builder(network.name() + ".trials.step");
        var here = new HashMap<String, Value>();
        carries().forEach((name, type) -> here.put(name, b.input(name, type)));
        var sum = b.input(LOSS, trials());
        var score = b.input(SCORE, outputs());
        if (!penalties.isEmpty()) {
            here.put(PENALTY, b.input(PENALTY, trials()));
        }
        for (int i = carried; i < carried + scan.xs().size(); i++) {
            var input = step.inputs().get(i);
            here.put(
                    input.name(),
                    isSource(input.name())
                            ? b.convert(
                                    b.input(input.name(), fired(input.value().type())), network.dtype())
                            : b.input(input.name(), input.value().type()));
        }
        var weight = b.input(WEIGHT, trials());
        var target = b.input(TARGET, outputs());
        if (!penalties.isEmpty()) {
            here.put(INSIDE, b.input(INSIDE, trials()));
        }
        for (int i = carried + scan.xs().size(); i < step.inputs().size(); i++) {
            var input = step.inputs().get(i);
            here.put(input.name(), b.input(input.name(), constant(input)));
        }
        var values = stepped(b, step, here, List.of(TRIAL));
        var ends = new HashMap<String, Value>();
        for (var output : step.outputs().subList(0, carried)) {
            ends.put(output.name(), at(values, output.value()));
        }
        var penalty = new PenaltyCode(this).write(b, here, ends, name -> at(values, spikes(step, name)));
        carries().forEach((name, type) -> b.output(name, b.broadcast(PopulationCode.at(ends, name), type.axes())));
        var read = PopulationCode.at(ends, loss.read());
        int count = readout().population().size();
        var lost = loss.of(b, read, target, readout().axis(), count);
        b.output(LOSS, b.fma(weight, lost, sum));
        b.output(SCORE, b.fma(b.broadcast(weight, read.axes()), read, score));
        penalty.ifPresent(value -> b.output(PENALTY, value));
        for (var name : watched) {
            var value = name.endsWith(SPIKES)
                    ? at(values, spikes(step, name.substring(0, name.length() - SPIKES.length())))
                    : PopulationCode.at(ends, name);
            b.output(
                    WATCHED + name,
                    b.broadcast(b.convert(value, network.dtype()), watched(name).axes()));
        }
        return b.build();
    }

    /// The type of what does not change; trials have noise of their own.
    private static Type constant(Program.Input input) {
        var type = input.value().type();
        return input.name().equals(ProgramOptions.TRIAL) ? ofTrials(type) : type;
    }

    /// What is watched in a step.
    private TensorType watched(String name) {
        return network.population(name.substring(0, name.indexOf('.'))).type().with(TRIAL);
    }

    /// Whether each cell of a population fires in a step.
    private Value spikes(Program step, String population) {
        var axis = network.population(population).axis();
        return step.steps().stream()
                .map(Program.Step::op)
                .filter(Op.Events.class::isInstance)
                .map(Op.Events.class::cast)
                .filter(events -> events.source().equals(axis))
                .map(Op.Events::x)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no projection leaves population '%s', so its spikes are not known; watch a state of it"
                                .formatted(population)));
    }

    /// The values of a step of the network, by those of its own program. What only says which events there were is left
    /// out; sources that send numbers send them as they are.
    ///
    /// @param batch axes of what there are several of side by side
    Map<Value, Value> stepped(Builder b, Program step, Map<String, Value> here, List<Axis> batch) {
        var values = new HashMap<Value, Value>();
        var sources = new HashSet<Value>();
        for (var input : step.inputs()) {
            values.put(input.value(), PopulationCode.at(here, input.name()));
            if (graded && isSource(input.name())) {
                sources.add(input.value());
            }
        }
        for (var each : step.steps()) {
            if (each.op() instanceof Op.Events(var x, var _) && sources.contains(x)) {
                values.put(each.result(), at(values, x));
            } else if (each.op() instanceof Op.Full(var product, var given, var rows)
                    && product == FullProduct.DELIVER) {
                // what is the same for all trials before a delivery is not after it
                var into = at(values, given.getFirst());
                var ofTrials = b.broadcast(into, Type.union(into.axes(), batch));
                var sent = List.of(ofTrials, at(values, given.get(1)), at(values, given.get(2)));
                values.put(each.result(), b.emit(new Op.Full(product, sent, rows)));
            } else if (!(each.op() instanceof Op.Dense)) {
                b.copy(each, values);
            }
        }
        return values;
    }

    static Value at(Map<Value, Value> values, Value value) {
        return Objects.requireNonNull(values.get(value), () -> value + " has no value");
    }

    /// The loss and the cotangents of some inputs.
    ///
    /// @param states whether what comes after the chunk counts too: then inputs are also
    ///     `cotangent.next.STATE`, and outputs `cotangent.STATE`
    Program gradient(List<String> by, boolean states) {
        var inputs = new ArrayList<>(by);
        var outputs = new ArrayList<>(List.of(LOSS));
        if (states) {
            for (var state : states()) {
                outputs.add("next." + state);
                inputs.add(state);
            }
        }
        var options = Vjp.Options.DEFAULT.withSave(SaveSet.SMALLEST);
        return Vjp.of(Optimize.BEFORE_DERIVATIVE.apply(program()), inputs, outputs, options);
    }
}
