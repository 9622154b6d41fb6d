package synfire.simulate.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.equations.lowering.LoweredSynapse;
import synfire.equations.lowering.VisitBody;
import synfire.equations.synapse.CellVariable;
import synfire.equations.synapse.Place;
import synfire.equations.synapse.SynapseModel;
import synfire.ir.Axis;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.TensorType;
import synfire.ir.Type;
import synfire.ir.Value;

/// A projection whose synapses follow a model, in the program of a network.
///
/// In a step: first, what moves in every step and what it adds to the inputs of the target's model, from
/// the
/// values at the end of the last step; then all populations; then `on pre` for the spikes that arrive, then
/// `on post` for those of this step. What lives at the target and moves in every step is part of the
/// population.
///
/// @param name of the projection
/// @param number of the projection, for the names of axes
/// @param delays in steps; `on pre` acts when the spike arrives
/// @param shared values of the parameters that all synapses share, in base units
/// @param varied parameters and initial values that differ between synapses
record SynapseCode(
        String name,
        int number,
        Sender source,
        PopulationCode target,
        Axis synapses,
        LoweredSynapse lowered,
        SynapseDelays delays,
        Map<String, Double> shared,
        List<String> varied,
        DType dtype) {

    /// An axis that no projection without a model has.
    static Axis axis(int number) {
        return new Axis("synapses" + number, 40);
    }

    String input(String what) {
        return name + "." + what;
    }

    Axis slots() {
        return new Axis("slots" + number, 2);
    }

    boolean hasPost() {
        return lowered.post().isPresent();
    }

    SynapseModel synapse() {
        return lowered.synapse();
    }

    /// The state of each synapse, in the order of the model.
    List<String> states() {
        var names = new ArrayList<String>();
        synapse().state(Place.SYNAPSE).forEach(state -> names.add(state.name()));
        if (lowered.keepsLast()) {
            names.add(LoweredSynapse.LAST);
        }
        return names;
    }

    /// The state of each source cell.
    List<String> traces() {
        return lowered.source().map(model -> model.states()).orElse(List.of());
    }

    String state(String variable) {
        return input("state." + variable);
    }

    String trace(String variable) {
        return input("source." + variable);
    }

    /// The name that a variable which lives at the target has there.
    String atTarget(String variable) {
        return input(variable);
    }

    TensorType synapseType() {
        return TensorType.of(dtype, synapses);
    }

    Map<String, Type> carries() {
        var carries = new LinkedHashMap<String, Type>();
        states().forEach(each -> carries.put(state(each), synapseType()));
        traces().forEach(each -> carries.put(trace(each), source.type()));
        if (delays.longest() > 0) {
            carries.put(input("ring"), TensorType.of(dtype, slots(), source.axis()));
        }
        return carries;
    }

    Map<String, Type> constants() {
        var constants = new LinkedHashMap<String, Type>();
        var cell = TensorType.of(DType.I32, synapses);
        constants.put(input("start"), TensorType.of(DType.I64, source.axis()));
        constants.put(input("end"), TensorType.of(DType.I64, source.axis()));
        constants.put(input("target"), cell);
        if (delays.differ()) {
            for (int steps : delays.steps()) {
                constants.put(input(SynapseDelays.start(steps)), TensorType.of(DType.I64, source.axis()));
                constants.put(input(SynapseDelays.end(steps)), TensorType.of(DType.I64, source.axis()));
            }
            constants.put(input("late.target"), cell);
            constants.put(input("late.synapse"), cell);
        }
        if (hasPost()) {
            constants.put(input("post.start"), TensorType.of(DType.I64, target.axis()));
            constants.put(input("post.end"), TensorType.of(DType.I64, target.axis()));
            constants.put(input("post.source"), cell);
            constants.put(input("post.synapse"), cell);
        }
        varied.stream()
                .filter(each -> synapse().isParameter(each))
                .forEach(each -> constants.put(input("parameter." + each), synapseType()));
        return constants;
    }

    /// What a step does before the populations move.
    ///
    /// @param here what the body reads; states are replaced by their next values
    /// @return what is added to inputs of the target's model, by their names
    Map<String, Value> beforeCells(Builder b, Map<String, Value> here, double dtMs) {
        var clock = new Clock(b, PopulationCode.at(here, "step"), dtMs, dtype);
        var added = new LinkedHashMap<String, Value>();
        lowered.everyStep().ifPresent(body -> {
            var all = b.broadcast(b.constant(dtype, 1), List.of(source.axis()));
            var zeros = b.broadcast(b.constant(dtype, 0), List.of(target.axis()));
            var cells = new Reading(b, here, clock, Map.of(), Map.of());
            var into = body.into().stream().map(_ -> zeros).toList();
            var sums = visit(
                    cells, body, b.emit(new Op.Events(all, source.axis())), SynapseRows.forward(this, here), into);
            for (int i = 0; i < sums.size(); i++) {
                added.put(body.into().get(i), sums.get(i));
            }
        });
        lowered.source().ifPresent(model -> {
            var arguments = new ArrayList<Value>();
            for (var each : model.step().inputNames()) {
                arguments.add(
                        model.states().contains(each)
                                ? PopulationCode.at(here, trace(each))
                                : clock.at(each).orElseGet(() -> number(b, each)));
            }
            var results = b.inline(model.step(), arguments);
            for (int i = 0; i < results.size(); i++) {
                here.put(trace(model.step().outputNames().get(i)), b.broadcast(results.get(i), List.of(source.axis())));
            }
        });
        return added;
    }

    /// What the spikes of a step do.
    ///
    /// @param sources values of the source population after its step, by name, with `spike` and `events`
    /// @param targets those of the target population, replaced by what they become
    void afterCells(
            Builder b, Map<String, Value> here, Map<String, Value> sources, Map<String, Value> targets, double dtMs) {
        if (lowered.pre().isEmpty()
                && lowered.ofSource().isEmpty()
                && lowered.post().isEmpty()
                && lowered.ofTarget().isEmpty()) {
            return;
        }
        var clock = new Clock(b, PopulationCode.at(here, "step"), dtMs, dtype);
        var spike = PopulationCode.at(sources, "spike");
        var arriving = arriving(b, here, spike);
        var cells = new Reading(b, here, clock, sources, targets);
        lowered.pre().ifPresent(body -> {
            for (int i = 0; i < arriving.size(); i++) {
                var events = arriving.get(i).equals(spike)
                        ? PopulationCode.at(sources, "events")
                        : b.emit(new Op.Events(arriving.get(i), source.axis()));
                deliver(
                        cells,
                        body,
                        events,
                        delays.differ()
                                ? SynapseRows.after(this, here, delays.steps().get(i))
                                : SynapseRows.forward(this, here));
            }
        });
        lowered.ofSource().ifPresent(program -> {
            var arguments = program.inputNames().stream()
                    .map(each -> each.equals("spike") ? arriving.getFirst() : cells.ofCell(each, Place.SOURCE))
                    .toList();
            var results = b.inline(program, arguments);
            for (int i = 0; i < results.size(); i++) {
                here.put(trace(program.outputNames().get(i)), results.get(i));
            }
        });
        lowered.post()
                .ifPresent(body ->
                        deliver(cells, body, PopulationCode.at(targets, "events"), SynapseRows.back(this, here)));
        lowered.ofTarget().ifPresent(program -> {
            var fired = PopulationCode.at(targets, "spike");
            var arguments = program.inputNames().stream()
                    .map(each -> each.equals("spike") ? fired : cells.ofCell(each, Place.TARGET))
                    .toList();
            var results = b.inline(program, arguments);
            for (int i = 0; i < results.size(); i++) {
                targets.put(atTarget(program.outputNames().get(i)), results.get(i));
            }
        });
    }

    /// The spikes that arrive in this step, as zeros and ones, after each number of steps; those of this
    /// step go onto
    /// the ring.
    private List<Value> arriving(Builder b, Map<String, Value> here, Value spike) {
        int ringSlots = delays.longest();
        if (ringSlots == 0) {
            return List.of(spike);
        }
        var step = PopulationCode.at(here, "step");
        var ring = PopulationCode.at(here, input("ring"));
        var arriving = new ArrayList<Value>();
        for (int steps : delays.steps()) {
            var sent = b.add(step, b.constant((long) ringSlots - steps));
            var slot = b.binary(BinaryFunction.REMAINDER, sent, b.constant((long) ringSlots));
            arriving.add(b.emit(new Op.Gather(ring, slot, slots())));
        }
        var now = b.binary(BinaryFunction.REMAINDER, step, b.constant((long) ringSlots));
        here.put(input("ring"), b.emit(new Op.Put(ring, spike, now, slots())));
        return arriving;
    }

    private void deliver(Reading cells, VisitBody body, Value events, SynapseRows along) {
        var names = body.into();
        var into = names.stream().map(cells::changed).toList();
        var sums = visit(cells, body, events, along, into);
        for (int i = 0; i < sums.size(); i++) {
            cells.change(names.get(i), sums.get(i));
        }
    }

    /// Emits a visit, puts the states that it leaves, and gives what was added to.
    private List<Value> visit(Reading cells, VisitBody body, Value events, SynapseRows along, List<Value> into) {
        var here = cells.here;
        var sender = along.forward() ? Place.SOURCE : Place.TARGET;
        var other = along.forward() ? Place.TARGET : Place.SOURCE;
        var results = cells.b.emitAll(new Op.Visit(
                body.program(),
                events,
                along.rows(),
                along.order(),
                body.state().stream()
                        .map(each -> PopulationCode.at(here, state(each)))
                        .toList(),
                into,
                body.sender().stream().map(each -> cells.ofCell(each, sender)).toList(),
                body.other().stream().map(each -> cells.ofCell(each, other)).toList(),
                body.others().stream().map(cells::ofSynapse).toList()));
        for (int i = 0; i < body.state().size(); i++) {
            here.put(state(body.state().get(i)), results.get(i));
        }
        return results.subList(body.state().size(), results.size());
    }

    private Value number(Builder b, String parameter) {
        var value = shared.get(parameter);
        if (value == null) {
            throw new IllegalArgumentException(
                    "projection '%s': parameter '%s' differs between synapses, but a cell's part of the model uses it; give one value"
                            .formatted(name, parameter));
        }
        return b.constant(dtype, value);
    }

    /// What the names of a synapse model are at one moment of a step.
    private final class Reading {

        private final Builder b;
        private final Map<String, Value> here;
        private final Clock clock;
        private final Map<String, Value> sources;
        private final Map<String, Value> targets;

        Reading(
                Builder b,
                Map<String, Value> here,
                Clock clock,
                Map<String, Value> sources,
                Map<String, Value> targets) {
            this.b = b;
            this.here = here;
            this.clock = clock;
            this.sources = sources;
            this.targets = targets;
        }

        Value ofCell(String each, Place place) {
            var known = clock.at(each);
            if (known.isPresent()) {
                return known.get();
            }
            return synapse().cellVariable(each).map(this::ofCell).orElseGet(() -> number(b, each));
        }

        private Value ofCell(CellVariable variable) {
            var population = variable.place() == Place.SOURCE
                    ? source.cells().orElse(target) // a stimulus has traces only, which are own
                    : target;
            if (variable.own() && variable.place() == Place.SOURCE) {
                return PopulationCode.at(here, trace(variable.name()));
            }
            var called = variable.own() ? atTarget(variable.name()) : variable.name();
            var now = variable.place() == Place.SOURCE ? sources : targets;
            var value = now.get(called);
            if (value == null) {
                value = here.get(population.name(called));
            }
            return value != null
                    ? value
                    : b.broadcast(b.constant(dtype, population.shared(called)), List.of(population.axis()));
        }

        Value ofSynapse(String each) {
            if (clock.at(each).isPresent()) {
                return clock.at(each).orElseThrow();
            }
            return switch (each) {
                case "key" -> {
                    var stream = b.constant(name.hashCode() * 0x9E3779B97F4A7C15L);
                    yield b.binary(BinaryFunction.XOR, PopulationCode.at(here, "key"), stream);
                }
                case "object" -> b.emit(new Op.Iota(synapses));
                case "trial" -> b.constant(0L);
                default -> {
                    var kept = here.get(state(each));
                    var varying = here.get(input("parameter." + each));
                    yield kept != null ? kept : varying != null ? varying : number(b, each);
                }
            };
        }

        /// The variable of a cell that a visit adds to.
        Value changed(String each) {
            return ofCell(synapse().cellVariable(each).orElseThrow());
        }

        void change(String each, Value value) {
            var variable = synapse().cellVariable(each).orElseThrow();
            if (variable.place() == Place.TARGET) {
                targets.put(variable.own() ? atTarget(variable.name()) : variable.name(), value);
            } else if (variable.own()) {
                here.put(trace(variable.name()), value);
            } else {
                sources.put(variable.name(), value);
            }
        }
    }

    /// The names of time.
    private record Clock(Builder b, Value step, double dtMs, DType dtype) {

        Optional<Value> at(String each) {
            return switch (each) {
                case "step" -> Optional.of(step);
                case "dt" -> Optional.of(b.constant(dtype, dtMs));
                case "t" -> Optional.of(b.multiply(b.convert(step, dtype), b.constant(dtype, dtMs)));
                default -> Optional.empty();
            };
        }
    }
}
