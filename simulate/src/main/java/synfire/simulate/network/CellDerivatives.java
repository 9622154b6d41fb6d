package synfire.simulate.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.TensorType;
import synfire.ir.Value;
import synfire.ir.differentiate.Jvp;
import synfire.ir.simplify.DropUnused;
import synfire.ir.simplify.Optimize;

/// How the states of the cells of a population after a step, and their spikes, change with their states
/// before it and with what arrives at its end, cell by cell: the step of the model, differentiated forward.
///
/// What other cells get from these spikes is left out.
final class CellDerivatives {

    /// The row of the derivatives of spikes.
    static final String SPIKE = PopulationCode.SPIKE;

    private static final String NEXT = "next.";
    private static final String ARRIVING = "arriving.";

    private final PopulationCode population;
    private final Program columns;
    private final Set<Value> changing = new HashSet<>();
    private final Map<Value, Op> definitions = new HashMap<>();

    private CellDerivatives(PopulationCode population, Program columns) {
        this.population = population;
        this.columns = columns;
        for (var input : columns.inputs()) {
            boolean ofStep = input.name().equals("step")
                    || input.name().startsWith(ARRIVING)
                    || states().stream()
                            .anyMatch(state -> population.name(state).equals(input.name()));
            if (ofStep) {
                changing.add(input.value());
            }
        }
        for (var step : columns.steps()) {
            step.results().forEach(result -> definitions.put(result, step.op()));
            if (step.op().operands().stream().anyMatch(changing::contains)) {
                changing.addAll(step.results());
            }
        }
    }

    /// @param arrivals variables that spikes are added to
    static CellDerivatives of(PopulationCode population, Set<String> arrivals) {
        var by = new ArrayList<String>();
        population.carried().keySet().forEach(state -> by.add(population.name(state)));
        arrivals.stream().sorted().forEach(variable -> by.add(ARRIVING + variable));
        var columns = Jvp.columns(step(population, arrivals), by);
        return new CellDerivatives(population, new DropUnused().apply(Optimize.BEFORE_DERIVATIVE.apply(columns)));
    }

    /// One step of the cells with what arrives at its end.
    private static Program step(PopulationCode population, Set<String> arrivals) {
        var b = new Builder(population.name("cells"));
        var here = new HashMap<String, Value>();
        population.carried().forEach((state, type) -> {
            var name = population.name(state);
            here.put(name, b.input(name, type));
        });
        for (var number : List.of("step", "key")) {
            here.put(number, b.input(number, TensorType.scalar(DType.I64)));
        }
        for (var each : population.varied()) {
            here.put(population.name(each), b.input(population.name(each), population.type()));
        }
        for (var each : population.driven()) {
            here.put(population.name(each), b.input(population.name(each), population.type()));
        }
        var moved = population.step(b, here, Map.of());
        var after = new HashMap<>(moved);
        for (var variable : arrivals.stream().sorted().toList()) {
            var arriving = b.input(ARRIVING + variable, population.type());
            after.computeIfPresent(variable, (_, into) -> b.add(into, arriving));
        }
        after.putAll(population.received(b, here, moved, after));
        for (var state : population.model().states()) {
            var arrived = PopulationCode.at(after, state);
            var before = PopulationCode.at(moved, state);
            b.output(NEXT + state, arrived.equals(before) ? before : population.settled(b, state, moved, arrived));
        }
        if (population.spikes()) {
            b.output(SPIKE, PopulationCode.at(moved, SPIKE));
        }
        return b.build();
    }

    /// States of a cell.
    List<String> states() {
        return List.copyOf(population.carried().keySet());
    }

    /// What a state after the step, or [#SPIKE], changes with a state before it.
    Factor byState(String of, String state) {
        return factor(of, population.name(state));
    }

    /// What a state after the step changes with what arrives at a variable.
    Factor byArrival(String of, String variable) {
        return factor(of, ARRIVING + variable);
    }

    private Factor factor(String of, String by) {
        var output = "tangent." + (of.equals(SPIKE) ? SPIKE : NEXT + of) + "." + by;
        if (!columns.hasOutput(output)) {
            return Factor.zero();
        }
        var value = columns.output(output);
        var op = definitions.get(value);
        while (op instanceof Op.Broadcast(var x, var _)) {
            op = definitions.get(x);
        }
        if (op instanceof Op.Constant constant) {
            return new Factor.Constant(constant.value());
        }
        return new Factor.Computed(output, changing.contains(value));
    }

    /// The factors that are computed, by their names.
    ///
    /// @param here what the step reads, by the names of the network's program; states that are missing
    ///     count as 0, for factors that do not change
    Map<String, Value> computed(Builder b, Map<String, Value> here) {
        var arguments = new ArrayList<Value>();
        for (var input : columns.inputs()) {
            var known = here.get(input.name());
            arguments.add(known != null ? known : zero(b, input.value().tensor()));
        }
        var results = b.inline(columns, arguments);
        var computed = new HashMap<String, Value>();
        for (int i = 0; i < results.size(); i++) {
            computed.put(
                    columns.outputs().get(i).name(),
                    b.broadcast(results.get(i), population.type().axes()));
        }
        return computed;
    }

    private static Value zero(Builder b, TensorType type) {
        return type.dtype().isFloat() ? b.zero(type) : b.constant(0L);
    }

    /// Whether a factor is one number for all steps and cells.
    boolean isShared(String factor) {
        return inputsOf(factor).isEmpty();
    }

    /// The program of one factor.
    Program only(String factor) {
        return new DropUnused()
                .apply(new Program(
                        columns.name(),
                        columns.inputs(),
                        columns.steps(),
                        List.of(new Program.Output(factor, columns.output(factor)))));
    }

    private Set<Value> inputsOf(String factor) {
        var used = new HashSet<Value>(Set.of(columns.output(factor)));
        for (var step : columns.steps().reversed()) {
            if (step.results().stream().anyMatch(used::contains)) {
                used.addAll(step.op().operands());
            }
        }
        used.retainAll(columns.inputs().stream().map(Program.Input::value).toList());
        return used;
    }

    /// What something is multiplied by in a step.
    sealed interface Factor {

        static Factor zero() {
            return new Constant(0);
        }

        /// The same in all steps and cells.
        record Constant(double value) implements Factor {}

        /// @param name of the output that is the factor
        /// @param changing from step to step, not only between cells
        record Computed(String name, boolean changing) implements Factor {}

        default boolean isZero() {
            return this instanceof Constant(double value) && value == 0;
        }
    }
}
