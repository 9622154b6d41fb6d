package synfire.network.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.ir.DType;
import synfire.network.Samples;
import synfire.network.random.RandomKey;
import synfire.network.values.Coordinates;

/// Degrees and distances against closed forms. Bounds are four standard errors unless said otherwise.
final class ConnectorStatisticsTest {

    private static final int CELLS = 2000;

    @Test
    void fixedProbability_degrees_areBinomial() {
        double p = 0.02;
        var edges = edges(Ends.recurrent("projection 'P'", CELLS), new Connector.FixedProbability(p, false), 1);
        double pairs = (double) CELLS * (CELLS - 1);

        assertThat((double) edges.size()).isCloseTo(pairs * p, within(4 * Math.sqrt(pairs * p * (1 - p))));
        spread(IntStream.range(0, CELLS).map(edges::count).toArray(), (CELLS - 1) * p, (CELLS - 1) * p * (1 - p));
        spread(edges.inDegrees(), (CELLS - 1) * p, (CELLS - 1) * p * (1 - p));
    }

    @Test
    void fixedOutDegree_inDegrees_areBinomial() {
        int degree = 40;
        var edges =
                edges(Ends.apart("projection 'P'", CELLS, CELLS), new Connector.FixedOutDegree(degree, true, true), 2);
        double p = 1.0 / CELLS;

        spread(edges.inDegrees(), degree, CELLS * degree * p * (1 - p));
    }

    @Test
    void fixedInDegree_outDegrees_areBinomialWithoutMultapses() {
        int degree = 40;
        var edges =
                edges(Ends.apart("projection 'P'", CELLS, CELLS), new Connector.FixedInDegree(degree, true, false), 3);
        double p = (double) degree / CELLS;

        spread(IntStream.range(0, CELLS).map(edges::count).toArray(), degree, CELLS * p * (1 - p));
    }

    @Test
    void fixedTotal_degrees_areBinomialOrHypergeometric() {
        long number = 400_000;
        var ends = Ends.apart("projection 'P'", CELLS, CELLS);
        double mean = (double) number / CELLS;
        double share = 1.0 / CELLS;

        var with = edges(ends, new Connector.FixedTotal(number, true, true), 4);
        var without = edges(ends, new Connector.FixedTotal(number, true, false), 5);

        double binomial = number * share * (1 - share);
        double left = 1 - (double) number / ((double) CELLS * CELLS);
        spread(IntStream.range(0, CELLS).map(with::count).toArray(), mean, binomial);
        spread(with.inDegrees(), mean, binomial);
        spread(IntStream.range(0, CELLS).map(without::count).toArray(), mean, binomial * left);
        spread(without.inDegrees(), mean, binomial * left);
    }

    @Test
    void gaussianProfile_edgesByDistance_followTheProfileInBothDirections() {
        int n = 3000;
        var line =
                new Coordinates(Samples.generate(n, i -> i), Samples.generate(n, i -> 0), Samples.generate(n, i -> 0));
        var ends = Ends.recurrent("projection 'P'", n).at(line, line);
        var edges = edges(
                ends, new Connector.DistanceDependent(new Profile.Gaussian(0.6, Quantity.of(20, "um")), false), 6);
        var counts = new int[2][81];
        for (int source = 0; source < n; source++) {
            for (long edge = edges.start(source); edge < edges.start(source + 1); edge++) {
                int d = edges.target(edge) - source;
                if (Math.abs(d) <= 80) {
                    counts[d > 0 ? 1 : 0][Math.abs(d)]++;
                }
            }
        }

        for (int d = 1; d <= 80; d++) {
            double p = 0.6 * Math.exp(-d * d / 800.0);
            // 4.5 standard errors, as 160 numbers are compared; one edge more, where less than one is expected
            double bound = 4.5 * Math.sqrt((n - d) * p * (1 - p)) + 1;
            assertThat((double) counts[0][d]).as("d %d", -d).isCloseTo((n - d) * p, within(bound));
            assertThat((double) counts[1][d]).as("d %d", d).isCloseTo((n - d) * p, within(bound));
        }
    }

    @Test
    void exponentialProfile_totalNumber_isTheSumOfTheProfile() {
        int n = 1500;
        var line = new Coordinates(
                Samples.generate(n, i -> 2 * i), Samples.generate(n, i -> 0), Samples.generate(n, i -> 0));
        var profile = new Profile.Exponential(0.9, Quantity.of(50, "um"));
        var edges = edges(
                Ends.apart("projection 'P'", n, n).at(line, line), new Connector.DistanceDependent(profile, true), 7);
        double mean = 0;
        double variance = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double p = 0.9 * Math.exp(-2.0 * Math.abs(i - j) / 50);
                mean += p;
                variance += p * (1 - p);
            }
        }

        assertThat((double) edges.size()).isCloseTo(mean, within(4 * Math.sqrt(variance)));
    }

    private static Edges edges(Ends ends, Connector connector, long seed) {
        return Wiring.of(ends, connector, Weights.of(1, "mV"), Units.MV, Delay.none(), 0.1, RandomKey.ofSeed(seed))
                .edges(DType.F32, 2);
    }

    private static void spread(int[] degrees, double mean, double variance) {
        double found = IntStream.of(degrees).average().orElseThrow();
        double square = IntStream.of(degrees)
                .mapToDouble(d -> (d - found) * (d - found))
                .average()
                .orElseThrow();
        int n = degrees.length;
        // degrees are nearly normal: the variance has the standard error variance * √(2/n)
        assertThat(found).isCloseTo(mean, within(4 * Math.sqrt(variance / n) + 1e-9));
        assertThat(square).isCloseTo(variance, within(4 * variance * Math.sqrt(2.0 / n)));
    }
}
