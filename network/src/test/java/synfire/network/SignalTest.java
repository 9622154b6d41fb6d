package synfire.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;

final class SignalTest {

    @Test
    void in_volts_scalesTheSamples() {
        var signal = new Signal("v", Units.V, 0.1, 0, Samples.of(-0.065, 0.5));

        assertThat(signal.values(Units.MV)).containsExactly(-65, 500);
        assertThat(signal.in(Units.MV).unit()).isEqualTo(Units.MV);
    }

    @Test
    void slice_boundsOnSamples_takesTheFirstAndLeavesTheLast() {
        // 0.3 is not a multiple of 0.1 in binary: the bounds must still fall on samples 3 and 7
        var signal = ramp(10, 0.1, 0);

        var part = signal.slice(0.3, 0.7);

        assertThat(part.samples()).isEqualTo(Samples.of(3, 4, 5, 6));
        assertThat(part.startMs()).isEqualTo(signal.timeMs(3));
    }

    @Test
    void slice_outside_isCutToTheSignal() {
        assertThat(ramp(4, 1, 10).slice(0, 100)).isEqualTo(ramp(4, 1, 10));
        assertThat(ramp(4, 1, 10).slice(0, 5).size()).isZero();
        assertThat(ramp(4, 1, 10).slice(50, 60).size()).isZero();
        assertThat(ramp(4, 1, 10).slice(12, Double.POSITIVE_INFINITY).samples()).isEqualTo(Samples.of(2, 3));
    }

    @Test
    void at_betweenSamples_isTheHeldValue() {
        var signal = ramp(10, 0.1, 5);

        assertThat(signal.at(5.3)).isEqualTo(Quantity.of(3, Units.MV));
        assertThat(signal.at(5.39)).isEqualTo(Quantity.of(3, Units.MV));
        assertThatThrownBy(() -> signal.at(6.5))
                .hasMessage("signal 'v' has no value at 6.5 ms; it reaches from 5.0 ms to 6.0 ms");
    }

    @Test
    void upwardCrossings_straightFlank_areExactBetweenSamples() {
        var signal = new Signal("v", Units.MV, 0.5, 100, Samples.of(-60, -20, 20, 20, -60, 0, -60));

        var spikes = signal.upwardCrossings(Quantity.of(-10, Units.MV), 0);

        assertThat(spikes).isEqualTo(new SpikeTrain(Samples.of(100.625, 102 + 0.5 * 50 / 60), 100, 103.5));
    }

    @Test
    void upwardCrossings_withinDeadTime_areLeftOut() {
        var signal = new Signal("v", Units.MV, 1, 0, Samples.of(-1, 1, -1, 1, -1, 1));

        assertThat(signal.upwardCrossings(Quantity.of(0, Units.V), 3).timesMs()).isEqualTo(Samples.of(0.5, 4.5));
        assertThat(signal.upwardCrossings(Quantity.of(0, Units.V), 0).timesMs()).isEqualTo(Samples.of(0.5, 2.5, 4.5));
    }

    @Test
    void upwardCrossings_sampleOnTheLevel_countsOnceAtItsTime() {
        var signal = new Signal("v", Units.MV, 1, 0, Samples.of(-1, 0, 1, 0, 1));

        assertThat(signal.upwardCrossings(Quantity.of(0, Units.MV), 0).timesMs())
                .isEqualTo(Samples.of(1));
    }

    @Test
    void hasTimesOf_stepsStoredAsFloat_areTheSame() {
        assertThat(ramp(10_000, 0.1, 0).hasTimesOf(ramp(10_000, 0.1f, 0))).isTrue();
        assertThat(ramp(10_000, 0.1, 0).hasTimesOf(ramp(10_000, 0.1001, 0))).isFalse();
        assertThat(ramp(10, 0.1, 0).hasTimesOf(ramp(10, 0.1, 0.05))).isFalse();
    }

    @Test
    void construction_badTimeAxis_saysWhatIsAllowed() {
        assertThatThrownBy(() -> ramp(1, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("signal 'v' has a time step of 0.0 ms; a time step is a positive number");
        assertThatThrownBy(() -> ramp(1, 1, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("signal 'v' starts at NaN ms; a start is a finite number");
    }

    private static Signal ramp(int size, double dtMs, double startMs) {
        return new Signal("v", Units.MV, dtMs, startMs, Samples.generate(size, i -> i));
    }
}
