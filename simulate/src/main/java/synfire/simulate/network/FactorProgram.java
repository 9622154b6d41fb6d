package synfire.simulate.network;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.ir.Builder;
import synfire.ir.Comparison;
import synfire.ir.FullProduct;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.TensorType;
import synfire.ir.Value;
import synfire.ir.scans.CleanScans;
import synfire.simulate.network.LocalDynamics.Sum;

/// A window of one trial by [OnlineRule.Factors].
///
/// ```
/// received f of a component, for each variable that spikes are added to:   f ← D·g,  g ← k·f + (1 − k)·d
/// sent x of a source:                                                      x ← a·x + spike
/// gradient of a row:                                                       + x·(what the loss of the step does · f)
/// ```
///
/// D is what components change with those a step before, d what they change with what arrives. The weights
/// of the readout itself have exact traces: what spikes have left in it.
final class FactorProgram {

    private static final String SENT = "trace.sent.";
    private static final String RECEIVED = "trace.received.";
    private static final String ECHO = "trace.echo.";

    private final OnlineParts parts;
    private final OnlineRule.Factors rule;
    private final Builder b;

    FactorProgram(OnlineParts parts, OnlineRule.Factors rule) {
        this.parts = parts;
        this.rule = rule;
        this.b = new Builder(parts.trials().network().name() + ".factors");
    }

    /// Cells that receive at one variable.
    private record Receiver(int population, String variable) {

        String name(String component) {
            return RECEIVED + population + "." + variable + "." + component;
        }
    }

    Program program() {
        var forward = new OnlineForward(parts, b);
        var loop = forward.loop();
        var traces = new LinkedHashMap<String, TensorType>();
        for (int i : parts.learned()) {
            loop.carry(TraceProgram.GRADIENT + parts.projection(i).name(), b.zero(parts.synapses(i)));
            var source = TensorType.of(parts.trials().network().dtype(), parts.source(i));
            if (isReadout(i)) {
                echoes(i).keySet().forEach(each -> traces.put(echo(i, each), source));
            } else {
                traces.put(sent(i), source);
                var receiver = receiver(i);
                parts.touched(i).forEach(each -> traces.put(receiver.name(each), parts.cells(receiver.population())));
            }
        }
        traces.forEach((name, type) -> loop.carry(name, b.input(name, type)));
        for (int p : parts.populations()) {
            forward.fixed(p).forEach(loop::constant);
        }
        var done = forward.run((inside, here, step, next, _) -> new Step(inside, here, step, next).write());
        b.output(TrialProgram.LOSS, PopulationCode.at(done, TrialProgram.LOSS));
        b.output(TrialProgram.SCORE, PopulationCode.at(done, TrialProgram.SCORE));
        for (var state : parts.trials().network().carries().keySet()) {
            b.output("next." + state, PopulationCode.at(done, state));
        }
        traces.keySet().forEach(name -> b.output("next." + name, PopulationCode.at(done, name)));
        for (int i : parts.learned()) {
            var name = TraceProgram.GRADIENT + parts.projection(i).name();
            b.output(name, PopulationCode.at(done, name));
        }
        return CleanScans.of(b.build());
    }

    private boolean isReadout(int i) {
        return parts.link(i).target() == parts.readout();
    }

    private String sent(int i) {
        return SENT + parts.source(i).name();
    }

    private String echo(int i, String component) {
        return ECHO + parts.source(i).name() + "." + component;
    }

    private Receiver receiver(int i) {
        return new Receiver(parts.link(i).target(), parts.projection(i).variable());
    }

    /// What the readout keeps of what a projection adds to it.
    private Map<String, Map<String, Double>> echoes(int i) {
        return parts.echoes(parts.projection(i).variable());
    }

    /// One step.
    private final class Step {
        private final Builder inside;
        private final Map<String, Value> here;
        private final Map<String, Value> step;
        private final Map<String, Value> next;

        Step(Builder inside, Map<String, Value> here, Map<String, Value> step, Map<String, Value> next) {
            this.inside = inside;
            this.here = here;
            this.step = step;
            this.next = next;
        }

        void write() {
            var received = new HashMap<String, Value>();
            var receivers = new LinkedHashMap<Receiver, List<String>>();
            parts.learned().stream()
                    .filter(i -> !isReadout(i))
                    .forEach(i -> receivers.put(receiver(i), parts.touched(i)));
            receivers.forEach((receiver, components) -> receive(receiver, components, received));
            for (int i : parts.learned()) {
                if (isReadout(i)) {
                    echoed(i);
                } else {
                    learned(i, received);
                }
            }
            var sources = new LinkedHashSet<Integer>(parts.learned());
            sources.stream().filter(i -> !isReadout(i)).forEach(i -> {
                var before = PopulationCode.at(here, sent(i));
                next.put(sent(i), inside.fma(inside.like(before, rule.sent()), before, fired(i)));
            });
        }

