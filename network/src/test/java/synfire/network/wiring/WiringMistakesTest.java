package synfire.network.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.ir.DType;
import synfire.network.Samples;
import synfire.network.random.RandomKey;
import synfire.network.values.Coordinates;
import synfire.network.values.Distribution;
import synfire.network.values.Formula;
import synfire.network.values.SynapseValues;

/// The whole text of every message about a wrong wiring.
final class WiringMistakesTest {

    private static final Ends FIVE = Ends.recurrent("projection 'P'", 5);
    private static final Connector ALL = new Connector.AllToAll(true);
    private static final Weights ONE = Weights.of(1, "mV");

    @Test
    void probability_outsideItsRange_isRefused() {
        refused(
                () -> new Connector.FixedProbability(1.2, true),
                "a connection probability of 1.2; give a number from 0 to 1");
        refused(
                () -> new Connector.FixedProbability(Double.NaN, true),
                "a connection probability of NaN; give a number from 0 to 1");
        refused(
                () -> new Profile.Gaussian(-0.1, Quantity.of(1, "um")),
                "a connection probability of -0.1; give a number from 0 to 1");
        refused(
                () -> new Profile.Exponential(0.1, Quantity.of(1, "ms")),
                "the length of an exponential profile is 1 ms; give a length above 0 um");
        var line = new Coordinates(Samples.of(0, 1, 2, 3, 4), Samples.of(new double[5]), Samples.of(new double[5]));
        var profile = new Profile.Computed(new Formula("1 + d/um"));
        refused(
                () -> edges(FIVE.at(line, line), new Connector.DistanceDependent(profile, false), ONE, Delay.none()),
                "projection 'P': the probability from source 0 to target 1, 1.0 um apart, is 2.0;"
                        + " it is a number from 0 to 1");
    }

    @Test
    void degree_moreThanThereAreCells_isRefused() {
        refused(() -> new Connector.FixedInDegree(-1, true, true), "a fixed in-degree of -1; give a number from 0 up");
        refused(
                () -> edges(FIVE, new Connector.FixedInDegree(5, false, false), ONE, Delay.none()),
                "projection 'P': an in-degree of 5, but there are only 4 sources; lower it, or allow multapses");
        refused(
                () -> edges(FIVE, new Connector.FixedOutDegree(6, true, false), ONE, Delay.none()),
                "projection 'P': an out-degree of 6, but there are only 5 targets; lower it, or allow multapses");
        refused(
                () -> edges(
                        Ends.recurrent("projection 'P'", 1),
                        new Connector.FixedOutDegree(1, false, true),
                        ONE,
                        Delay.none()),
                "projection 'P': an out-degree of 1, but there are no other targets");
        refused(
                () -> edges(FIVE, new Connector.FixedTotal(21, false, false), ONE, Delay.none()),
                "projection 'P': a total number of 21 synapses, but there are only 20 pairs; lower it, or allow multapses");
        refused(
                () -> edges(Ends.apart("projection 'P'", 5, 4), new Connector.OneToOne(), ONE, Delay.none()),
                "projection 'P': one-to-one, but there are 5 sources and 4 targets; give as many of both");
    }

    @Test
    void edgeList_wrongIndices_areRefused() {
        refused(
                () -> Connector.EdgeList.of(new int[3], new int[2]),
                "an edge list has 3 sources and 2 targets; give one of each per edge");
        refused(
                () -> edges(FIVE, Connector.EdgeList.of(new int[] {0, 5}, new int[2]), ONE, Delay.none()),
                "projection 'P': edge 1 has the source 5; there are 5, counted from 0: correct the list, or give cells to these numbers");
        refused(
                () -> edges(FIVE, Connector.EdgeList.of(new int[2], new int[] {-1, 0}), ONE, Delay.none()),
                "projection 'P': edge 0 has the target -1; there are 5, counted from 0: correct the list, or give cells to these numbers");
    }

    @Test
    void weights_wrongShape_areRefused() {
        var list = new SynapseValues.Listed(Samples.of(1, 2, 3), Units.MV);
        refused(
                () -> edges(FIVE, ALL, Weights.of(list), Delay.none()),
                "projection 'P': the weight has 3 values, but there are 25 synapses; give one per synapse");
        refused(
                () -> new SynapseValues.Matrix(2, 3, Samples.of(1, 2, 3), Units.MV),
                "a matrix of 2 sources and 3 targets has 3 values; give 6");
        var matrix = new SynapseValues.Matrix(2, 3, Samples.of(1, 2, 3, 4, 5, 6), Units.MV);
        refused(
                () -> edges(FIVE, ALL, Weights.of(matrix), Delay.none()),
                "projection 'P': the weight is a matrix of 2 sources and 3 targets, but there are 5 sources and 5 targets; give a row for each source and a column for each target");
        var mask = new Mask.Matrix(1, 2, Samples.of(1, 0));
        refused(
                () -> edges(FIVE, ALL, ONE.with(mask), Delay.none()),
                "projection 'P': the mask is a matrix of 1 sources and 2 targets, but there are 5 sources and 5 targets; give a row for each source and a column for each target");
        refused(() -> new Mask.Matrix(1, 2, Samples.of(1)), "a mask of 1 sources and 2 targets has 1 values; give 2");
        refused(
                () -> edges(FIVE, ALL, Weights.of(1, "nS"), Delay.none()),
                "projection 'P': the weight is 1 nS, but it should be in mV");
    }

