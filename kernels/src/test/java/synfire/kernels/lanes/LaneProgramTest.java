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
import synfire.ir.Value;

final class LaneProgramTest {

    private static final TensorType LANES = TensorType.of(DType.F64, Axis.LANE);
    private static final TensorType TIMES = TensorType.of(DType.F64, Axis.TIME);

    @Test
    void of_elementwiseOverTimeWithConstantsBetween_isOneLoop() {
        var b = new Builder("maps");
        var x = b.input("x", TIMES);
        var k = b.input("k", LANES);
        var scaled = b.multiply(x, b.constant(DType.F64, 2));
        var shifted = b.add(scaled, b.multiply(k, k));
        b.output("y", b.divide(shifted, b.constant(DType.F64, 3)));

        var lanes = LaneProgram.of(b.build());

        assertThat(lanes.loops()).hasSize(1);
        assertThat(lanes.loops().getFirst().ys()).hasSize(1);
        assertThat(lanes.tracks()).isEmpty();
    }

    @Test
    void of_valueBetweenTwoScans_livesInScratchMemory() {
        var b = new Builder("two");
        var x = b.input("x", TIMES);
        var v0 = b.input("v0", LANES);
        var first = b.emitAll(scan(v0, x, 0));
        var second = b.emitAll(scan(first.get(0), b.multiply(first.get(1), x), 0));
        b.output("v", second.get(0));

        var lanes = LaneProgram.of(b.build());

        assertThat(lanes.loops()).hasSize(3);
        assertThat(lanes.tracks()).hasSize(2);
        assertThat(lanes.loops().getLast().ys()).isEmpty();
    }

    @Test
    void of_tapeReadByAReverseScan_hasAPlaceOnIt() {
        var b = new Builder("taped");
        var x = b.input("x", TIMES);
        var v0 = b.input("v0", LANES);
        var forward = b.emitAll(scan(v0, x, 1));
        var reverse = b.emitAll(
                new Op.Scan(body(LANES), Axis.TIME, true, List.of(v0), List.of(forward.get(1)), List.of(), 0));
        b.output("v", forward.get(0));
        b.output("d", reverse.get(0));

        var lanes = LaneProgram.of(b.build());

        assertThat(lanes.hasTape()).isTrue();
        assertThat(lanes.places()).containsEntry(forward.get(1).id(), new Place.Tape(0, 0));
        assertThat(lanes.loops().getLast().tapes()).containsExactly(0);
    }

    @Test
    void of_tapeThatNobodyReads_isDropped() {
        var b = new Builder("forward");
        var x = b.input("x", TIMES);
        var v0 = b.input("v0", LANES);
        b.output("v", b.emitAll(scan(v0, x, 1)).getFirst());

        assertThat(LaneProgram.of(b.build()).hasTape()).isFalse();
    }

    @Test
    void of_indexAlongTime_isReadFromTheLoop() {
        var b = new Builder("index");
        var v0 = b.input("v0", LANES);
        var t = b.emit(new Op.Iota(Axis.TIME));
        var v = b.emitAll(scan(v0, b.convert(t, DType.F64), 0));
        b.output("v", v.getFirst());

        var lanes = LaneProgram.of(b.build());

        assertThat(lanes.places()).containsEntry(t.id(), new Place.Index());
        assertThat(lanes.tracks()).containsExactly(TIMES);
    }

    @Test
    void of_outputsOfOneValue_shareItsMemory() {
        var b = new Builder("names");
        var x = b.input("x", LANES);
        var y = b.add(x, x);
        b.output("one", y);
        b.output("two", y);
        b.output("input", x);

        var lanes = LaneProgram.of(b.build());

        assertThat(lanes.outputs())
                .containsEntry("one", 1)
                .containsEntry("two", 1)
                .containsEntry("input", 0);
    }

    private static Op.Scan scan(Value v0, Value x, int saved) {
        var element = x.tensor().without(Axis.TIME);
        return new Op.Scan(body(element), Axis.TIME, false, List.of(v0), List.of(x), List.of(), saved);
    }

    /// v ← v·x, y = v + x.
    private static Program body(TensorType element) {
        var b = new Builder("body");
        var v = b.input("v", LANES);
        var x = b.input("x", element);
        b.output("v", b.multiply(v, x));
        b.output("y", b.add(v, x));
        return b.build();
    }
}
