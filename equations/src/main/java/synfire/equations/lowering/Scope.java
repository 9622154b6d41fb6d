package synfire.equations.lowering;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.equations.syntax.BuiltIn;
import synfire.equations.syntax.Expr;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Value;

/// What every name means at one point of a step. Immutable, but for the subexpressions, which are emitted
/// when they are first read.
final class Scope implements Meanings {

    private final Builder builder;
    private final DType dtype;
    private final Algebra algebra;
    private final Draws draws;
    private final Map<String, Value> values;
    private final Map<String, Value> subexpressions = new HashMap<>();

    /// @param values of states, parameters, inputs and built-in names
    Scope(Builder builder, DType dtype, Algebra algebra, Draws draws, Map<String, Value> values) {
        this.builder = builder;
        this.dtype = dtype;
        this.algebra = algebra;
        this.draws = draws;
        this.values = Map.copyOf(values);
    }

    @Override
    public Builder builder() {
        return builder;
    }

    @Override
    public DType dtype() {
        return dtype;
    }

    Algebra algebra() {
        return algebra;
    }

    Draws draws() {
        return draws;
    }

    /// The same scope with other values of some names; subexpressions follow.
    Scope with(Map<String, Value> changed) {
        var all = new HashMap<>(values);
        all.putAll(changed);
        return new Scope(builder, dtype, algebra, draws, all);
    }

    Scope with(String name, Value value) {
        return with(Map.of(name, value));
    }

    boolean knows(String name) {
        return values.containsKey(name);
    }

    /// The value of a name, conditions as booleans.
    Value value(String name) {
        var value = values.get(name);
        if (value == null) {
            value = subexpressions.get(name);
        }
        if (value == null && algebra.definitions().containsKey(name)) {
            value = emit(algebra.meaning(name));
            subexpressions.put(name, value);
        }
        if (value == null) {
            throw new IllegalArgumentException(
                    "'%s' has no value where it is used; known are %s".formatted(name, values.keySet()));
        }
        return value;
    }

    @Override
    public Optional<Value> named(String name) {
        if (knows(name) || algebra.definitions().containsKey(name)) {
            return Optional.of(value(name));
        }
        return switch (name) {
            case "i" -> Optional.of(asNumber(draws.object()));
            case "N" -> Optional.of(asNumber(draws.population()));
            default -> Optional.empty();
        };
    }

    @Override
    public Value sample(String input, List<Expr> arguments) {
        var time = new Expr.Name(BuiltIn.T.symbol());
        var cell = new Expr.Name(BuiltIn.I.symbol());
        if (arguments.equals(List.of(time)) || arguments.equals(List.of(time, cell))) {
            return value(input);
        }
        throw new IllegalArgumentException(
                "timed array '%s' is read at another place than the current step; write %s(t) or %s(t, i)"
                        .formatted(input, input, input));
    }

    @Override
    public Value uniform() {
        return draws.uniform();
    }

    @Override
    public Value normal() {
        return draws.normal();
    }

    @Override
    public Value poisson(Value mean) {
        return draws.poisson(mean);
    }

    /// The value of an expression.
    Value emit(Expr expr) {
        return new ExpressionEmitter(this).emit(expr);
    }

    /// The value of an expression as a float; conditions are 0 and 1.
    Value number(Expr expr) {
        return asNumber(emit(expr));
    }

    /// The value of an expression as a boolean; numbers are true but for 0.
    Value condition(Expr expr) {
        return asCondition(emit(expr));
    }

    Value asNumber(Value value) {
        return builder.convert(value, dtype);
    }

    Value asCondition(Value value) {
        return builder.convert(value, DType.BOOL);
    }

    Value constant(double value) {
        return builder.constant(dtype, value);
    }

    Value stopped(Value value) {
        return builder.emit(new Op.StopGradient(value));
    }
}
