package synfire.kernels.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.TensorType;

final class LaneCheckTest {

    private static final TensorType LANES = TensorType.of(DType.F64, Axis.LANE);
    private static final Axis NEURON = new Axis("neuron", 10);

    @Test
    void of_plainArithmetic_findsNothing() {
        var b = new Builder("plain");
        var x = b.input("x", TensorType.of(DType.F64, Axis.TIME, Axis.LANE));
        b.output("y", b.add(x, x));

        assertThat(LaneCheck.of(b.build())).isEmpty();
    }

    @Test
    void of_transcendentalFunction_saysWhatToApply() {
        var b = new Builder("grow");
        var x = b.input("x", LANES);
        b.output("y", b.exp(x));

        assertThat(LaneCheck.of(b.build()))
                .containsExactly("step `%1:f64[lane] = exp %0` of 'grow': apply ExpandFunctions first, which writes exp"
                        + " as arithmetic");
    }

    @Test
    void of_sumOverLanes_namesTheWay() {
        var b = new Builder("total");
        var x = b.input("x", LANES);
        b.output("y", b.sum(x, Axis.LANE));

        assertThat(LaneCheck.of(b.build()))
                .containsExactly(
                        "step `%1:f64[] = reduce sum lane %0` of 'total': lane kernels keep the lanes apart; combine them outside");
    }

    @Test
    void of_otherAxes_namesTheValue() {
        var b = new Builder("network");
        var x = b.input("x", TensorType.of(DType.F64, Axis.TIME, NEURON, Axis.LANE));
        b.output("y", x);

        assertThat(LaneCheck.of(b.build()))
                .containsExactly("input 'x' of 'network': a value may have the axis lane and one loop axis, not"
                        + " f64[time, neuron, lane]");
    }

    @Test
    void of_scanInsideScan_isFound() {
        var inner = identity("inner");
        var middle = new Builder("middle");
        var v = middle.input("v", LANES);
        middle.output("v", middle.emit(new Op.Scan(inner, NEURON, false, List.of(v), List.of(), List.of(), 0)));
        var b = new Builder("outer");
        var v0 = b.input("v0", LANES);
        b.output("v", b.emit(new Op.Scan(middle.build(), Axis.TIME, false, List.of(v0), List.of(), List.of(), 0)));

        assertThat(LaneCheck.of(b.build()))
                .singleElement()
                .asString()
                .startsWith("step `%1:f64[lane] = scan")
                .endsWith("of 'middle': a scan inside a scan");
    }

    private static Program identity(String name) {
        var b = new Builder(name);
        b.output("v", b.input("v", LANES));
        return b.build();
    }
}
