package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JansenRitTest {

    private static final double HZ = 1e-3;

    private static double[] at(double inputHz, double potential) {
        var point = new FixedPoint(Catalogue.get("jansen-rit"), Map.of("p", inputHz * HZ));
        // the filters at rest under that potential of pyramidal cells
        double y0 = 3.25 / 100 * rate(potential);
        double y2 = 22.0 / 50 * 33.75 * rate(33.75 * y0);
        return point.from(y0, potential + y2, y2, 0, 0, 0);
    }

    private static double rate(double potential) {
        return 5 / (1 + Math.exp(0.56 * (6 - potential)));
    }

    private static double[] distance(double inputHz, double potential, double hertz) {
        return new FixedPoint(Catalogue.get("jansen-rit"), Map.of("p", inputHz * HZ))
                .distance(at(inputHz, potential), 2 * Math.PI * hertz * HZ);
    }

    /// A14: Newton's method for input and frequency from beside the published values. The potential of the
    /// pyramidal cells tells the branches apart.
    @ParameterizedTest
    @CsvSource({"-12.1475, 7.2395, 5.94", "89.8291, 10.377, 6.0", "315.6964, 11.164, 10.5"})
    void fixedPoint_atThePublishedInputs_beginsToOscillate(double inputHz, double hertz, double potential) {
        double p = inputHz + 0.5;
        double f = hertz + 0.05;
        for (int turn = 0; turn < 12; turn++) {
            var here = distance(p, potential, f);
            var byP = distance(p + 1e-4, potential, f);
            var byF = distance(p, potential, f + 1e-5);
            double a = (byP[0] - here[0]) / 1e-4;
            double b = (byF[0] - here[0]) / 1e-5;
            double c = (byP[1] - here[1]) / 1e-4;
            double d = (byF[1] - here[1]) / 1e-5;
            double scale = a * d - b * c;
            p -= (d * here[0] - b * here[1]) / scale;
            f -= (a * here[1] - c * here[0]) / scale;
        }

        assertThat(p).isCloseTo(inputHz, within(1e-3));
        assertThat(f).isCloseTo(hertz, within(1e-3));
    }

    /// A14: between the published folds there are three states, beyond them one.
    @Test
    void fixedPoints_atThePublishedInputs_meet() {
        // the input under which a potential is a fixed point has an extreme where two fixed points meet
        double largest = Double.NEGATIVE_INFINITY;
        double least = Double.POSITIVE_INFINITY;
        for (double potential = 0; potential < 6; potential += 1e-4) {
            largest = Math.max(largest, inputOf(potential));
        }
        for (double potential = 3; potential < 8; potential += 1e-4) {
            least = Math.min(least, inputOf(potential));
        }
        assertThat(largest).isCloseTo(113.5863, within(1e-3));
        assertThat(least).isCloseTo(-41.3014, within(1e-3));
        // the model agrees: what this gives are its fixed points
        for (double potential : new double[] {1, 4, 7}) {
            double y0 = 3.25 / 100 * rate(potential);
            assertThat(at(inputOf(potential), potential)[0]).isCloseTo(y0, within(1e-9));
        }
    }

    private static double inputOf(double potential) {
        double y0 = 3.25 / 100 * rate(potential);
        double y2 = 22.0 / 50 * 33.75 * rate(33.75 * y0);
        return 100 / 3.25 * (potential + y2) - 108 * rate(135 * y0);
    }
}
