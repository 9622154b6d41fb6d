package synfire.simulate.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.TensorType;
import synfire.ir.Value;
import synfire.ir.differentiate.Vjp;
import synfire.simulate.network.CellDerivatives.Factor;

/// The steps of one trial for an online rule: those of the network, with what the loss of each step is and
/// how it changes with the readout.
///
/// Inputs: those of the network's program, its sources `NAME.fired` `[time, source]`, `loss.weight`
/// `[time]` and `loss.target` `[time, output]`.
final class OnlineForward {

    /// How the loss of a step changes with what is read.
    static final String ERROR = "error";

    static final String SPIKED = "spiked.";

    private final OnlineParts parts;
    private final TrialProgram trials;
    private final NetworkProgram network;
    private final Op.Scan scan;
    private final Builder b;
    private final Map<String, Value> inputs = new LinkedHashMap<>();
    private final TimeLoop loop;

    OnlineForward(OnlineParts parts, Builder b) {
        this.parts = parts;
        this.trials = parts.trials();
        this.network = trials.network();
        this.scan = trials.scan();
        this.b = b;
        this.loop = new TimeLoop(b, network.name() + ".online.step");
        network.carries().forEach((name, type) -> loop.carry(name, input(name, type.dense())));
        loop.carry(TrialProgram.LOSS, b.constant(network.dtype(), 0));
        loop.carry(TrialProgram.SCORE, b.zero(outputs()));
        int carried = scan.carries().size();
        for (int i = carried; i < scan.body().inputs().size(); i++) {
            var name = scan.body().inputs().get(i).name();
            var type = scan.body().inputs().get(i).value().type().dense();
            if (i >= carried + scan.xs().size()) {
                loop.constant(name, input(name, type));
            } else if (name.equals("offset")) {
                loop.each(name, b.emit(new Op.Iota(Axis.TIME)));
            } else {
                loop.each(name, input(name, (trials.isSource(name) ? fired(type) : type).with(Axis.TIME)));
            }
        }
        loop.each(TrialProgram.WEIGHT, input(TrialProgram.WEIGHT, TensorType.of(network.dtype(), Axis.TIME)));
        loop.each(TrialProgram.TARGET, input(TrialProgram.TARGET, outputs().with(Axis.TIME)));
    }

    private Value input(String name, TensorType type) {
        return inputs.computeIfAbsent(name, _ -> b.input(name, type));
    }

    private TensorType outputs() {
        return trials.readout().type();
    }

    private TensorType fired(TensorType type) {
        return trials.graded() ? type : type.withDType(DType.BOOL);
    }

    /// Inputs of the program, by name.
    Map<String, Value> inputs() {
        return inputs;
    }

    TimeLoop loop() {
        return loop;
    }

    /// What a rule does besides in each step.
    interface More {

        /// @param here what the step reads
        /// @param step what it gives: [#ERROR], [#SPIKED] and the name of each population that spikes,
        ///     factors
        void write(
                Builder b,
                Map<String, Value> here,
                Map<String, Value> step,
                Map<String, Value> next,
                Map<String, Value> left);
    }

    /// Runs the steps.
    Map<String, Value> run(More more) {
        return loop.run(false, (inside, here, next, left) -> {
            var step = step(inside, here, next);
            more.write(inside, here, step, next, left);
        });
    }

    private Map<String, Value> step(Builder inside, Map<String, Value> here, Map<String, Value> next) {
        var program = scan.body();
        var known = new HashMap<>(here);
        for (var input : program.inputs()) {
            if (trials.isSource(input.name())) {
                known.put(input.name(), inside.convert(PopulationCode.at(here, input.name()), network.dtype()));
            }
        }
        var values = trials.stepped(inside, program, known, List.of());
        for (int i = 0; i < scan.carries().size(); i++) {
            var output = program.outputs().get(i);
            next.put(output.name(), TrialProgram.at(values, output.value()));
        }
        var read = inside.broadcast(
                PopulationCode.at(next, trials.loss().read()), outputs().axes());
        var weight = PopulationCode.at(here, TrialProgram.WEIGHT);
        var target = PopulationCode.at(here, TrialProgram.TARGET);
        var gradient = gradient();
        var results = inside.inline(gradient, List.of(read, target, inside.constant(network.dtype(), 1)));
        var sum = PopulationCode.at(here, TrialProgram.LOSS);
        next.put(TrialProgram.LOSS, inside.fma(weight, results.get(0), sum));
        next.put(
                TrialProgram.SCORE,
                inside.fma(inside.broadcast(weight, read.axes()), read, PopulationCode.at(here, TrialProgram.SCORE)));
        var step = new HashMap<String, Value>();
        step.put(ERROR, inside.multiply(weight, results.get(1)));
        for (var p : parts.populations()) {
            var population = network.populations().get(p);
            if (population.spikes()) {
                step.put(SPIKED + population.population().name(), spiked(population, values));
            }
            step.putAll(factors(inside, p, known));
        }
        return step;
    }

    /// Factors of a population that change from step to step.
    private Map<String, Value> factors(Builder inside, int p, Map<String, Value> here) {
        var dynamics = parts.dynamics(p);
        var wanted = dynamics.computed(parts.components(p), parts.variables(p)).stream()
                .filter(Factor.Computed::changing)
                .map(Factor.Computed::name)
                .toList();
        if (wanted.isEmpty()) {
            return Map.of();
        }
        var all = dynamics.derivatives().computed(inside, here);
        var factors = new HashMap<String, Value>();
        wanted.forEach(name -> factors.put(factor(p, name), PopulationCode.at(all, name)));
        return factors;
    }

    /// Name of a factor of a population.
    static String factor(int p, String name) {
        return "factor." + p + "." + name;
    }

    /// Factors of a population that never change, by their names with the number of the population.
    Map<String, Value> fixed(int p) {
        var dynamics = parts.dynamics(p);
        var wanted = dynamics.computed(parts.components(p), parts.variables(p)).stream()
                .filter(each -> !each.changing())
                .map(Factor.Computed::name)
                .toList();
        if (wanted.isEmpty()) {
            return Map.of();
        }
        var here = new HashMap<>(inputs);
        dynamics.derivatives()
                .states()
                .forEach(state -> here.remove(dynamics.population().name(state)));
        var all = dynamics.derivatives().computed(b, here);
        var factors = new LinkedHashMap<String, Value>();
        wanted.forEach(name -> factors.put(factor(p, name), PopulationCode.at(all, name)));
        return factors;
    }

    private Value spiked(PopulationCode population, Map<Value, Value> values) {
        var dense = scan.body().output(population.name("spikes"));
        for (var each : scan.body().steps()) {
            if (each.op() instanceof Op.Dense(var events) && each.result().equals(dense)) {
                for (var source : scan.body().steps()) {
                    if (source.op() instanceof Op.Events(var x, var _)
                            && source.result().equals(events)) {
                        return TrialProgram.at(values, x);
                    }
                }
            }
        }
        throw new IllegalStateException("population '%s' sends no events"
                .formatted(population.population().name()));
    }

    /// From what is read, what it should be, and 1: the loss of a step and its derivative by what is read.
    private Program gradient() {
        var builder = new Builder(network.name() + ".loss");
        var read = builder.input("read", outputs());
        var target = builder.input("target", outputs());
        int count = trials.readout().population().size();
        builder.output(
                TrialProgram.LOSS,
                trials.loss().of(builder, read, target, trials.readout().axis(), count));
        return Vjp.of(builder.build(), new ArrayList<>(List.of("read")), List.of(TrialProgram.LOSS));
    }
}
