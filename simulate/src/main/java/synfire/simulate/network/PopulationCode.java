package synfire.simulate.network;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import synfire.equations.Input;
import synfire.equations.lowering.ArrivalLowering;
import synfire.equations.lowering.LoweredModel;
import synfire.equations.lowering.Lowering;
import synfire.equations.lowering.LoweringOptions;
import synfire.ir.Axis;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.SpikeMode;
import synfire.ir.TensorType;
import synfire.ir.Value;
import synfire.network.Samples;
import synfire.network.description.Population;
import synfire.network.values.CellValues;

/// A population in the program of a network: what it reads and carries, and its step.
final class PopulationCode {

    static final String SPIKE = "spike";
    static final String EVENTS = "events";

    private final Population population;
    private final LoweredModel model;
    private final Axis axis;
    private final DType dtype;
    private final double dtMs;
    private final ProgramOptions options;
    private final Arrivals arrivals;
    private final Optional<LastSpike> lastSpike;
    private Map<String, Drive> drives = Map.of();

    PopulationCode(Population population, int number, DType dtype, double dtMs, ProgramOptions options) {
        this.population = population;
        this.axis = new Axis("cells" + number, 30);
        this.dtype = dtype;
        this.dtMs = dtMs;
        this.options = options;
        this.arrivals = new Arrivals(population.model(), dtype, options.spikes().mode());
        this.model = Lowering.of(
                population.model(),
                LoweringOptions.DEFAULT
                        .withDType(dtype)
                        .withAxes(axes())
                        .withSpikes(options.spikes())
                        .withExposed(arrivals.read()));
        this.lastSpike = options.isPlain() && model.states().contains(LastSpike.AGE)
                ? Optional.of(new LastSpike(axis, dtype))
                : Optional.empty();
    }

    /// The states that are carried from step to step, by name.
    Map<String, TensorType> carried() {
        var carried = new LinkedHashMap<String, TensorType>();
        for (var state : model.states()) {
            if (isStep(state)) {
                carried.put(LastSpike.STEP, lastSpike.orElseThrow().type());
            } else {
                carried.put(state, type());
            }
        }
        return carried;
    }

    private boolean isStep(String state) {
        return lastSpike.isPresent() && state.equals(LastSpike.AGE);
    }

    /// What is carried on in place of a state.
    ///
    /// @param here what the body reads, by the names of the program
    /// @param moved outputs of the step
    /// @param settled the state after deliveries
    /// @return its name in the program and its value
    Map.Entry<String, Value> carry(
            Builder b, Map<String, Value> here, Map<String, Value> moved, String state, Value settled) {
        return isStep(state)
                ? Map.entry(
                        name(LastSpike.STEP),
                        lastSpike
                                .orElseThrow()
                                .next(b, at(here, "step"), at(moved, SPIKE), at(here, name(LastSpike.STEP))))
                : Map.entry(name(state), settled);
    }

    /// What each input of the model is; those that are missing are 0.
    void drive(Map<String, Drive> by) {
        var all = new HashMap<>(by);
        all.replaceAll(
                (input, drive) -> options.free().contains(name(input)) ? drive.ofEach(population.size()) : drive);
        drives = Map.copyOf(all);
    }

    Population population() {
        return population;
    }

    LoweredModel model() {
        return model;
    }

    Axis axis() {
        return axis;
    }

    /// What a state has: cells, and copies of the network where there are some.
    private List<Axis> axes() {
        return options.copied() ? List.of(axis, ProgramOptions.COPIES) : List.of(axis);
    }

    TensorType type() {
        return new TensorType(dtype, axes());
    }

    boolean spikes() {
        return model.step().hasOutput(SPIKE);
    }

    /// Name of a value of this population in the program.
    String name(String variable) {
        return population.name() + "." + variable;
    }

    /// Parameters that differ from cell to cell.
    List<String> varied() {
        return population.model().parameters().stream()
                .map(parameter -> parameter.name())
                .filter(name -> {
                    var values = population.parameters().get(name);
                    return options.free().contains(name(name))
                            || (values != null && !(values instanceof CellValues.Constant));
                })
                .toList();
    }

