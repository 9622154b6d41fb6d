package synfire.simulate.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.ir.Builder;
import synfire.ir.FullProduct;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Value;
import synfire.ir.scans.CleanScans;
import synfire.simulate.network.LocalDynamics.Sum;

/// One window of one trial by [OnlineRule.Traces].
///
/// ```
/// forward:   the steps of the network; kept: what spiked, the error of the readout, the factors that change
/// backward:  credit λ of each component at the end of a step, of what the loss is from there to the end of the window;
///            M, what each component at the end of the window depends on it.  An event adds λ to the gradient of its
///            row, and M to its traces.
/// then:      gradient += λ at the start · traces;  traces = M at the start · traces + what events added
/// ```
///
/// Inputs: those of [OnlineForward], and `trace.PROJECTION.COMPONENT` `[row, target]`, and
/// `feedback.PROJECTION` where feedback is random. Outputs: `loss`, `score`, `next.` of every state and
/// trace, `gradient.PROJECTION`.
final class TraceProgram {

    static final String GRADIENT = "gradient.";
    static final String TRACE = "trace.";
    static final String FEEDBACK = "feedback.";

    private final OnlineParts parts;
    private final OnlineRule.Traces rule;
    private final Builder b;
    private final Map<String, Value> feedback = new HashMap<>();

    TraceProgram(OnlineParts parts, OnlineRule.Traces rule) {
        this.parts = parts;
        this.rule = rule;
        this.b = new Builder(parts.trials().network().name() + ".traces");
    }

    /// Name of a trace.
    static String trace(ProjectionCode projection, String component) {
        return TRACE + projection.name() + "." + component;
    }

    Program program() {
        var forward = new OnlineForward(parts, b);
        for (int p : parts.populations()) {
            for (int i : parts.toReadout(p)) {
                if (rule.feedback() == OnlineRule.Feedback.RANDOM) {
                    var name = FEEDBACK + parts.projection(i).name();
                    feedback.put(parts.projection(i).name(), b.input(name, parts.synapses(i)));
                }
            }
        }
        var traces = new LinkedHashMap<String, Value>();
        if (rule.carried()) {
            for (int i : parts.learned()) {
                for (var component : parts.touched(i)) {
                    var name = trace(parts.projection(i), component);
                    traces.put(name, b.input(name, parts.synapses(i)));
                }
            }
        }
        var done = forward.run((_, _, step, _, left) -> left.putAll(step));
        var back = backward(forward, done);
        b.output(TrialProgram.LOSS, PopulationCode.at(done, TrialProgram.LOSS));
        b.output(TrialProgram.SCORE, PopulationCode.at(done, TrialProgram.SCORE));
        for (var state : parts.trials().network().carries().keySet()) {
            b.output("next." + state, PopulationCode.at(done, state));
        }
        parts.learned().forEach(i -> learn(i, back, traces));
        return CleanScans.of(b.build());
    }

    private static String credit(int p, String component) {
        return "credit." + p + "." + component;
    }

    /// What a component at the end of the window depends on another.
    private static String held(int p, String component, String on) {
        return "held." + p + "." + component + "." + on;
    }

    private static String added(ProjectionCode projection, String component) {
        return "added." + projection.name() + "." + component;
    }

