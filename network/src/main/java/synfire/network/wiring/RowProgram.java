package synfire.network.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.ProceduralRows;
import synfire.ir.Program;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;
import synfire.network.random.RandomKey;
import synfire.network.random.StreamPrograms;
import synfire.network.values.SynapseFormula;

/// A program of [ProceduralRows] while it is written. It takes the steps that [Rows] and [RowNumbers] take,
/// so that
/// both
/// have the same bits.
///
/// @param inputs of the program
/// @param self what is added to the number of a source to get that of itself among the targets, if they
///     have some in
///     common
record RowProgram(Builder b, List<Value> inputs, OptionalLong self) {

    /// Longer skips end every row.
    private static final long LONGEST_SKIP = 1L << 40;

    private static final int FIRST_PLACE = 3;

    static Program of(String name, OptionalLong self, Function<RowProgram, List<Value>> written) {
        var b = new Builder(name);
        var p = new RowProgram(b, ProceduralRows.inputs(b), self);
        int n = 0;
        for (var value : written.apply(p)) {
            b.output("y" + n++, b.broadcast(value, List.of(Axis.LANE)));
        }
        return b.build();
    }

    /// Whether a program depends on where cells are.
    static boolean readsPlaces(Program program) {
        var places = program.inputs().subList(FIRST_PLACE, program.inputs().size()).stream()
                .map(Program.Input::value)
                .toList();
        return program.steps().stream()
                .anyMatch(step -> step.op().operands().stream().anyMatch(places::contains));
    }

    Value row() {
        return inputs.get(0);
    }

    Value number() {
        return inputs.get(1);
    }

    Value target() {
        return inputs.get(2);
    }

    /// Between source and target, in µm.
    Value distance() {
        var squares = new ArrayList<Value>();
        for (int axis = 0; axis < 3; axis++) {
            var d = b.subtract(inputs.get(3 + axis), inputs.get(6 + axis));
            squares.add(b.multiply(d, d));
        }
        var sum = b.add(b.add(squares.get(0), squares.get(1)), squares.get(2));
        return b.unary(UnaryFunction.SQRT, sum);
    }

    /// Uniform number `n` of the row.
    Value uniform(RandomKey key, Value n) {
        return StreamPrograms.uniform(b, key, row(), n);
    }

    /// How many targets are passed over, from uniform number `n` of the row.
    Value skip(RandomKey key, Value n, double scale) {
        var exponential =
                b.inline(StreamPrograms.EXPONENTIAL, List.of(uniform(key, n))).getFirst();
        var skip = b.convert(b.multiply(exponential, b.constant(DType.F64, scale)), DType.I64);
        return b.minimum(skip, b.constant(LONGEST_SKIP));
    }

    /// The value of a formula, which draws uniform numbers `first`, `first` + 1, ….
    Value formula(SynapseFormula formula, RandomKey key, Value first) {
        var given = new ArrayList<>(List.of(b.convert(row(), DType.F64), b.convert(target(), DType.F64), distance()));
        for (int n = 0; n < formula.draws(); n++) {
            given.add(uniform(key, b.add(first, b.constant((long) n))));
        }
        return b.inline(formula.program(), given).getFirst();
    }
}
