package synfire.ir.differentiate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import synfire.ir.Axis;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.Comparison;
import synfire.ir.DType;
import synfire.ir.Interpreter;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Sizes;
import synfire.ir.TensorType;
import synfire.ir.Value;

/// A carry of which each step overwrites slices is kept as what was overwritten.
final class UndoLogTest {

    private static final Axis SLOT = new Axis("slot", 1);
    private static final Axis CELL = new Axis("cell", 10);
    private static final TensorType CELLS = TensorType.of(DType.F64, CELL);
    private static final TensorType TABLE = TensorType.of(DType.F64, SLOT, CELL);
    private static final int SLOTS = 16;
    private static final Sizes SIZES = Sizes.of(23, 1).with(SLOT, SLOTS).with(CELL, 3);

    /// Each step reads the whole table by a product that is not linear in it, then writes two of its rows.
    ///
    /// @param inPlace by [Op.Put]; else by a choice over all rows, which says the same
    private static Program program(boolean inPlace) {
        var body = new Builder("step");
        var table = body.input("table", TABLE);
        var number = body.input("number", TensorType.scalar(DType.I64));
        var x = body.input("x", CELLS);
        var read = body.sum(body.square(table), SLOT);
        var first = body.binary(BinaryFunction.REMAINDER, number, body.constant((long) SLOTS));
        var second = body.binary(
                BinaryFunction.REMAINDER, body.multiply(number, body.constant(5L)), body.constant((long) SLOTS));
        var once = written(body, inPlace, table, body.multiply(x, read), first);
        var twice = written(body, inPlace, once, body.sum(body.multiply(once, once), SLOT), second);
        body.output("table", twice);
        body.output("number", body.add(number, body.constant(1L)));
        body.output("read", read);
        var b = new Builder("table");
        var results = b.emitAll(new Op.Scan(
                body.build(),
                Axis.TIME,
                false,
                List.of(b.input("table", TABLE), b.constant(0L)),
                List.of(b.input("x", TensorType.of(DType.F64, Axis.TIME, CELL))),
                List.of(),
                0));
        b.output("table", results.get(0));
        b.output("read", results.get(2));
        return b.build();
    }

    private static Value written(Builder b, boolean inPlace, Value table, Value row, Value at) {
        if (inPlace) {
            return b.emit(new Op.Put(table, row, at, SLOT));
        }
        var here = b.compare(Comparison.EQUAL, b.emit(new Op.Iota(SLOT)), at);
        return b.select(here, row, table);
    }

    private static Program gradient(boolean inPlace) {
        var options = Vjp.Options.DEFAULT.withSave(SaveSet.STATES);
        return Vjp.of(program(inPlace), List.of("table", "x"), List.of("table", "read"), options);
    }

    private static Op.Scan forward(Program gradient) {
        return (Op.Scan) gradient.steps().stream()
                .map(Program.Step::op)
                .filter(op -> op instanceof Op.Scan)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void gradient_ofACarryWrittenInPlace_hasTheBitsOfSnapshots() {
        var undone = gradient(true);
        var at = new HashMap<>(Checks.inputs(undone, SIZES, -0.1, 0.1));

        var actual = Interpreter.run(undone, at, SIZES);
        var expected = Interpreter.run(gradient(false), at, SIZES);

        assertThat(actual.get("cotangent.x")).isEqualTo(expected.get("cotangent.x"));
        assertThat(actual.get("cotangent.table")).isEqualTo(expected.get("cotangent.table"));
    }

    @Test
    void tape_ofACarryWrittenInPlace_holdsTheRowsOverwritten() {
        long row = 3 * Double.BYTES;

        // both keep the number of the step; of the table, the whole or the two rows that are overwritten
        assertThat(TapeSize.stepBytes(forward(gradient(false)), SIZES)).isEqualTo(SLOTS * row + Long.BYTES);
        assertThat(TapeSize.stepBytes(forward(gradient(true)), SIZES)).isEqualTo(2 * row + Long.BYTES);
    }

    @Test
    void gradient_ofACarryWrittenInPlace_agreesWithDifferences() {
        Checks.check(program(true), SIZES, -0.1, 0.1);
    }
}