    /// Inputs of the model that differ from cell to cell.
    List<String> driven() {
        return drives.entrySet().stream()
                .filter(each -> each.getValue().perCell().isPresent())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /// What gives inputs values that change.
    List<Part> parts() {
        return population.model().inputs().stream()
                .flatMap(input -> drive(input.name()).parts().stream())
                .toList();
    }

    private Drive drive(String input) {
        return drives.getOrDefault(input, Drive.NONE);
    }

    /// The inputs that differ from cell to cell, in base units.
    Map<String, double[]> perCell() {
        var values = new HashMap<String, double[]>();
        drives.forEach((name, drive) -> drive.perCell().ifPresent(given -> values.put(name, given.toArray())));
        return values;
    }

    /// The value of a parameter that all cells share, in base units.
    double shared(String parameter) {
        return population.parameters().get(parameter) instanceof CellValues.Constant(var value)
                ? value.inBase()
                : population.model().parameter(parameter).value().inBase();
    }

    /// What the model reads in this step besides its inputs.
    ///
    /// @param here what the body reads, by the names of the program
    Map<String, Value> known(Builder b, Map<String, Value> here) {
        var known = new HashMap<String, Value>();
        for (var state : model.states()) {
            boolean age = isStep(state) && !here.containsKey(name(state));
            known.put(
                    state,
                    age
                            ? lastSpike.orElseThrow().age(b, at(here, "step"), at(here, name(LastSpike.STEP)))
                            : at(here, name(state)));
        }
        population.model().parameters().forEach(p -> known.put(p.name(), b.constant(dtype, shared(p.name()))));
        varied().forEach(name -> known.put(name, at(here, name(name))));
        var step = at(here, "step");
        known.put("step", step);
        known.put("dt", b.constant(dtype, dtMs));
        known.put("t", b.multiply(b.convert(step, dtype), b.constant(dtype, dtMs)));
        known.put("N", b.constant((long) population.size()));
        known.put("trial", here.containsKey(ProgramOptions.TRIAL) ? at(here, ProgramOptions.TRIAL) : b.constant(0L));
        if (model.step().hasInput("key")) {
            var stream = b.constant(population.name().hashCode() * 0x9E3779B97F4A7C15L);
            known.put("key", b.binary(BinaryFunction.XOR, at(here, "key"), stream));
            known.put("object", b.emit(new Op.Iota(axis)));
        }
        known.putIfAbsent("object", b.constant(0L));
        return known;
    }

    private Value input(Builder b, Map<String, Value> here, String input) {
        var drive = drive(input);
        var sum = drive.perCell().isPresent() ? at(here, name(input)) : b.constant(dtype, drive.shared());
        boolean nothing = drive.perCell().isEmpty() && drive.shared() == 0;
        for (var part : drive.parts()) {
            var value = part.value(b, here);
            sum = nothing ? value : b.add(sum, value);
            nothing = false;
        }
        return sum;
    }

    /// A variable of the model: a state, a parameter, an input or a subexpression.
    ///
    /// @param known what the model reads; inputs that are missing count as 0
    Value expression(Builder b, Map<String, Value> known, String variable) {
        var value = known.get(variable);
        if (value != null) {
            return b.broadcast(value, axes());
        }
        var exposing = Lowering.of(
                        population.model(),
                        LoweringOptions.DEFAULT
                                .withDType(dtype)
                                .withAxes(axes())
                                .withExposed(List.of(variable)))
                .step();
        var arguments = exposing.inputNames().stream()
                .map(name -> known.getOrDefault(name, b.constant(dtype, 0)))
                .toList();
        return b.inline(exposing, arguments).get(exposing.outputNames().indexOf(variable));
    }

    /// The inputs that a variable depends on at the same time.
    List<String> inputsRead(String variable) {
        var b = new Builder("inputs");
        var known = new HashMap<String, Value>();
        for (var input : model.step().inputs()) {
            known.put(input.name(), b.input(input.name(), input.value().type()));
        }
        b.output(variable, expression(b, known, variable));
        var needed = new BitSet();
        var program = b.build();
        program.outputs().forEach(output -> needed.set(output.value().id()));
        for (var step : program.steps().reversed()) {
            if (step.results().stream().anyMatch(result -> needed.get(result.id()))) {
                step.op().operands().forEach(operand -> needed.set(operand.id()));
            }
        }
        return population.model().inputs().stream()
                .map(input -> input.name())
                .filter(name ->
                        known.containsKey(name) && needed.get(at(known, name).id()))
                .toList();
    }

    /// One step.
    ///
    /// @param here what the body reads, by the names of the program
    /// @param added what synapses add to inputs of the model, by their names
    /// @return the outputs of the model's step by name, its inputs by name, and `events`
    Map<String, Value> step(Builder b, Map<String, Value> here, Map<String, Value> added) {
        var known = known(b, here);
        population.model().inputs().forEach(each -> {
            var input = input(b, here, each.name());
            var more = added.get(each.name());
            known.put(each.name(), b.broadcast(more == null ? input : b.add(input, more), axes()));
        });
        var arguments = model.step().inputNames().stream()
                .map(name -> Objects.requireNonNull(known.get(name), () -> missing(name)))
                .toList();
        var results = b.inline(model.step(), arguments);
        var outputs = new LinkedHashMap<String, Value>();
        population.model().inputs().forEach(each -> outputs.put(each.name(), at(known, each.name())));
        for (int i = 0; i < results.size(); i++) {
            outputs.put(model.step().outputNames().get(i), b.broadcast(results.get(i), axes()));
        }
        if (spikes()) {
            outputs.put(EVENTS, events(b, outputs));
        }
        return outputs;
    }

    /// The states that events at inputs of the model change (`on INPUT`).
    ///
    /// @param moved what the step gave
    /// @param after the same after deliveries; an input has what arrived
    Map<String, Value> received(
            Builder b, Map<String, Value> here, Map<String, Value> moved, Map<String, Value> after) {
        var arrived = population.model().inputs().stream()
                .anyMatch(each -> each.kind() == Input.Kind.EVENTS
                        && !at(after, each.name()).equals(at(moved, each.name())));
        var program =
                arrived ? ArrivalLowering.program(population.model(), model.options()) : Optional.<Program>empty();
        var states = new HashMap<String, Value>();
        program.ifPresent(statements -> {
            var known = known(b, here);
            known.putAll(after);
            var arguments = statements.inputs().stream()
                    .map(each -> {
                        var value = Objects.requireNonNull(known.get(each.name()), () -> missing(each.name()));
                        return each.value().type().equals(type()) ? b.broadcast(value, List.of(axis)) : value;
                    })
                    .toList();
            var results = b.inline(statements, arguments);
            for (int i = 0; i < results.size(); i++) {
                states.put(statements.outputNames().get(i), results.get(i));
            }
        });
        return states;
    }

    /// What is sent: events, in event mode with where they are inside the step.
    private Value events(Builder b, Map<String, Value> outputs) {
        var spike = at(outputs, SPIKE);
        return options.spikes().mode() == SpikeMode.EVENT
                ? b.emit(new Op.TimedEvents(spike, at(outputs, "offset"), axis))
                : b.emit(new Op.Events(spike, axis));
    }

    private String missing(String name) {
        return "the step of model '%s' needs '%s', which a population of a network does not have"
                .formatted(population.model().name(), name);
    }

    /// The state after deliveries.
    Value settled(Builder b, String state, Map<String, Value> outputs, Value delivered) {
        return arrivals.settled(b, state, outputs, delivered);
    }

    static Value at(Map<String, Value> values, String name) {
        return Objects.requireNonNull(values.get(name), () -> "no value '" + name + "' among " + values.keySet());
    }

    /// What an input of the model is: numbers that do not change, in base units, and parts that do, added up.
    ///
    /// @param shared by all cells
    /// @param perCell in place of that, where cells differ
    record Drive(double shared, Optional<Samples> perCell, List<Part> parts) {

        static final Drive NONE = new Drive(0, Optional.empty(), List.of());

        Drive {
            parts = List.copyOf(parts);
        }

        /// The same with a number for each cell.
        Drive ofEach(int cells) {
            return perCell.isPresent() ? this : new Drive(0, Optional.of(Samples.generate(cells, _ -> shared)), parts);
        }

        Drive with(Part part) {
            var more = new ArrayList<>(parts);
            more.add(part);
            return new Drive(shared, perCell, more);
        }
    }
}
