package synfire.network.values;

import java.util.Map;
import java.util.function.BiFunction;
import synfire.equations.lowering.ExpressionEmitter;
import synfire.equations.syntax.Expr;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.NumberProgram;
import synfire.ir.Program;
import synfire.ir.TensorType;
import synfire.ir.Value;
import synfire.ir.functions.ExpandFunctions;
import synfire.network.random.CounterStream;

/// A number of a synapse that is computed, here or by a machine, with the same bits.
///
/// @param program from `i`, `j` and `d`, then as many uniform random numbers as it draws, to the number: in
///     its final
///     form, all f64 without axes
/// @param draws how many random numbers a synapse takes
/// @param number what computes it here
public record SynapseFormula(Program program, int draws, Evaluation number) implements Evaluation {

    private static final int GIVEN = 3;

    static SynapseFormula of(Expr expression) {
        var type = TensorType.scalar(DType.F64);
        var b = new Builder("synapse");
        var names = Map.of("i", b.input("i", type), "j", b.input("j", type), "d", b.input("d", type));
        b.output("number", new ExpressionEmitter(new FormulaMeanings(b, names)).number(expression));
        return of(b.build());
    }

    /// A number that depends on the distance alone.
    ///
    /// @param number gives the same bits as the program
    public static SynapseFormula ofDistance(BiFunction<Builder, Value, Value> written, Evaluation number) {
        var type = TensorType.scalar(DType.F64);
        var b = new Builder("profile");
        b.input("i", type);
        b.input("j", type);
        b.output("number", written.apply(b, b.input("d", type)));
        return new SynapseFormula(new ExpandFunctions().apply(b.build()), 0, number);
    }

    /// @param program may still have functions
    private static SynapseFormula of(Program program) {
        var last = new ExpandFunctions().apply(program);
        int draws = last.inputs().size() - GIVEN;
        var numbers = new NumberProgram(last);
        return new SynapseFormula(last, draws, (place, random) -> {
            var values = new double[GIVEN + draws];
            values[0] = place.i();
            values[1] = place.j();
            values[2] = place.d();
            for (int n = 0; n < draws; n++) {
                values[GIVEN + n] = random.nextUniform();
            }
            return numbers.at(values);
        });
    }

    @Override
    public double at(Place place, CounterStream random) {
        return number.at(place, random);
    }
}
