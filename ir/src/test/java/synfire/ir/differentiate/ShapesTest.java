package synfire.ir.differentiate;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Reduction;
import synfire.ir.Sizes;
import synfire.ir.Tensor;
import synfire.ir.TensorType;

final class ShapesTest {

    private static final Axis TRIAL = new Axis("trial", 5);
    private static final Axis PRE = new Axis("pre", 10);
    private static final Axis POST = new Axis("post", 11);
    private static final Sizes SIZES =
            Sizes.of(3, 4).with(TRIAL, 2).with(PRE, 3).with(POST, 5);

    private static TensorType floats(Axis... axes) {
        return TensorType.of(DType.F64, axes);
    }

    @Test
    void broadcastAndSum_agreeWithDifferences() {
        var b = new Builder("shapes");
        var x = b.input("x", floats(TRIAL));
        var y = b.input("y", floats(POST));
        var wide = b.broadcast(b.exp(x), List.of(TRIAL, POST, PRE));
        b.output("a", b.sum(b.multiply(wide, y), POST));
        b.output("b", b.multiply(b.sum(b.multiply(x, y), TRIAL), b.sum(x, TRIAL)));

        Checks.check(b.build(), SIZES, 0.2, 1);
    }

    @ParameterizedTest
    @EnumSource(Reduction.class)
    void reduce_agreesWithDifferences(Reduction reduction) {
        var b = new Builder("reduce");
        var x = b.input("x", floats(TRIAL, POST));
        b.output("y", b.square(b.emit(new Op.Reduce(reduction, x, POST))));

        Checks.check(b.build(), SIZES, 0.2, 1);
    }

    @Test
    void rename_agreesWithDifferences() {
        var b = new Builder("rename");
        var axis = new Axis("other", 1);
        var x = b.input("x", floats(TRIAL, POST));
        b.output("y", b.square(b.emit(new Op.Rename(x, POST, axis))));

        Checks.check(b.build(), SIZES.with(axis, 5), 0.2, 1);
    }

    @Test
    void contract_ofMatrices_agreesWithDifferences() {
        var b = new Builder("contract");
        var s = b.input("s", floats(TRIAL, PRE));
        var w = b.input("w", floats(PRE, POST));
        var v = b.input("v", floats(PRE));
        b.output("y", b.square(b.emit(new Op.Contract(s, w, PRE))));
        b.output("z", b.emit(new Op.Contract(v, w, PRE)));
        b.output("q", b.emit(new Op.Contract(v, v, PRE)));

        Checks.check(b.build(), SIZES, 0.2, 1);
    }

    @Test
    void gather_withRepeatedIndices_agreesWithDifferences() {
        var b = new Builder("gather");
        var x = b.input("x", floats(TRIAL, PRE));
        var index = b.input("index", TensorType.of(DType.I64, POST));
        b.output("y", b.square(b.emit(new Op.Gather(x, index, PRE))));

        checkWithIndex(b.build(), "index", TensorType.of(DType.I64, POST), 2, 0, 2, 1, 2);
    }

    @Test
    void gather_alongTheAxisOfItsIndex_agreesWithDifferences() {
        var b = new Builder("permute");
        var x = b.input("x", floats(TRIAL, PRE));
        var index = b.input("index", TensorType.of(DType.I64, PRE));
        b.output("y", b.square(b.emit(new Op.Gather(x, index, PRE))));

        checkWithIndex(b.build(), "index", TensorType.of(DType.I64, PRE), 2, 0, 2);
    }

    @Test
    void gather_byTrial_agreesWithDifferences() {
        var b = new Builder("pick");
        var x = b.input("x", floats(TRIAL, PRE));
        var index = b.input("index", TensorType.of(DType.I64, TRIAL));
        b.output("y", b.square(b.emit(new Op.Gather(x, index, PRE))));

        checkWithIndex(b.build(), "index", TensorType.of(DType.I64, TRIAL), 2, 0);
    }

    @Test
    void scatterAdd_withCollisions_agreesWithDifferences() {
        var b = new Builder("scatter");
        var x = b.input("x", floats(TRIAL, POST));
        var y = b.input("y", floats(POST));
        var index = b.input("index", TensorType.of(DType.I64, POST));
        b.output("both", b.square(b.emit(new Op.ScatterAdd(x, index, PRE, List.of(TRIAL, PRE)))));
        b.output("summed", b.square(b.emit(new Op.ScatterAdd(x, index, PRE, List.of(PRE)))));
        b.output("spread", b.square(b.emit(new Op.ScatterAdd(y, index, PRE, List.of(TRIAL, PRE)))));

        checkWithIndex(b.build(), "index", TensorType.of(DType.I64, POST), 2, 0, 2, 1, 2);
    }

    @Test
    void custom_withItsOwnRules_usesThem() {
        Checks.check(customSquare(2), SIZES, 0.2, 1);
    }

    /// x² as an operation with derivatives of its own: 2·x, where `factor` is 2.
    static Program customSquare(double factor) {
        var type = floats(POST);
        var primal = new Builder("square");
        var x = primal.input("x", type);
        primal.output("y", primal.square(x));
        var jvp = new Builder("square.jvp");
        var at = jvp.input("x", type);
        var tangent = jvp.input("tangent", type);
        jvp.output("y", jvp.multiply(jvp.scaled(factor, at), tangent));
        var vjp = new Builder("square.vjp");
        var point = vjp.input("x", type);
        var cotangent = vjp.input("cotangent", type);
        vjp.output("x", vjp.multiply(vjp.scaled(factor, point), cotangent));
        var b = new Builder("custom");
        var argument = b.exp(b.input("x", type));
        b.output("y", b.emit(new Op.Custom(primal.build(), jvp.build(), vjp.build(), List.of(argument))));
        return b.build();
    }

    private static void checkWithIndex(Program program, String name, TensorType type, double... index) {
        var at = Checks.inputs(program, SIZES, 0.2, 1);
        at.put(name, Tensor.of(type, index));
        Checks.check(program, Map.copyOf(at), SIZES, 1e-8);
    }
}
