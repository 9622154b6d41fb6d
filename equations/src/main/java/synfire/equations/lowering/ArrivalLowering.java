package synfire.equations.lowering;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import synfire.equations.Equation;
import synfire.equations.Event;
import synfire.equations.Flag;
import synfire.equations.Model;
import synfire.equations.algebra.Terms;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Program;
import synfire.ir.TensorType;
import synfire.ir.Value;
import synfire.ir.Verifier;

/// What a model does with the events that arrive at its inputs (`on INPUT`).
///
/// In a step by itself this stands between the threshold and the reset. In a network, where it is known only after all
/// cells have moved what arrives, it is a program of its own: from states, parameters and the weighted sums of arrivals
/// to states.
public final class ArrivalLowering {

    private ArrivalLowering() {}

    /// The program; empty where no input takes events. Its inputs are those that the statements read, its outputs the
    /// states that they change.
    public static Optional<Program> program(Model model, LoweringOptions options) {
        if (model.spiking().events().stream().noneMatch(event -> event.trigger() instanceof Event.Arrival)) {
            return Optional.empty();
        }
        var b = new Builder(model.name() + ".arrivals");
        var cell = new TensorType(options.dtype(), options.axes());
        var scalar = TensorType.scalar(options.dtype());
        Map<String, Value> values = new HashMap<>();
        for (var state : model.state()) {
            var value = b.input(state.name(), cell);
            values.put(state.name(), state.flags().contains(Flag.BOOLEAN) ? b.convert(value, DType.BOOL) : value);
        }
        model.parameters().forEach(each -> values.put(each.name(), b.input(each.name(), cell)));
        model.inputs().forEach(each -> values.put(each.name(), b.input(each.name(), cell)));
        values.put("t", b.input("t", scalar));
        values.put("dt", b.input("dt", scalar));
        var step = b.input("step", TensorType.scalar(DType.I64));
        var algebra = new Algebra(
                model.subexpressions().stream().collect(Collectors.toMap(Equation.Subexpression::name, each -> each)));
        var scope = new Scope(b, options.dtype(), algebra, new Draws(b, cell, () -> step), values);
        var after = scope;
        for (var event : model.spiking().events()) {
            if (event.trigger() instanceof Event.Arrival(var input)) {
                after = arrive(new Statements(model), after, event, input, Optional.empty());
            }
        }
        for (var state : model.state()) {
            var value = after.value(state.name());
            if (!value.equals(scope.value(state.name()))) {
                b.output(state.name(), b.broadcast(after.asNumber(value), options.axes()));
            }
        }
        return Optional.of(Verifier.verify(b.build()));
    }

    /// Additions of something that is 0 without input need no test for arrivals, and let derivatives
    /// through.
    ///
    /// @param active if present, variables that are held while refractory change only where it is true
    static Scope arrive(Statements statements, Scope scope, Event event, String input, Optional<Value> active) {
        boolean additions = event.statements().stream()
                .allMatch(statement -> statement.operator().isPresent()
                        && Terms.isZero(scope.algebra().substitute(statement.value(), Map.of(input, Terms.ZERO))));
        var weight = additions
                ? Optional.<Value>empty()
                : Optional.of(scope.asNumber(scope.asCondition(scope.value(input))));
        return statements.run(scope, event.statements(), weight, active);
    }
}
