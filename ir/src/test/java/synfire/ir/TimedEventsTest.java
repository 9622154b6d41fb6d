package synfire.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Events that carry where inside the step they are.
final class TimedEventsTest {

    private static final Axis NEURON = new Axis("neuron", 10);
    private static final TensorType CELLS = TensorType.of(DType.F64, NEURON);

    /// Spikes of cells whose margin crossed zero, with the offset of the crossing.
    private static Program crossings() {
        var b = new Builder("crossings");
        var before = b.input("before", CELLS);
        var after = b.input("after", CELLS);
        var spike = b.spike(after, Surrogate.PAPER, SpikeMode.EVENT);
        var events = b.emit(new Op.TimedEvents(spike, b.emit(new Op.LinearCrossing(before, after)), NEURON));
        b.output("offset", b.emit(new Op.Offsets(events)));
        b.output("fired", b.emit(new Op.Dense(events)));
        var ones = b.input("ones", TensorType.of(DType.F64, NEURON, Axis.LANE));
        b.output("sum", b.emit(new Op.Contract(events, ones, NEURON)));
        return Verifier.verify(b.build());
    }

    @Test
    void offsets_areWhereTheMarginCrossed_andEventsCountAsOne() {
        var at = Map.of(
                "before", Tensor.of(CELLS, -1, -3, -1, 2),
                "after", Tensor.of(CELLS, 1, 1, -0.5, 3),
                "ones", Tensor.of(TensorType.of(DType.F64, Axis.LANE, NEURON), 1, 1, 1, 1));

        var results = Interpreter.run(crossings(), at, Sizes.of(1, 1).with(NEURON, 4));

        assertThat(results.get("offset").toArray()).containsExactly(0.5, 0.75, 0, 1);
        assertThat(results.get("fired").toArray()).containsExactly(1, 1, 0, 1);
        assertThat(results.get("sum").toArray()).containsExactly(3);
    }

    @Test
    void text_ofTimedEvents_isReadBack() {
        var text = crossings().toString();

        assertThat(text).contains(":timed events f64[; neuron@10] = timed_events neuron@10 ");
        assertThat(ProgramReader.read(text)).isEqualTo(crossings());
    }

    @Test
    void offset_outsideTheStep_saysWhich() {
        var b = new Builder("outside");
        var x = b.input("x", CELLS);
        b.output("y", b.emit(new Op.Offsets(b.emit(new Op.TimedEvents(x, x, NEURON)))));
        var at = Map.of("x", Tensor.of(CELLS, 0, 1.5));

        assertThatThrownBy(() -> Interpreter.run(b.build(), at, Sizes.none().with(NEURON, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("event 1 of axes [neuron] has offset 1.5; an offset is a fraction of the step above 0, "
                        + "at most 1");
    }

    @Test
    void offsets_ofEventsWithoutThem_doNotFit() {
        var b = new Builder("untimed");
        var events = b.emit(new Op.Events(b.input("x", CELLS), NEURON));

        assertThatThrownBy(() -> b.emit(new Op.Offsets(events)))
                .isInstanceOf(IllegalProgramException.class)
                .hasMessage("operand types do not fit: offsets on [%1:events f64[; neuron]]");
        assertThat(List.of(events.axes())).containsExactly(List.of(NEURON));
    }
}