    private Map<String, Value> backward(OnlineForward forward, Map<String, Value> done) {
        var loop = new TimeLoop(b, parts.trials().network().name() + ".online.back");
        for (int p : parts.populations()) {
            var components = parts.components(p);
            for (var component : components) {
                loop.carry(credit(p, component), b.zero(parts.cells(p)));
            }
            if (rule.carried()) {
                dependences(p)
                        .forEach((component, all) -> all.forEach(on -> loop.carry(
                                held(p, component, on),
                                component.equals(on)
                                        ? b.broadcast(
                                                b.constant(parts.cells(p).dtype(), 1),
                                                parts.cells(p).axes())
                                        : b.zero(parts.cells(p)))));
            }
            forward.fixed(p).forEach(loop::constant);
        }
        for (int i : parts.learned()) {
            var projection = parts.projection(i);
            loop.carry(GRADIENT + projection.name(), b.zero(parts.synapses(i)));
            if (rule.carried()) {
                parts.touched(i).forEach(each -> loop.carry(added(projection, each), b.zero(parts.synapses(i))));
            }
        }
        done.forEach((name, value) -> {
            if (name.equals(OnlineForward.ERROR)
                    || name.startsWith(OnlineForward.SPIKED)
                    || name.startsWith("factor.")) {
                loop.each(name, value);
            }
        });
        for (var source : parts.trials().network().sources()) {
            source.feeds().forEach(feed -> loop.each(feed.name(), PopulationCode.at(forward.inputs(), feed.name())));
        }
        for (var projection : parts.trials().network().projections()) {
            loop.constant(projection.input("weight"), PopulationCode.at(forward.inputs(), projection.input("weight")));
        }
        feedback.forEach((projection, value) -> loop.constant(FEEDBACK + projection, value));
        return loop.run(true, (inside, here, next, _) -> new Step(inside, here, next).write());
    }

    /// Which components at the end of a window depend on which, of those that have traces.
    private Map<String, List<String>> dependences(int p) {
        return parts.dynamics(p).dependences(parts.components(p));
    }

    /// One step back.
    private final class Step {
        private final Builder inside;
        private final Map<String, Value> here;
        private final Map<String, Value> next;
        private final Map<Integer, Map<String, Value>> credits = new HashMap<>();
        private final Map<Integer, Value> events = new HashMap<>();

        Step(Builder inside, Map<String, Value> here, Map<String, Value> next) {
            this.inside = inside;
            this.here = here;
            this.next = next;
        }

        void write() {
            for (int p : parts.populations()) {
                var credit = new LinkedHashMap<String, Value>();
                for (var component : parts.components(p)) {
                    credit.put(component, PopulationCode.at(here, credit(p, component)));
                }
                credits.put(p, credit);
                acted(p).ifPresent(error -> credit.computeIfPresent(
                        parts.acted(p).orElseThrow(), (_, before) -> inside.add(before, error)));
            }
            parts.learned().forEach(this::learned);
            parts.populations().forEach(this::before);
        }

        private Map<String, Value> credits(int p) {
            return java.util.Objects.requireNonNull(credits.get(p));
        }

        /// What the loss of this step does to the cells of a population.
        private Optional<Value> acted(int p) {
            var error = PopulationCode.at(here, OnlineForward.ERROR);
            if (p == parts.readout()) {
                return Optional.of(error);
            }
            return parts.toReadout(p).stream()
                    .map(i -> collected(i, error, PopulationCode.at(here, back(i))))
                    .reduce(inside::add);
        }

        /// Name of what brings the error back.
        private String back(int i) {
            return rule.feedback() == OnlineRule.Feedback.RANDOM
                    ? FEEDBACK + parts.projection(i).name()
                    : parts.projection(i).input("weight");
        }

        private Value collected(int i, Value values, Value weights) {
            return inside.emit(new Op.Full(
                    FullProduct.COLLECT,
                    List.of(values, weights),
                    parts.projection(i).matrix()));
        }

        private Map<String, Value> factors(int p) {
            var factors = new HashMap<String, Value>();
            var prefix = OnlineForward.factor(p, "");
            here.forEach((name, value) -> {
                if (name.startsWith(prefix)) {
                    factors.put(name.substring(prefix.length()), value);
                }
            });
            return factors;
        }

        private void learned(int i) {
            var projection = parts.projection(i);
            int p = parts.link(i).target();
            var gradient = GRADIENT + projection.name();
            arriving(p, projection.variable(), credits(p)).ifPresent(values -> addTo(i, gradient, values));
            if (rule.carried()) {
                for (var component : parts.touched(i)) {
                    var row = new LinkedHashMap<String, Value>();
                    for (var on :
                            java.util.Objects.requireNonNull(dependences(p).get(component))) {
                        row.put(on, PopulationCode.at(here, held(p, component, on)));
                    }
                    arriving(p, projection.variable(), row)
                            .ifPresent(values -> addTo(i, added(projection, component), values));
                }
            }
        }

