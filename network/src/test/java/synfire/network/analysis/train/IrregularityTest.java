package synfire.network.analysis.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import synfire.network.Raster;
import synfire.network.Samples;
import synfire.network.SpikeTrain;
import synfire.network.analysis.ReferenceTrains;

final class IrregularityTest {

    @Test
    void all_referenceTrains_equalElephant() {
        // elephant.statistics.cv, cv2, lv, lvr(R=5 ms) of np.diff; its cv divides by n.
        double[][] expected = {
            {0.3775773639580632, 0.6360506640788269, 0.34064957561765025, 0.44331236709514504},
            {0.3423433281947265, 0.5634321915922916, 0.3125484851273146, 0.42283623798704073},
            {0.46756060995824106, 0.8450412236261908, 0.6042136024895152, 0.7282048062953749}
        };
        for (int i = 0; i < expected.length; i++) {
            var train = ReferenceTrains.ALL.get(i);
            double intervals = train.size() - 1;

            assertThat(Irregularity.cv(train).orElseThrow())
                    .isCloseTo(expected[i][0] * Math.sqrt(intervals / (intervals - 1)), within(1e-12));
            assertThat(Irregularity.cv2(train).orElseThrow()).isCloseTo(expected[i][1], within(1e-12));
            assertThat(Irregularity.lv(train).orElseThrow()).isCloseTo(expected[i][2], within(1e-12));
            assertThat(Irregularity.lvr(train, 5).orElseThrow()).isCloseTo(expected[i][3], within(1e-12));
        }
    }

    @Test
    void all_regularTrain_areZero() {
        var regular = ReferenceTrains.of(
                DoubleStream.iterate(8, t -> t + 8).limit(100).toArray());

        assertThat(Irregularity.cv(regular)).hasValue(0);
        assertThat(Irregularity.cv2(regular)).hasValue(0);
        assertThat(Irregularity.lv(regular)).hasValue(0);
    }

    @Test
    void all_poissonTrain_areOne() {
        var train = ReferenceTrains.poisson(ReferenceTrains.random(3), 20, 1_000_000);

        // Standard errors for 20,000 exponential intervals: CV 1/√n = 0.007; CV2 and LV below 0.007. Four of them.
        assertThat(Irregularity.cv(train).orElseThrow()).isCloseTo(1, within(0.028));
        assertThat(Irregularity.cv2(train).orElseThrow()).isCloseTo(1, within(0.028));
        assertThat(Irregularity.lv(train).orElseThrow()).isCloseTo(1, within(0.028));
    }

    @Test
    void lvr_poissonWithRefractoryPeriod_isOneWhereLvIsNot() {
        // LvR corrects to first order in R: 1 − 4R/50 ms is left of LV, and terms in R² of LvR, both within 0.03.
        var poisson = ReferenceTrains.poisson(ReferenceTrains.random(4), 20, 1_000_000);
        var times = poisson.timesMs().toArray();
        for (int i = 0; i < times.length; i++) {
            times[i] += i;
        }
        var train = SpikeTrain.of(times, 0, 1_100_000);

        assertThat(Irregularity.lvr(train, 1).orElseThrow()).isCloseTo(1, within(0.03));
        assertThat(Irregularity.lv(train).orElseThrow()).isCloseTo(0.92, within(0.03));
    }

    @Test
    void all_tooFewSpikes_areEmpty() {
        for (var train : List.of(ReferenceTrains.of(), ReferenceTrains.of(5), ReferenceTrains.of(5, 9))) {
            assertThat(Irregularity.cv(train)).isEmpty();
            assertThat(Irregularity.cv2(train)).isEmpty();
            assertThat(Irregularity.lv(train)).isEmpty();
        }
    }

    @Test
    void all_spikesAtOneTime_areDefined() {
        var train = ReferenceTrains.of(7, 7, 7);

        assertThat(Irregularity.cv(train)).isEmpty();
        assertThat(Irregularity.cv2(train)).hasValue(0);
        assertThat(Irregularity.lvr(train, 5)).hasValue(0);
    }

    @Test
    void cvsAndPooledIntervals_raster_leaveOutWhatIsUndefined() {
        var raster = Raster.of(List.of(
                ReferenceTrains.of(0, 10, 30), ReferenceTrains.of(), ReferenceTrains.of(5, 9), ReferenceTrains.A));

        assertThat(Irregularity.pooledIntervalsMs(raster).part(0, 3)).isEqualTo(Samples.of(10, 20, 4));
        assertThat(Irregularity.pooledIntervalsMs(raster).size()).isEqualTo(3 + 24);
        assertThat(Irregularity.cvs(raster, 3).toArray())
                .containsExactly(
                        Math.sqrt(50) / 15, Irregularity.cv(ReferenceTrains.A).orElseThrow());
        assertThat(Irregularity.cvs(raster, 4).size()).isEqualTo(1);
        assertThat(Irregularity.cvs(raster, 0).size()).isEqualTo(2);
    }

    @Test
    void lvr_negativeRefractoryPeriod_isRefused() {
        assertThatThrownBy(() -> Irregularity.lvr(ReferenceTrains.A, -1))
                .hasMessage("a refractory period of -1.0 ms; give 0 or more, usual is 5");
    }
}
