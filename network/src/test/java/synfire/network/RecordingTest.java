package synfire.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;

final class RecordingTest {

    private static final Signal VOLTAGE = new Signal("Im RIGHT", Units.MV, 1, 0, Samples.of(-60, 10, -60, -60));
    private static final Signal CURRENT = new Signal("Vm RIGHT", Units.NA, 1, 0, Samples.of(0, 0.1, 0.2, 0));

    @Test
    void voltageAndCurrent_swappedLabels_goByUnit() {
        var sweep = new Sweep(0, List.of(CURRENT, VOLTAGE));

        assertThat(sweep.voltage()).isEqualTo(VOLTAGE);
        assertThat(sweep.current().values(Units.PA)).containsExactly(0, 100, 200, 0);
        assertThat(sweep.spikes(Quantity.of(0, Units.MV), 0).size()).isEqualTo(1);
    }

    @Test
    void current_missing_saysWhatThereIs() {
        var sweep = new Sweep(3, List.of(VOLTAGE));

        assertThat(sweep.hasCurrent()).isFalse();
        assertThatThrownBy(sweep::current)
                .hasMessage("sweep 3 has no current (a signal in pA or a multiple of it); it has 'Im RIGHT' (mV)");
        assertThatThrownBy(() -> sweep.signal("x")).hasMessage("sweep 3 has no signal 'x'; it has 'Im RIGHT' (mV)");
    }

    @Test
    void sweep_signalsOfOtherTimes_areRefused() {
        assertThatThrownBy(() -> new Sweep(2, List.of(VOLTAGE, CURRENT.slice(0, 3))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sweep 2: signal 'Im RIGHT' (4 samples of 1.0 ms from 0.0 ms) and signal 'Vm RIGHT' "
                        + "(3 samples of 1.0 ms from 0.0 ms) differ in their times; resample or cut one of them");
        assertThatThrownBy(() -> new Sweep(2, List.of())).hasMessage("sweep 2 has no signals; give at least one");
    }

    @Test
    void with_knownName_replacesInPlace() {
        var sweep = new Sweep(0, List.of(VOLTAGE, CURRENT));
        var shifted = VOLTAGE.withSamples(VOLTAGE.samples().map(v -> v - 10));

        assertThat(sweep.with(shifted).signals()).containsExactly(shifted, CURRENT);
        assertThat(sweep.with(shifted.named("v")).signals()).containsExactly(VOLTAGE, CURRENT, shifted.named("v"));
    }

    @Test
    void select_places_keepsOrderAndIndices() {
        var sweeps = List.of(new Sweep(0, List.of(VOLTAGE)), new Sweep(1, List.of(VOLTAGE)));
        var recording = new Recording("cell.abf", sweeps, Map.of("protocol", "steps"));

        assertThat(recording.select(List.of(1, 0)).sweeps()).containsExactly(sweeps.get(1), sweeps.get(0));
        assertThat(recording.select(List.of(1)).notes()).containsEntry("protocol", "steps");
        assertThatThrownBy(() -> recording.select(List.of(2)))
                .hasMessage("cell.abf has no sweep 2; it has 2, counted from 0");
    }

    @Test
    void slice_allSweeps_areCutAlike() {
        var recording = Recording.of("x", List.of(new Sweep(0, List.of(VOLTAGE, CURRENT))));

        var cut = recording.slice(1, 3).sweep(0);

        assertThat(cut.voltage().samples()).isEqualTo(Samples.of(10, -60));
        assertThat(cut.current().samples()).isEqualTo(Samples.of(0.1, 0.2));
    }

    @Test
    void then_otherSource_namesBoth() {
        var one = new Recording("a", List.of(new Sweep(0, List.of(VOLTAGE))), Map.of("k", "1"));
        var two = new Recording("b", List.of(new Sweep(0, List.of(VOLTAGE))), Map.of("k", "2", "l", "3"));

        var both = one.then(two);

        assertThat(both.source()).isEqualTo("a, b");
        assertThat(both.size()).isEqualTo(2);
        assertThat(both.notes()).isEqualTo(Map.of("k", "1", "l", "3"));
    }
}