        private void addTo(int i, String into, Value values) {
            next.put(
                    into,
                    inside.emit(new Op.Full(
                            FullProduct.CREDIT,
                            List.of(PopulationCode.at(here, into), events(i), values),
                            parts.projection(i).matrix())));
        }

        /// What components count for, for what arrives at a variable.
        private Optional<Value> arriving(int p, String variable, Map<String, Value> counts) {
            var sum = new Sum(inside, factors(p));
            counts.forEach((component, value) -> sum.add(parts.dynamics(p).arrival(component, variable), value));
            return sum.value();
        }

        private Value events(int i) {
            int source = parts.link(i).source();
            return events.computeIfAbsent(source, _ -> {
                var network = parts.trials().network();
                if (source < network.populations().size()) {
                    var spiked = PopulationCode.at(here, OnlineForward.SPIKED + parts.name(source));
                    return inside.emit(new Op.Events(spiked, parts.source(i)));
                }
                var fired = network.sources()
                        .get(source - network.populations().size())
                        .feeds()
                        .getFirst();
                var values = inside.convert(PopulationCode.at(here, fired.name()), network.dtype());
                return parts.trials().graded() ? values : inside.emit(new Op.Events(values, parts.source(i)));
            });
        }

        /// What counts at the end of the step before.
        private void before(int p) {
            var dynamics = parts.dynamics(p);
            var components = parts.components(p);
            var factors = factors(p);
            var credit = credits(p);
            var ofSpike = rule.across() ? ofSpike(p) : Optional.<Value>empty();
            for (var from : components) {
                var sum = new Sum(inside, factors);
                for (var to : components) {
                    sum.add(dynamics.factor(to, from), PopulationCode.at(credit, to));
                }
                ofSpike.ifPresent(value -> sum.add(dynamics.spike(from), value));
                next.put(credit(p, from), sum.value().orElseGet(() -> inside.zero(parts.cells(p))));
            }
            if (!rule.carried()) {
                return;
            }
            dependences(p).forEach((component, all) -> {
                for (var from : all) {
                    var sum = new Sum(inside, factors);
                    for (var to : all) {
                        sum.add(dynamics.factor(to, from), PopulationCode.at(here, held(p, component, to)));
                    }
                    next.put(held(p, component, from), sum.value().orElseGet(() -> inside.zero(parts.cells(p))));
                }
            });
        }

        /// What a spike counts for by other cells than the readout.
        private Optional<Value> ofSpike(int p) {
            var all = new ArrayList<Value>();
            for (int i : parts.toCells(p)) {
                int target = parts.link(i).target();
                arriving(target, parts.projection(i).variable(), credits(target))
                        .ifPresent(values -> all.add(collected(
                                i,
                                values,
                                PopulationCode.at(here, parts.projection(i).input("weight")))));
            }
            return all.stream().reduce(inside::add);
        }
    }

    /// The gradient of a projection's weights, and its traces at the end of the window.
    private void learn(int i, Map<String, Value> back, Map<String, Value> traces) {
        var projection = parts.projection(i);
        int p = parts.link(i).target();
        var gradient = PopulationCode.at(back, GRADIENT + projection.name());
        if (rule.carried()) {
            var touched = parts.touched(i);
            for (var component : touched) {
                var trace = PopulationCode.at(traces, trace(projection, component));
                gradient = b.fma(PopulationCode.at(back, credit(p, component)), trace, gradient);
            }
            var dependences = dependences(p);
            for (var component : touched) {
                var sum = PopulationCode.at(back, added(projection, component));
                for (var on : java.util.Objects.requireNonNull(dependences.get(component))) {
                    if (touched.contains(on)) {
                        var trace = PopulationCode.at(traces, trace(projection, on));
                        sum = b.fma(PopulationCode.at(back, held(p, component, on)), trace, sum);
                    }
                }
                b.output("next." + trace(projection, component), sum);
            }
        }
        b.output(GRADIENT + projection.name(), gradient);
    }
}
