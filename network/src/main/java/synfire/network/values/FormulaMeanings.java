package synfire.network.values;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.equations.lowering.Meanings;
import synfire.equations.syntax.Expr;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.TensorType;
import synfire.ir.Value;
import synfire.network.random.StreamPrograms;

/// What the names of a formula are where it is written as a program. Each random number is one more input.
final class FormulaMeanings implements Meanings {

    private final Builder builder;
    private final Map<String, Value> names;
    private int draws;

    FormulaMeanings(Builder builder, Map<String, Value> names) {
        this.builder = builder;
        this.names = names;
    }

    @Override
    public Builder builder() {
        return builder;
    }

    @Override
    public DType dtype() {
        return DType.F64;
    }

    @Override
    public Optional<Value> named(String name) {
        return Optional.ofNullable(names.get(name));
    }

    @Override
    public Value sample(String input, List<Expr> arguments) {
        throw new IllegalArgumentException("the formula uses the timed array '%s'; it has no time".formatted(input));
    }

    @Override
    public Value uniform() {
        return builder.input("u" + draws++, TensorType.scalar(DType.F64));
    }

    @Override
    public Value normal() {
        return builder.inline(StreamPrograms.NORMAL, List.of(uniform())).getFirst();
    }

    @Override
    public Value poisson(Value mean) {
        throw new IllegalArgumentException("a formula of a network cannot use poisson(mean)");
    }
}
