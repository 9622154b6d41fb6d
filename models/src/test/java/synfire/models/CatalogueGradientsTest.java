package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import synfire.equations.units.Quantity;
import synfire.ir.SpikeMode;

/// The gradient of every model of a cell across spikes, in 20 directions: reverse and forward mode
/// agree, and with soft spikes, whose forward pass is what the derivative differentiates, differences do
/// too.
///
/// The surrogate is a sigmoid: smooth, and 1 far above threshold, so that soft cells reset like hard
/// ones. Runs of the models that diverge without a full reset end after their first spikes, where
/// sensitivities are still finite.
final class CatalogueGradientsTest {

    private static final int LANES = 20;

    /// Of the differences, relative to each parameter. The largest has the least rounding; a smaller one
    /// is needed where a refractory period ends a step earlier between the points, or where soft resets
    /// amplify.
    private static final double[] STEPS = {1e-6, 1e-7, 1e-8, 1e-9};

    /// Every model of a cell: its drive, time step in ms, number of steps.
    private static final List<Arguments> ALL = List.of(
            Arguments.of("lif", "400 pA", 0.1, 1000),
            Arguments.of("qif", "300 pA", 0.1, 200),
            Arguments.of("eif", "500 pA", 0.05, 500),
            Arguments.of("adex", "800 pA", 0.05, 1000),
            Arguments.of("izhikevich", "200 pA", 0.1, 250),
            Arguments.of("gif", "2 nA", 0.1, 1000),
            Arguments.of("gif-stochastic", "800 pA", 0.1, 1000),
            Arguments.of("igif", "800 pA", 0.1, 1000),
            Arguments.of("igif-adapting", "800 pA", 0.1, 1000),
            Arguments.of("agif", "300 pA", 0.1, 1000),
            Arguments.of("glif", "400 pA", 0.1, 600),
            Arguments.of("mat", "700 pA", 0.1, 500),
            Arguments.of("hh-squid", "15 uA/cm**2", 0.01, 2000),
            Arguments.of("hh-traub", "1 nA", 0.02, 1000),
            Arguments.of("hh-traub-paper", "1 nA", 0.02, 1500),
            Arguments.of("pospischil-rs", "1 nA", 0.02, 1500),
            Arguments.of("pospischil-fs", "1 nA", 0.02, 1500),
            Arguments.of("pospischil-ib", "1 nA", 0.02, 1500),
            Arguments.of("pospischil-lts", "1 nA", 0.02, 1500),
            Arguments.of("connor-stevens", "20 uA/cm**2", 0.02, 1500),
            Arguments.of("morris-lecar", "120 uA/cm**2", 0.1, 2000),
            Arguments.of("gif-network", "3", 1.0, 500),
            Arguments.of("lif-network", "1.5", 1.0, 500),
            Arguments.of("alif-network", "1.5", 1.0, 500),
            Arguments.of("fitzhugh-nagumo", "0.8", 0.05, 2000),
            Arguments.of("hindmarsh-rose", "3", 0.05, 1000));

    @ParameterizedTest
    @CsvSource({"lif, 400 pA, 0.1, 400", "gif, 2 nA, 0.1, 400", "hh-traub, 1 nA, 0.02, 800"})
    void gradient_ofAFewModels_agreesInAllModes(String name, String drive, double dtMs, int steps) {
        check(name, drive, dtMs, steps);
    }

    @Tag("slow")
    @ParameterizedTest
    @FieldSource("ALL")
    void gradient_ofEveryModel_agreesInAllModes(String name, String drive, double dtMs, int steps) {
        check(name, drive, dtMs, steps);
    }

    @Test
    void cases_coverAllThatSpike() {
        assertThat(ALL.stream().map(each -> each.get()[0])).containsExactlyInAnyOrderElementsOf(Catalogue.cells());
    }

    private static void check(String name, String drive, double dtMs, int steps) {
        var model = Catalogue.get(name);
        double current = Quantity.parse(drive).inBase();
        for (var mode : new SpikeMode[] {SpikeMode.HARD, SpikeMode.SOFT}) {
            var cell = new GradientCell(model, mode, current, dtMs, steps, LANES);
            var found = cell.compare();
            var differences = mode == SpikeMode.SOFT ? cell.differences(STEPS) : List.<double[]>of();
            for (int i = 0; i < LANES; i++) {
                int lane = i;
                double reverse = found.reverse()[lane];
                assertThat(reverse).as("%s lane %d", mode, lane).isNotZero().isFinite();
                assertThat(found.spikes()[lane]).as("%s spikes", mode).isGreaterThan(0.75);
                assertThat(found.forward()[lane] / reverse)
                        .as("%s lane %d: forward over reverse", mode, lane)
                        .isCloseTo(1, within(1e-10));
                differences.stream()
                        .mapToDouble(difference -> Math.abs(difference[lane] / reverse - 1))
                        .min()
                        .ifPresent(error -> assertThat(error)
                                .as("%s lane %d: difference over reverse", mode, lane)
                                .isLessThan(1e-5));
            }
        }
    }
}
