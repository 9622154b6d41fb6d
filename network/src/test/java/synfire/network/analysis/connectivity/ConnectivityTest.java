package synfire.network.analysis.connectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import synfire.equations.units.Units;
import synfire.network.Samples;
import synfire.network.Signal;
import synfire.network.analysis.statistic.SymmetricMatrix;
import synfire.network.connectome.Matrix;

/// Reference values are from numpy.corrcoef, on the whole and on windows, and scipy.stats.ks_2samp.
final class ConnectivityTest {

    private static final List<Signal> X =
            regions((k, t) -> Math.sin(.07 * t * (1 + .1 * k) + .3 * k * k * Math.sin(.013 * t)));
    private static final List<Signal> Y =
            regions((k, t) -> Math.sin(.05 * t * (1 + .1 * k) + .2 * k * k * Math.cos(.02 * t)));

    @Test
    void connectivity_referenceSeries_equalsNumpy() {
        var connectivity = FunctionalConnectivity.of(X);

        assertThat(connectivity.correlations().pairs().toArray())
                .containsExactly(
                        new double[] {
                            0.3111684083314073,
                            -0.6139335144834193,
                            0.0827061906257803,
                            0.2042261650028305,
                            -0.5405749270427928,
                            -0.1329601442742727,
                            0.12316448908909565,
                            0.32477776513856027,
                            -0.14706827819335813,
                            -0.3441618441520293
                        },
                        within(1e-12));
        assertThat(connectivity.correlations().get(3, 3)).isEqualTo(1);
        assertThat(connectivity.similarity(FunctionalConnectivity.of(Y))).isCloseTo(0.21537168249979088, within(1e-12));
        assertThat(connectivity.similarity(connectivity)).isCloseTo(1, within(1e-12));
        assertThat(connectivity.regions()).containsExactly("r0", "r1", "r2", "r3", "r4");
    }

    @Test
    void dynamics_referenceSeries_equalsNumpy() {
        // 60 samples, every 20
        var dynamics = ConnectivityDynamics.of(X, 120, 40);

        assertThat(dynamics.startsMs().size()).isEqualTo(13);
        assertThat(dynamics.startsMs().get(2)).isEqualTo(80);
        assertThat(dynamics.correlations().get(1, 0)).isCloseTo(0.7806605210588408, within(1e-12));
        assertThat(dynamics.correlations().get(5, 2)).isCloseTo(0.08359505933666664, within(1e-12));
        assertThat(dynamics.correlations().get(12, 0)).isCloseTo(-0.1574913042383377, within(1e-12));
        assertThat(dynamics.distance(ConnectivityDynamics.of(Y, 120, 40)))
                .isCloseTo(0.15384615384615385, within(1e-12));
        assertThat(dynamics.distance(dynamics)).isZero();
    }

    @Test
    void connectivity_constantRegionOrNoSamples_isNaN() {
        var flat = X.getFirst().withSamples(Samples.generate(300, _ -> 0.1)).named("flat");
        var connectivity = FunctionalConnectivity.of(List.of(X.get(0), flat, X.get(2)));

        assertThat(connectivity.correlations().get(0, 1)).isNaN();
        assertThat(connectivity.correlations().get(1, 1)).isNaN();
        assertThat(connectivity.correlations().get(0, 0)).isEqualTo(1);
        assertThat(connectivity.similarity(connectivity)).isNaN();
        assertThat(FunctionalConnectivity.of(
                                List.of(X.get(0).slice(0, 0), X.get(1).slice(0, 0)))
                        .correlations()
                        .get(0, 1))
                .isNaN();
        assertThat(FunctionalConnectivity.of(List.of()).correlations().size()).isZero();
        var dynamics = ConnectivityDynamics.of(List.of(X.get(0), flat, X.get(2)), 120, 40);
        assertThatThrownBy(() -> dynamics.distance(dynamics))
                .hasMessage("a sample of 78 numbers has a NaN among them; leave it out");
    }

    @Test
    void connectivity_publishedMatrix_isTakenWithoutItsDiagonal() {
        var names = List.of("a", "b", "c");
        var matrix = Matrix.of(3, 3, 0, 0.5, -0.2, 0.5, 0, 0.1, -0.2000001, 0.1, 0);

        var connectivity = FunctionalConnectivity.of(names, matrix);

        assertThat(connectivity.correlations().get(1, 1)).isEqualTo(1);
        assertThat(connectivity.correlations().pairs().toArray())
                .containsExactly(new double[] {0.5, -0.2, 0.1}, within(1e-7));
        assertThatThrownBy(() -> FunctionalConnectivity.of(names, Matrix.of(1, 2, 1, 1)))
                .hasMessage("a connectivity of 1 x 2; give a square matrix");
        assertThatThrownBy(() -> FunctionalConnectivity.of(names, Matrix.of(2, 2, 1, 0.5, 0.4, 1)))
                .hasMessage(
                        "row 1, column 0 is 0.4 and row 0, column 1 is 0.5; a correlation lies in [-1, 1] and is the same both ways");
        assertThatThrownBy(() -> FunctionalConnectivity.of(names, Matrix.of(2, 2, 1, 3, 3, 1)))
                .hasMessage(
                        "row 1, column 0 is 3.0 and row 0, column 1 is 3.0; a correlation lies in [-1, 1] and is the same both ways");
    }

    @Test
    void connectivity_wrongSignals_saysWhich() {
        assertThatThrownBy(() ->
                        FunctionalConnectivity.of(List.of(X.get(0), X.get(1).slice(0, 50))))
                .hasMessage("regions 'r0' and 'r1' differ in their times; resample or cut one of them");
        assertThatThrownBy(() -> FunctionalConnectivity.of(X).similarity(FunctionalConnectivity.of(X.subList(0, 2))))
                .hasMessage(
                        "a connectivity of 5 regions and one of 2 do not compare; give the same regions in the same order");
        assertThatThrownBy(() -> new FunctionalConnectivity(List.of("a"), SymmetricMatrix.generate(2, (_, _) -> 1)))
                .hasMessage("1 regions for correlations of 2; give a name for each row");
    }

    @Test
    void dynamics_wrongWindows_saysWhy() {
        assertThatThrownBy(() -> ConnectivityDynamics.of(X.subList(0, 2), 120, 40))
                .hasMessage("connectivity dynamics of 2 regions; give at least three, for more than one pair");
        assertThatThrownBy(() -> ConnectivityDynamics.of(X, 700, 40))
                .hasMessage(
                        "windows of 700.0 ms every 40.0 ms do not fit signals of 300 samples of 2.0 ms; give windows of 2 to all samples, and a step of at least one");
        assertThat(ConnectivityDynamics.of(X, 600, 40).startsMs().size()).isEqualTo(1);
    }

    private interface Series {
        double at(int region, int sample);
    }

    private static List<Signal> regions(Series series) {
        return IntStream.range(0, 5)
                .mapToObj(k -> new Signal("r" + k, Units.ONE, 2, 0, Samples.generate(300, t -> series.at(k, t))))
                .toList();
    }
}
