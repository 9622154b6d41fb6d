package synfire.network.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.ir.DType;
import synfire.network.Samples;
import synfire.network.random.RandomKey;
import synfire.network.values.Coordinates;
import synfire.network.values.Distribution;
import synfire.network.values.Formula;
import synfire.network.values.SynapseValues;

/// What holds for every connector, on random networks.
final class ConnectorFuzzTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void rows_anyConnector_keepTheInvariants(long seed) {
        var random = new Random(seed);
        for (int trial = 0; trial < 8; trial++) {
            var ends = ends(random);
            for (var connector : connectors(random, ends)) {
                var key = RandomKey.ofSeed(random.nextLong());
                check(seed, ends, connector, key);
            }
        }
    }

    private static void check(long seed, Ends ends, Connector connector, RandomKey key) {
        var what = "seed %d, %d to %d, %s".formatted(seed, ends.sources(), ends.targets(), connector);
        var weights = Weights.of(new Distribution.Normal(Quantity.of(1, "mV"), Quantity.of(0.1, "mV")));
        var delay = Delay.steps(new Distribution.Uniform(Quantity.of(0.1, "ms"), Quantity.of(2, "ms")));
        var wiring = Wiring.of(ends, connector, weights, Units.MV, delay, 0.1, key);
        var edges = wiring.edges(DType.F64, 1);

        assertThat(wiring.edges(DType.F64, 3)).as(what).isEqualTo(edges);
        var row = new Row();
        var numbers = new double[100_000];
        for (int source = ends.sources() - 1; source >= 0; source--) {
            wiring.draw(source, row);
            assertThat(row.size()).as(what).isEqualTo(edges.count(source)).isEqualTo(wiring.count(source, new Row()));
            wiring.weights(source, row, numbers);
            for (int k = 0; k < row.size(); k++) {
                long edge = edges.start(source) + k;
                assertThat(row.target(k)).as(what).isEqualTo(edges.target(edge)).isBetween(0, ends.targets() - 1);
                assertThat(numbers[k]).as(what).isEqualTo(edges.weight(edge));
                assertThat(edges.delay(edge)).as(what).isBetween(1.0, 20.0);
                if (k > 0) {
                    assertThat(row.target(k) - row.target(k - 1)).as(what).isGreaterThanOrEqualTo(least(connector));
                }
                if (!autapses(connector)) {
                    assertThat(row.target(k)).as(what).isNotEqualTo(ends.self().applyAsInt(source));
                }
            }
        }
        degrees(what, ends, connector, edges);
    }

    private static void degrees(String what, Ends ends, Connector connector, Edges edges) {
        switch (connector) {
            case Connector.OneToOne _ -> assertThat(edges.size()).as(what).isEqualTo(ends.sources());
            case Connector.FixedOutDegree(int degree, boolean _, boolean _) -> {
                for (int source = 0; source < ends.sources(); source++) {
                    assertThat(edges.count(source)).as(what).isEqualTo(degree);
                }
            }
            case Connector.FixedInDegree(int degree, boolean _, boolean _) ->
                assertThat(edges.inDegrees()).as(what).containsOnly(degree);
            case Connector.FixedTotal(long number, boolean _, boolean _) ->
                assertThat(edges.size()).as(what).isEqualTo(number);
            case Connector.FixedProbability(double p, boolean _)
            when p == 0 -> assertThat(edges.size()).as(what).isZero();
            case Connector.AllToAll _, Connector.FixedProbability _, Connector.DistanceDependent _ ->
                assertThat(edges.size()).as(what).isLessThanOrEqualTo((long) ends.sources() * ends.targets());
            case Connector.EdgeList(var sources, var _) ->
                assertThat(edges.size()).as(what).isEqualTo(sources.size());
        }
    }

    private static int least(Connector connector) {
        return switch (connector) {
            case Connector.FixedOutDegree(int _, boolean _, boolean multapses) -> multapses ? 0 : 1;
            case Connector.FixedInDegree(int _, boolean _, boolean multapses) -> multapses ? 0 : 1;
            case Connector.FixedTotal(long _, boolean _, boolean multapses) -> multapses ? 0 : 1;
            case Connector.EdgeList _ -> 0;
            case Connector.OneToOne _,
                    Connector.AllToAll _,
                    Connector.FixedProbability _,
                    Connector.DistanceDependent _ -> 1;
        };
    }

    private static boolean autapses(Connector connector) {
        return switch (connector) {
            case Connector.FixedOutDegree(int _, boolean autapses, boolean _) -> autapses;
            case Connector.FixedInDegree(int _, boolean autapses, boolean _) -> autapses;
            case Connector.FixedTotal(long _, boolean autapses, boolean _) -> autapses;
            case Connector.AllToAll(boolean autapses) -> autapses;
            case Connector.FixedProbability(double _, boolean autapses) -> autapses;
            case Connector.DistanceDependent(var _, boolean autapses) -> autapses;
            case Connector.EdgeList _, Connector.OneToOne _ -> true;
        };
    }

    private static Ends ends(Random random) {
        int sources = 1 + random.nextInt(random.nextBoolean() ? 4 : 200);
        int targets = 1 + random.nextInt(random.nextBoolean() ? 4 : 200);
        int shift = random.nextInt(5) - 2;
        var ends = switch (random.nextInt(3)) {
            case 0 -> Ends.apart("projection 'P'", sources, targets);
            case 1 -> Ends.recurrent("projection 'P'", sources);
            default ->
                new Ends(
                        "projection 'P'",
                        sources,
                        targets,
                        s -> s + shift < targets && s + shift >= 0 ? s + shift : -1,
                        Optional.empty());
        };
        return ends.at(places(random, ends.sources()), places(random, ends.targets()));
    }

    private static Coordinates places(Random random, int cells) {
        return new Coordinates(
                Samples.generate(cells, i -> 100 * random.nextDouble()),
                Samples.generate(cells, i -> 100 * random.nextDouble()),
                Samples.generate(cells, i -> 0));
    }

    private static List<Connector> connectors(Random random, Ends ends) {
        boolean autapses = random.nextBoolean();
        boolean multapses = random.nextBoolean();
        int fewestTargets = ends.targets();
        long pairs = 0;
        var selves = new boolean[ends.targets()];
        for (int source = 0; source < ends.sources(); source++) {
            fewestTargets = Math.min(fewestTargets, ends.allowed(source, autapses));
            pairs += ends.allowed(source, autapses);
            if (ends.hole(source, autapses) >= 0) {
                selves[ends.hole(source, autapses)] = true;
            }
        }
        int fewestSources = ends.sources();
        for (boolean self : selves) {
            fewestSources = Math.min(fewestSources, ends.sources() - (self ? 1 : 0));
        }
        int most = multapses ? 3 : 1;
        var all = new ArrayList<Connector>(List.of(
                new Connector.AllToAll(autapses),
                new Connector.FixedProbability(random.nextInt(4) / 3.0, autapses),
                new Connector.FixedProbability(random.nextDouble(), autapses),
                new Connector.FixedOutDegree(random.nextInt(most * fewestTargets + 1), autapses, multapses),
                new Connector.FixedInDegree(random.nextInt(most * fewestSources + 1), autapses, multapses),
                new Connector.FixedTotal(random.nextLong(most * pairs + 1), autapses, multapses),
                new Connector.DistanceDependent(
                        new Profile.Gaussian(random.nextDouble(), Quantity.of(30, "um")), autapses),
                new Connector.DistanceDependent(new Profile.Exponential(1, Quantity.of(0.02, "mmetre")), autapses),
                new Connector.DistanceDependent(new Profile.Computed(new Formula("0.5*int(d < 40 um)")), autapses)));
        if (ends.sources() == ends.targets()) {
            all.add(new Connector.OneToOne());
        }
        int edges = random.nextInt(300);
        all.add(Connector.EdgeList.of(
                random.ints(edges, 0, ends.sources()).toArray(),
                random.ints(edges, 0, ends.targets()).toArray()));
        return all;
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void edgeList_listedWeights_stayWithTheirEdges(long seed) {
        var random = new Random(seed);
        int n = 500;
        var sources = random.ints(n, 0, 20).toArray();
        var targets = random.ints(n, 0, 30).toArray();
        var values = new SynapseValues.Listed(Samples.generate(n, k -> k), Units.MV);
        var edges = Wiring.of(
                        Ends.apart("projection 'P'", 20, 30),
                        Connector.EdgeList.of(sources, targets),
                        Weights.of(values),
                        Units.MV,
                        Delay.none(),
                        0.1,
                        RandomKey.ofSeed(0))
                .edges(DType.F64, 1);
        var seen = new boolean[n];

        for (int source = 0; source < 20; source++) {
            for (long edge = edges.start(source); edge < edges.start(source + 1); edge++) {
                int given = (int) edges.weight(edge);
                assertThat(sources[given]).isEqualTo(source);
                assertThat(targets[given]).isEqualTo(edges.target(edge));
                seen[given] = true;
            }
        }

        assertThat(seen).containsOnly(true);
        assertThat(Arrays.stream(edges.inDegrees()).sum()).isEqualTo(n);
    }
}
