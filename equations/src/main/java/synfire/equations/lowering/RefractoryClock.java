package synfire.equations.lowering;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import synfire.equations.Refractory;
import synfire.equations.syntax.BuiltIn;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.Comparison;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;

/// Whether a cell is refractory, and when it last fired, counted in whole steps as Brian 2 does.
///
/// For a time: the cell is refractory while fewer steps than `timestep(duration, dt)` have passed since
/// the spike; the duration is read anew in each step. While a condition holds: from the spike until the
/// first step at whose start the condition fails. Nothing here has a derivative.
final class RefractoryClock {

    private final Bookkeeping bookkeeping;
    private final Scope start;
    private final Map<String, Value> inputs;
    private final Builder b;
    private final Optional<Value> active;
    private final Optional<Value> released;

    /// @param start values at the start of the step
    /// @param inputs of the program, by name
    RefractoryClock(Refractory refractory, Bookkeeping bookkeeping, Scope start, Map<String, Value> inputs) {
        this.bookkeeping = bookkeeping;
        this.start = start;
        this.inputs = inputs;
        this.b = start.builder();
        switch (refractory) {
            case Refractory.For(var duration)
            when bookkeeping.age() -> {
                var age = input(Bookkeeping.AGE);
                var steps = ExpressionEmitter.timestep(
                        b, start.dtype(), withLastSpike(start, age).number(duration), dt());
                var one = start.constant(1);
                var over = b.compare(Comparison.GREATER_EQUAL, age, steps);
                active = Optional.of(over);
                released = Optional.of(b.binary(
                        BinaryFunction.AND,
                        over,
                        b.compare(Comparison.LESS, b.subtract(age, one), b.maximum(steps, one))));
            }
            case Refractory.While(var condition)
            when bookkeeping.blocked() -> {
                var blocked = start.asCondition(input(Bookkeeping.BLOCKED));
                var holds = opened(start, b.constant(true)).condition(condition);
                var over = b.unary(UnaryFunction.NOT, b.binary(BinaryFunction.AND, blocked, holds));
                active = Optional.of(over);
                released = Optional.of(b.binary(BinaryFunction.AND, over, blocked));
            }
            case Refractory.None _, Refractory.For _, Refractory.While _ -> {
                active = Optional.empty();
                released = Optional.empty();
            }
        }
    }

    /// True where the cell is not refractory in this step; empty if it never is.
    Optional<Value> active() {
        return active;
    }

    /// True where the cell is not refractory in this step for the first time since its spike.
    Optional<Value> released() {
        return released;
    }

    /// The scope with `not_refractory` and `lastspike`.
    Scope open(Scope scope) {
        return opened(scope, active.orElseGet(() -> b.constant(true)));
    }

    /// The scope in which the statements of a spike are carried out: it was just now.
    Scope atSpike(Scope scope) {
        var now = bookkeeping.age() ? scope.with(BuiltIn.LASTSPIKE.symbol(), scope.value("t")) : scope;
        return active.isPresent() ? now.with(BuiltIn.NOT_REFRACTORY.symbol(), b.constant(false)) : now;
    }

    /// What is active in the rest of a step after a spike in it.
    Optional<Value> afterSpike(Optional<Value> before) {
        return before.map(_ -> b.constant(false));
    }

    /// The new values of the added states, in their order.
    ///
    /// @param shift that of the spike in this step
    Map<String, Value> next(Value spike, Optional<Value> shift) {
        var fired = b.compare(Comparison.GREATER_EQUAL, spike, b.like(spike, 0.5));
        var next = new LinkedHashMap<String, Value>();
        if (bookkeeping.age()) {
            var one = start.constant(1);
            next.put(Bookkeeping.AGE, start.stopped(b.select(fired, one, b.add(input(Bookkeeping.AGE), one))));
        }
        if (bookkeeping.blocked()) {
            var still = b.unary(UnaryFunction.NOT, active.orElseThrow());
            next.put(Bookkeeping.BLOCKED, start.asNumber(b.binary(BinaryFunction.OR, fired, still)));
        }
        if (bookkeeping.pending()) {
            next.put(Bookkeeping.PENDING, spike);
        }
        if (bookkeeping.shift()) {
            next.put(Bookkeeping.SHIFT, b.select(fired, shift.orElseThrow(), input(Bookkeeping.SHIFT)));
        }
        return next;
    }

    private Scope opened(Scope scope, Value notRefractory) {
        var with = scope.with(BuiltIn.NOT_REFRACTORY.symbol(), notRefractory);
        return bookkeeping.age() ? withLastSpike(with, input(Bookkeeping.AGE)) : with;
    }

    private Scope withLastSpike(Scope scope, Value age) {
        var ago = b.multiply(start.stopped(age), dt());
        return scope.with(BuiltIn.LASTSPIKE.symbol(), b.subtract(start.value("t"), ago));
    }

    private Value dt() {
        return start.value("dt");
    }

    private Value input(String name) {
        return Objects.requireNonNull(inputs.get(name), name);
    }
}
