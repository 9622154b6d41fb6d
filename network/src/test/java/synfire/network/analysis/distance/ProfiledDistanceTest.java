package synfire.network.analysis.distance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static synfire.network.analysis.ReferenceTrains.A;
import static synfire.network.analysis.ReferenceTrains.ALL;
import static synfire.network.analysis.ReferenceTrains.B;

import java.util.List;
import org.junit.jupiter.api.Test;
import synfire.network.Samples;
import synfire.network.SpikeTrain;
import synfire.network.analysis.ReferenceTrains;

final class ProfiledDistanceTest {

    private static final SpikeTrain NONE = ReferenceTrains.of();
    private static final SpikeTrain ONE = ReferenceTrains.of(300);
    private static final SpikeTrain EDGES = ReferenceTrains.of(0, 400, 1000);
    private static final double[] TIMES = {5, 250, 500, 995};

    @Test
    void isiDistance_referenceTrains_equalsPySpike() {
        // pyspike.isi_distance and isi_profile
        equal(new IsiDistance().pairwise(ALL).pairs(), 0.30313814507180026, 0.4054466600476281, 0.46841083277827394);
        equal(
                at(new IsiDistance().profile(A, B)),
                0.20903939305969577,
                0.35210618740494126,
                0.3888697124882418,
                0.11273934898649596);
        equal(
                at(new IsiDistance().meanProfile(ALL)),
                0.3103406680456961,
                0.45160224014245626,
                0.4642902100649571,
                0.23118998327445167);
        equal(Samples.of(new IsiDistance().mean(ALL)), 0.3923318792992341);
    }

    @Test
    void spikeDistance_referenceTrains_equalsPySpike() {
        // pyspike.spike_distance and spike_profile
        equal(new SpikeDistance().pairwise(ALL).pairs(), 0.2306938391137842, 0.2529675528025311, 0.2795651842266749);
        equal(
                at(new SpikeDistance().profile(A, B)),
                0.2334382925561058,
                0.20817194775572267,
                0.25541618737098737,
                0.11947406302987584);
        equal(
                at(new SpikeDistance().meanProfile(ALL)),
                0.2971238399220295,
                0.24163133359704436,
                0.27226612896265545,
                0.2387157769651045);
        equal(Samples.of(new SpikeDistance().mean(ALL)), 0.25440885871433006);
    }

    @Test
    void isiDistance_fewSpikesOrSpikesOnEdges_equalsPySpike() {
        equal(against(new IsiDistance(), NONE), 0.9559882099049936, 0.42, 0);
        equal(against(new IsiDistance(), ONE), 0.9126705883871674, 0, 0.42);
        equal(against(new IsiDistance(), EDGES), 0.9129967945624199, 0.20357142857142854, 0.48);
    }

    @Test
    void spikeDistance_fewSpikesOrSpikesOnEdges_equalsPySpike() {
        equal(against(new SpikeDistance(), NONE), 0.464924382172309, 0.25183759546282836, 0);
        equal(against(new SpikeDistance(), ONE), 0.4405289707749829, 0, 0.25183759546282836);
        equal(against(new SpikeDistance(), EDGES), 0.43445987164267097, 0.14694626053267412, 0.1753826530612245);
    }

