package synfire.learn.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import synfire.equations.lowering.Lowering;
import synfire.equations.lowering.LoweringOptions;
import synfire.equations.lowering.LoweringOptions.EventSource;
import synfire.equations.lowering.SpikeOptions;
import synfire.equations.lowering.SpikeOptions.Tangents;
import synfire.learn.fit.FitObjective;
import synfire.learn.fit.LossProgram;
import synfire.learn.optimize.Want;
import synfire.models.Catalogue;
import synfire.network.Samples;
import synfire.network.SpikeTrain;
import synfire.simulate.CellSimulation;
import synfire.simulate.Engine;

/// On a leaky cell under a constant current, which fires 22 times in 500 ms.
final class SpikeTimesLossTest {

    private static final double DT = 0.1;
    private static final int STEPS = 5000;
    private static final Map<String, Samples> INPUT = Map.of("I", Samples.generate(STEPS, _ -> 200));

    private final Engine engine = Engine.best().withThreads(1);
    private final double[] own = ownSpikes();

    /// Within half a step of the middle of its step an error is none.
    @Test
    void loss_ofTheModelsOwnSpikes_isZero() {
        assertThat(own.length).isGreaterThan(10);
        assertThat(loss(SpikeTimesLoss.WHOLE, own)).isZero();
    }

    /// Early by 2 ms: from the first spike of the model on each is late by 2 ms, give or take the place in its step
    /// and the half step that is free.
    @Test
    void loss_ofALateTrain_isTheSquareOfItsDelay() {
        var early = Arrays.stream(own).map(time -> time - 2).toArray();
        double share = 1 - own[0] / (STEPS * DT);
        // for 2 ms of each interval the last spikes are not the same ones
        double interval = (own[own.length - 1] - own[0]) / (own.length - 1);
        double missed = 2 / interval * (interval - 2) * (interval - 2);

        assertThat(loss(SpikeTimesLoss.WHOLE, early))
                .isCloseTo(share * ((1 - 2 / interval) * 4 + missed), within(0.1 * share * (4 + missed)));
    }

    @Test
    void loss_withALimit_isNeverMoreThanItsSquare() {
        assertThat(loss(new SpikeTimesLoss(Double.POSITIVE_INFINITY, 3), new double[0]))
                .isLessThan(9);
        assertThat(loss(SpikeTimesLoss.WHOLE, new double[0])).isGreaterThan(1000);
    }

    @Test
    void loss_untilAHorizon_doesNotSeeWhatComesLater() {
        var wrongLater = own.clone();
        wrongLater[wrongLater.length - 1] -= 5;

        assertThat(loss(new SpikeTimesLoss(own[own.length - 1] - 6, Double.POSITIVE_INFINITY), wrongLater))
                .isZero();
        assertThat(loss(SpikeTimesLoss.WHOLE, wrongLater)).isPositive();
    }

    /// A higher threshold delays the first spike by dθ/v̇: ∂loss/∂θ of the wait for it, against differences of the
    /// crossing time itself (T = τ ln(RI/(RI + E − θ)) of the closed form).
    @Test
    void gradient_byTheThreshold_isThatOfTheClosedForm() {
        double tau = parameter("tau_m");
        double high = parameter("E_L") + parameter("R") * 200;
        double threshold = parameter("V_th");
        double first = tau * Math.log((high - parameter("E_L")) / (high - threshold));
        double slope = tau / (high - threshold);
        // one spike in the data, 3 ms before that of the model, and a horizon before the model's second one
        double target = Math.floor((first - 3) / DT) * DT;
        double horizon = Math.ceil((first + 0.5 * (own[1] - own[0])) / DT) * DT;
        var trace = trace(new double[] {target});
        var loss = new SpikeTimesLoss(horizon, Double.POSITIVE_INFINITY);

        try (var objective = new FitObjective(program(loss), loss, List.of(trace), engine)) {
            double[] gradient = objective
                    .evaluate(new double[][] {{threshold}}, Want.CURVATURE)
                    .gradient(0);
            // r = −(t − target) + half a step, for the time from the model's spike to the horizon
            double late = first - target - DT;
            double share = (horizon - first) / horizon;
            // the sum begins in the step of the crossing, and the crossing is linear in it
            assertThat(gradient[0]).isCloseTo(2 * late * slope * share, within(0.03 * late * slope * share));
        }
    }

    @Test
    void settings_nothingLeft_areRefused() {
        assertThatThrownBy(() -> new SpikeTimesLoss(0, 5))
                .hasMessage(
                        "spike times until 0.0 ms with a limit of 5.0 ms leave nothing to fit; both must be positive");
    }

    private double loss(SpikeTimesLoss loss, double[] spikes) {
        try (var objective = new FitObjective(program(loss), loss, List.of(trace(spikes)), engine)) {
            return objective
                    .evaluate(new double[][] {{parameter("V_th")}}, Want.LOSS)
                    .loss(0);
        }
    }

    private static Trace trace(double[] spikes) {
        return new Trace("steps", DT, INPUT, Optional.empty(), SpikeTrain.of(spikes, 0, STEPS * DT));
    }

    private static LossProgram program(SpikeTimesLoss loss) {
        var spikes = SpikeOptions.DEFAULT.withTangents(Tangents.EVENT).withSource(EventSource.THRESHOLD);
        var model = Lowering.of(Catalogue.get("lif"), LoweringOptions.DEFAULT.withSpikes(spikes));
        var fixed = parameters();
        fixed.remove("V_th");
        return new LossProgram(model, List.of("V_th"), fixed, loss, DT);
    }

    private double[] ownSpikes() {
        var model = Lowering.of(Catalogue.get("lif"), LoweringOptions.DEFAULT);
        try (var simulation = new CellSimulation(model, DT, List.of(CellSimulation.SPIKE), false, engine)) {
            return simulation
                    .run(List.of(parameters()), INPUT, 1)
                    .getFirst()
                    .spikes()
                    .timesMs()
                    .toArray();
        }
    }

    private static double parameter(String name) {
        return Objects.requireNonNull(parameters().get(name), name);
    }

    private static Map<String, Double> parameters() {
        var values = new TreeMap<String, Double>();
        Catalogue.get("lif")
                .parameters()
                .forEach(p -> values.put(p.name(), p.value().inBase()));
        return values;
    }
}