        private Map<String, Value> factors(int p) {
            var factors = new HashMap<String, Value>();
            var prefix = OnlineForward.factor(p, "");
            List.of(here, step)
                    .forEach(each -> each.forEach((name, value) -> {
                        if (name.startsWith(prefix)) {
                            factors.put(name.substring(prefix.length()), value);
                        }
                    }));
            return factors;
        }

        private void receive(Receiver receiver, List<String> components, Map<String, Value> received) {
            int p = receiver.population();
            var dynamics = parts.dynamics(p);
            var factors = factors(p);
            for (var to : components) {
                var sum = new Sum(inside, factors);
                for (var from : components) {
                    sum.add(dynamics.factor(to, from), PopulationCode.at(here, receiver.name(from)));
                }
                received.put(receiver.name(to), sum.value().orElseGet(() -> inside.zero(parts.cells(p))));
            }
            var one = inside.broadcast(
                    inside.constant(parts.cells(p).dtype(), 1 - rule.received()),
                    parts.cells(p).axes());
            for (var component : components) {
                var now = PopulationCode.at(received, receiver.name(component));
                var sum = new Sum(inside, factors);
                sum.add(new CellDerivatives.Factor.Constant(rule.received()), now);
                sum.add(dynamics.arrival(component, receiver.variable()), one);
                next.put(receiver.name(component), sum.value().orElseGet(() -> inside.zero(parts.cells(p))));
            }
        }

        private void learned(int i, Map<String, Value> received) {
            int p = parts.link(i).target();
            var error = PopulationCode.at(step, OnlineForward.ERROR);
            var acted = parts.toReadout(p).stream()
                    .map(each -> inside.emit(new Op.Full(
                            FullProduct.COLLECT,
                            List.of(
                                    error,
                                    PopulationCode.at(
                                            here, parts.projection(each).input("weight"))),
                            parts.projection(each).matrix())))
                    .reduce(inside::add)
                    .orElseThrow();
            var component = parts.acted(p).orElseThrow();
            var credit = inside.multiply(
                    acted, PopulationCode.at(received, receiver(i).name(component)));
            add(i, PopulationCode.at(here, sent(i)), credit);
        }

        /// Only in steps that count, as the rows of all sources take part.
        private void add(int i, Value sources, Value values) {
            var name = TraceProgram.GRADIENT + parts.projection(i).name();
            var weight = PopulationCode.at(here, TrialProgram.WEIGHT);
            var counts = inside.compare(Comparison.NOT_EQUAL, weight, inside.like(weight, 0));
            var taking =
                    inside.select(inside.broadcast(counts, sources.axes()), sources, inside.zero(sources.tensor()));
            next.put(
                    name,
                    inside.emit(new Op.Full(
                            FullProduct.CREDIT,
                            List.of(PopulationCode.at(here, name), taking, values),
                            parts.projection(i).matrix())));
        }

        private void echoed(int i) {
            var kept = echoes(i);
            var now = new HashMap<String, Value>();
            kept.forEach((to, row) -> {
                Optional<Value> sum = Optional.empty();
                for (var from : kept.keySet()) {
                    double factor = row.getOrDefault(from, 0.0);
                    if (factor != 0) {
                        var before = PopulationCode.at(here, echo(i, from));
                        var scaled = inside.scaled(factor, before);
                        sum = Optional.of(sum.map(x -> inside.add(x, scaled)).orElse(scaled));
                    }
                }
                if (to.equals(parts.projection(i).variable())) {
                    var fired = fired(i);
                    sum = Optional.of(sum.map(x -> inside.add(x, fired)).orElse(fired));
                }
                var value = sum.orElseGet(() -> inside.zero(fired(i).tensor()));
                now.put(to, value);
                next.put(echo(i, to), value);
            });
            add(
                    i,
                    PopulationCode.at(now, parts.trials().loss().variable()),
                    PopulationCode.at(step, OnlineForward.ERROR));
        }

        /// 1 where a source of a projection spikes in this step, or the number that it sends.
        private Value fired(int i) {
            int source = parts.link(i).source();
            var network = parts.trials().network();
            if (source < network.populations().size()) {
                return PopulationCode.at(step, OnlineForward.SPIKED + parts.name(source));
            }
            var feed = network.sources()
                    .get(source - network.populations().size())
                    .feeds()
                    .getFirst();
            return inside.convert(PopulationCode.at(here, feed.name()), network.dtype());
        }
    }
}