    @Test
    void isiDistance_regularTrains_isThatOfTheirIntervals() {
        var tens = SpikeTrain.of(Samples.generate(101, k -> 10 * k).toArray(), 0, 1000);
        var fortieths = SpikeTrain.of(Samples.generate(26, k -> 40 * k).toArray(), 0, 1000);

        assertThat(new IsiDistance().distance(tens, fortieths)).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void spikeDistance_regularTrainsApart_isShiftOverInterval() {
        // Period 20, shift 2: away from the edges S is 2 / 20 everywhere.
        var train = SpikeTrain.of(Samples.generate(50, k -> 10 + 20 * k).toArray(), 0, 1000);
        var later = SpikeTrain.of(Samples.generate(50, k -> 12 + 20 * k).toArray(), 0, 1000);

        assertThat(new SpikeDistance().profile(train, later).at(500)).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void synchronization_referenceTrains_equalsPySpike() {
        // pyspike.spike_sync
        double[] pairs = {0.6181818181818182, 0.5714285714285714, 0.46808510638297873};
        int pair = 0;
        for (int i = 1; i < 3; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(SpikeSynchronization.of(List.of(ALL.get(i), ALL.get(j)))
                                .value())
                        .isCloseTo(pairs[pair++], within(1e-14));
            }
        }
        assertThat(SpikeSynchronization.of(ALL).value()).isCloseTo(0.5555555555555556, within(1e-14));
    }

    @Test
    void synchronization_edges_areDefined() {
        assertThat(SpikeSynchronization.of(List.of(NONE, NONE)).value()).isEqualTo(1);
        assertThat(SpikeSynchronization.of(List.of(NONE, ONE)).value()).isZero();
        assertThat(SpikeSynchronization.of(List.of(EDGES, ONE)).value()).isEqualTo(0.5);
        assertThat(SpikeSynchronization.of(List.of(EDGES, A)).value()).isCloseTo(2 / 28.0, within(1e-14));
        assertThat(SpikeSynchronization.of(List.of(A, A, A)).value()).isEqualTo(1);
        assertThat(SpikeSynchronization.of(List.of(ONE, ONE, ReferenceTrains.of(310)))
                        .shares())
                .isEqualTo(Samples.of(1, 1, 1));
        assertThat(SpikeSynchronization.of(List.of(ONE, ONE, NONE)).shares()).isEqualTo(Samples.of(0.5, 0.5));
        assertThatThrownBy(() -> SpikeSynchronization.of(List.of(A)))
                .hasMessage("a synchronization of 1 spike trains; give at least two");
    }

    @Test
    void profile_emptyWindow_isAtDistanceZero() {
        var a = SpikeTrain.of(new double[0], 5, 5);
        var b = SpikeTrain.of(new double[] {5}, 5, 5);

        assertThat(new IsiDistance().distance(a, b)).isZero();
        assertThat(new SpikeDistance().distance(a, b)).isZero();
    }

    @Test
    void profile_severalSpikesAtOneTime_staysFinite() {
        var twice = ReferenceTrains.of(0, 0, 100, 100, 100, 500, 1000, 1000);

        assertThat(new SpikeDistance().distance(twice, A)).isBetween(0.0, 1.0);
        assertThat(new IsiDistance().distance(twice, A)).isBetween(0.0, 1.0);
    }

    @Test
    void profile_differentWindows_saysWhich() {
        assertThatThrownBy(() -> new IsiDistance().profile(A, A.slice(0, 500)))
                .hasMessage(
                        "one train reaches from 0.0 ms to 1000.0 ms, the other from 0.0 ms to 500.0 ms; slice them to one window");
        assertThatThrownBy(() -> new IsiDistance().profile(A, B).at(1001))
                .hasMessage("the profile has no value at 1001.0 ms; it reaches from 0.0 ms to 1000.0 ms");
        assertThatThrownBy(() -> new IsiDistance().meanProfile(List.of(A)))
                .hasMessage("a mean profile over the pairs of 1 spike trains; give at least two");
    }

    @Test
    void meanProfile_manyTrains_hasTheMeanDistance() {
        var random = ReferenceTrains.random(21);
        var trains = ReferenceTrains.poisson(random, 12, 15, 1000).trains();

        var metric = new SpikeDistance();

        assertThat(metric.meanProfile(trains).mean()).isCloseTo(metric.mean(trains), within(1e-12));
    }

    private static Samples at(Profile profile) {
        return Samples.generate(TIMES.length, i -> profile.at(TIMES[i]));
    }

    private static Samples against(TrainDistance metric, SpikeTrain train) {
        return Samples.of(metric.distance(train, A), metric.distance(train, ONE), metric.distance(train, NONE));
    }

    private static void equal(Samples values, double... expected) {
        assertThat(values.toArray()).containsExactly(expected, within(1e-12));
    }
}
