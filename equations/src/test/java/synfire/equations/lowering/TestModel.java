package synfire.equations.lowering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import synfire.equations.Assignment;
import synfire.equations.Equation;
import synfire.equations.Escape;
import synfire.equations.Event;
import synfire.equations.Flag;
import synfire.equations.Header;
import synfire.equations.Input;
import synfire.equations.Model;
import synfire.equations.Parameter;
import synfire.equations.Range;
import synfire.equations.Refractory;
import synfire.equations.Spiking;
import synfire.equations.StateVariable;
import synfire.equations.StepOrder;
import synfire.equations.Surrogate;
import synfire.equations.Variables;
import synfire.equations.syntax.BinaryOperator;
import synfire.equations.syntax.Expr;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;

/// Small models for tests, line by line; every number is in base units.
final class TestModel {

    private final List<Parameter> parameters = new ArrayList<>();
    private final List<StateVariable> state = new ArrayList<>();
    private final List<Input> inputs = new ArrayList<>();
    private final List<Equation> equations = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private Refractory refractory = new Refractory.None();
    private Escape escape = new Escape.None();
    private Surrogate surrogate = Surrogate.DEFAULT;
    private StepOrder order = StepOrder.STANDARD;

    TestModel parameter(String name, double value) {
        parameters.add(new Parameter(name, Quantity.of(value), Range.ALL, Set.of(), ""));
        return this;
    }

    TestModel input(String name) {
        inputs.add(new Input(name, Units.ONE, Input.Kind.SIGNAL, ""));
        return this;
    }

    TestModel events(String name) {
        inputs.add(new Input(name, Units.ONE, Input.Kind.EVENTS, ""));
        return this;
    }

    TestModel timedArray(String name) {
        inputs.add(new Input(name, Units.ONE, Input.Kind.TIMED_ARRAY, ""));
        return this;
    }

    TestModel state(String name, String initial, Flag... flags) {
        state.add(new StateVariable(name, Units.ONE, expr(initial), Set.of(flags), ""));
        return this;
    }

    /// A state variable that begins at `initial` and its equation.
    TestModel differential(String name, String initial, String slope, Flag... flags) {
        state.add(new StateVariable(name, Units.ONE, expr(initial), Set.of(), ""));
        equations.add(new Equation.Differential(name, expr(slope), Set.of(flags)));
        return this;
    }

    TestModel subexpression(String name, String value, Flag... flags) {
        equations.add(new Equation.Subexpression(name, expr(value), Units.ONE, Set.of(flags)));
        return this;
    }

    TestModel spikeOn(String condition, String... statements) {
        events.add(new Event(new Event.Threshold(expr(condition)), statements(statements), true));
        return this;
    }

    TestModel on(String condition, String... statements) {
        events.add(new Event(new Event.Threshold(expr(condition)), statements(statements), false));
        return this;
    }

    TestModel onArrival(String input, String... statements) {
        events.add(new Event(new Event.Arrival(input), statements(statements), false));
        return this;
    }

    TestModel spikeAtRate(String hazard, String... statements) {
        escape = new Escape.Rate(expr(hazard));
        events.add(new Event(new Event.Escape(), statements(statements), true));
        return this;
    }

    TestModel refractoryFor(String duration) {
        refractory = new Refractory.For(expr(duration));
        return this;
    }

    TestModel refractoryWhile(String condition) {
        refractory = new Refractory.While(expr(condition));
        return this;
    }

    TestModel surrogate(String name, String argument) {
        surrogate = new Surrogate(name, new TreeMap<>(), new Surrogate.Scaled(expr(argument)));
        return this;
    }

    TestModel order(StepOrder.Update update, StepOrder.Reset reset, List<String> before, List<String> after) {
        order = new StepOrder(
                update, reset, statements(before.toArray(String[]::new)), statements(after.toArray(String[]::new)));
        return this;
    }

    Model build() {
        return new Model(
                "test",
                Header.EMPTY,
                new Variables(parameters, state, inputs),
                equations,
                new Spiking(events, refractory, escape, surrogate),
                order,
                Model.AUTOMATIC);
    }

    private static List<Assignment> statements(String... lines) {
        return Arrays.stream(lines).map(TestModel::statement).toList();
    }

    private static Assignment statement(String line) {
        int equals = line.indexOf('=');
        var operator = "+-*/".indexOf(line.charAt(equals - 1)) < 0
                ? Optional.<BinaryOperator>empty()
                : Optional.of(operator(line.substring(equals - 1, equals)));
        var target =
                line.substring(0, operator.isPresent() ? equals - 1 : equals).strip();
        return new Assignment(target, operator, expr(line.substring(equals + 1)));
    }

    private static BinaryOperator operator(String symbol) {
        return Arrays.stream(BinaryOperator.values())
                .filter(o -> o.symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
    }

    static Expr expr(String text) {
        return new TestExpressions(text).parse();
    }
}