    @Test
    void weights_againstDalesLaw_areRefused() {
        refused(
                () -> edges(FIVE, ALL, Weights.of(-9, "mV").with(Sign.NOT_NEGATIVE), Delay.none()),
                "projection 'P': the weight is -9 mV, but Dale's law asks for weights >= 0; clip the weights, or change the sign");
        var mixed = new SynapseValues.Listed(Samples.generate(25, i -> i == 7 ? 2 : -1), Units.V);
        for (int threads = 1; threads <= 2; threads++) {
            int n = threads;
            refused(
                    () -> wiring(FIVE, ALL, Weights.of(mixed).with(Sign.NOT_POSITIVE), Delay.none())
                            .edges(DType.F64, n),
                    "projection 'P': the weight from source 1 to target 2 is 2000 mV, but Dale's law asks for weights <= 0;"
                            + " clip the weights, or change the sign");
        }
    }

    @Test
    void delays_tooShort_areRefused() {
        refused(
                () -> edges(FIVE, ALL, ONE, Delay.steps(-1, "ms")),
                "projection 'P': the delay is -1 ms; give a time from one step up");
        refused(
                () -> edges(FIVE, ALL, ONE, Delay.real(0.06, "ms")),
                "projection 'P': the delay is 0.06 ms, shorter than the time step of 0.1 ms; lengthen it (draw again below"
                        + " one step: redrawn), shorten the step, or use no delay");
        var listed = new SynapseValues.Listed(Samples.generate(25, i -> i == 13 ? 50 : 200), Units.parse("us"));
        refused(
                () -> edges(FIVE, ALL, ONE, new Delay.Real(listed)),
                "projection 'P': the delay from source 2 to target 3 is 0.05 ms, shorter than the time step of 0.1 ms;"
                        + " lengthen it (draw again below one step: redrawn), shorten the step, or use no delay");
        refused(
                () -> edges(FIVE, ALL, ONE, Delay.steps(1, "mV")),
                "projection 'P': the delay is 1 mV, but it should be in ms");
        refused(
                () -> Wiring.of(FIVE, ALL, ONE, Units.MV, Delay.none(), 0, RandomKey.ofSeed(1)),
                "projection 'P': a time step of 0 ms; give a positive number");
    }

    @Test
    void distanceRule_withoutPositions_isRefused() {
        var rule = new Connector.DistanceDependent(new Profile.Gaussian(1, Quantity.of(1, "um")), true);
        refused(
                () -> edges(FIVE, rule, ONE, Delay.none()),
                "projection 'P' depends on distance, but its cells have no positions; give both populations positions");
    }

    @Test
    void delays_wholeAndReal_areCountedInSteps() {
        assertThat(edges(FIVE, ALL, ONE, Delay.steps(1.54, "ms")).delay(3)).isEqualTo(15);
        assertThat(edges(FIVE, ALL, ONE, Delay.steps(0.3, "ms")).delay(3)).isEqualTo(3);
        assertThat(edges(FIVE, ALL, ONE, Delay.real(1.5, "ms")).delay(3)).isEqualTo(15);
        var drawn = edges(
                FIVE, ALL, ONE, Delay.steps(new Distribution.Uniform(Quantity.of(0.1, "ms"), Quantity.of(1, "ms"))));
        for (long edge = 0; edge < drawn.size(); edge++) {
            assertThat(drawn.delay(edge)).isBetween(1.0, 10.0).isEqualTo(Math.rint(drawn.delay(edge)));
        }
    }

    @Test
    void mask_condition_keepsItsPairsAndTheirWeights() {
        var weights = Weights.of(SynapseValues.formula("(10*i + j)*mV")).where("i < j");
        var edges = edges(FIVE, ALL, weights, Delay.none());

        assertThat(edges.size()).isEqualTo(10);
        assertThat(edges.target(0)).isEqualTo(1);
        assertThat(edges.weight(9)).isEqualTo(34);
    }

    private static Edges edges(Ends ends, Connector connector, Weights weights, Delay delay) {
        return wiring(ends, connector, weights, delay).edges(DType.F64, 1);
    }

    private static Wiring wiring(Ends ends, Connector connector, Weights weights, Delay delay) {
        return Wiring.of(ends, connector, weights, Units.MV, delay, 0.1, RandomKey.ofSeed(1));
    }

    private static void refused(Runnable work, String message) {
        assertThatIllegalArgumentException().isThrownBy(work::run).withMessage(message);
    }
}
