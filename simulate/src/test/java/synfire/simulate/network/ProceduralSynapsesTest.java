package synfire.simulate.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.kernels.Backends;
import synfire.kernels.CompileOptions;
import synfire.kernels.ReferenceBackend;
import synfire.network.Raster;
import synfire.network.Samples;
import synfire.network.description.Cells;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Projection;
import synfire.network.description.Synapse;
import synfire.network.values.CellValues;
import synfire.network.values.Distribution;
import synfire.network.values.Formula;
import synfire.network.values.Positions;
import synfire.network.values.SynapseValues;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Profile;
import synfire.network.wiring.Sign;
import synfire.network.wiring.Weights;
import synfire.simulate.Engine;

/// Synapses whose targets, weights and delays are made for each spike against the same ones stored.
final class ProceduralSynapsesTest {

    private static final Quantity DT = Quantity.of(0.1, "ms");
    private static final int CELLS = 90;

    /// Makes all that can be made anew.
    private static final long ALL = -1;

    private static Quantity mV(double value) {
        return Quantity.of(value, "mV");
    }

    private static Quantity ms(double value) {
        return Quantity.of(value, "ms");
    }

    private static Population cells() {
        return Population.of("cells", Cuba.cell(), CELLS)
                .at(new Positions.RandomBox(Quantity.of(300, "um"), Quantity.of(300, "um"), Quantity.of(50, "um")))
                .starting("v", CellValues.of(new Distribution.Uniform(mV(-60), mV(-50))));
    }

    private static Network network(Connector connector, Weights weights, Delay delay) {
        var cells = cells();
        return Network.named("made", 5)
                .with(cells)
                .with(projection("whole", cells.all(), cells.all(), connector, weights, delay))
                .with(projection("part", cells.part(7, 40), cells.part(21, 54), connector, weights, delay));
    }

    private static Projection projection(
            String name, Cells source, Cells target, Connector connector, Weights weights, Delay delay) {
        return new Projection(name, source, target, connector, Synapse.addTo("ge"), weights, delay);
    }

    static Stream<Arguments> rules() {
        var some = new Connector.FixedProbability(0.15, false);
        var one = Weights.of(0.4, "mV");
        var lognormal = Weights.of(Distribution.LogNormal.of(mV(0.4), mV(0.2)));
        var normal = new Distribution.Normal(mV(0.4), mV(0.2));
        var redrawn =
                Weights.of(new Distribution.Redrawn(normal, mV(0.2), mV(2))).with(Sign.NOT_NEGATIVE);
        var late = Delay.steps(new Distribution.Redrawn(new Distribution.Normal(ms(1.5), ms(0.75)), ms(0.1), ms(9)));
        var spread = new Delay.Real(SynapseValues.of(new Distribution.Uniform(ms(0.15), ms(1.7))));
        var travelling = new Delay.Real(Delay.conduction(
                ms(0.5), new Quantity(100, Quantity.of(1, "um/ms").unit())));
        var near = new Connector.DistanceDependent(new Profile.Gaussian(0.7, Quantity.of(80, "um")), false);
        var far = new Connector.DistanceDependent(new Profile.Exponential(0.6, Quantity.of(90, "um")), true);
        var any = new Connector.DistanceDependent(
                new Profile.Computed(new Formula("clip(0.5*cos(d/(50*um))*exp(-d/(100*um)), 0, 1)*rand()")), false);
        return Stream.of(
                Arguments.of("fixed probability", some, one, Delay.none()),
                Arguments.of("with itself", new Connector.FixedProbability(0.3, true), one, Delay.steps(1.2, "ms")),
                Arguments.of("certain", new Connector.FixedProbability(1, false), Weights.of(0.05, "mV"), Delay.none()),
                Arguments.of("never", new Connector.FixedProbability(0, false), lognormal, late),
                Arguments.of("normal weights", some, Weights.of(normal), Delay.none()),
                Arguments.of("weights by lognormal, delays redrawn", some, lognormal, late),
                Arguments.of("both redrawn", some, redrawn, late),
                Arguments.of("real delays", some, lognormal, spread),
                Arguments.of("real delays alike", some, lognormal, Delay.real(0.73, "ms")),
                Arguments.of(
                        "exponential weights clipped",
                        some,
                        Weights.of(new Distribution.Clipped(new Distribution.Exponential(mV(0.4)), mV(0.1), mV(1))),
                        Delay.none()),
                Arguments.of("gaussian", near, lognormal, travelling),
                Arguments.of("exponential", far, redrawn, late),
                Arguments.of("expression", any, Weights.of(SynapseValues.formula("mV*exp(-d/(70*um))")), Delay.none()),
                Arguments.of(
                        "formulas that draw",
                        some,
                        Weights.of(SynapseValues.formula(
                                "0.3*mV*(1 + 0.2*randn())*(i + 2*j)/(i + j + 1) + 0.1*mV*rand()")),
                        new Delay.Steps(SynapseValues.formula("1*ms + rand()*d/(100*um/ms)"))),
                Arguments.of(
                        "masked", some, lognormal.where("(i + j) % 3 != 0 and d < 200*um"), Delay.steps(0.5, "ms")),
                Arguments.of("all to all", new Connector.AllToAll(false), Weights.of(0.05, "mV"), late),
                Arguments.of("all to all, itself too", new Connector.AllToAll(true), lognormal, spread),
                Arguments.of("fixed out-degree", new Connector.FixedOutDegree(12, false, true), one, late),
                Arguments.of(
                        "out-degree, weights", new Connector.FixedOutDegree(16, true, true), redrawn, Delay.none()),
                Arguments.of("out-degree, both", new Connector.FixedOutDegree(37, false, true), lognormal, spread));
    }

    private record Result(Raster spikes, Map<String, Samples> state) {}

    /// Lines are as long as a rule says, or as the longest delay that is drawn asks for.
    private static Result run(Network network, Engine engine, DType dtype, long mostStored, int threads) {
        var assembly = new Assembly(network, 0.1, dtype, ProgramOptions.PLAIN, mostStored);
        try (var simulation = new NetworkSimulation(network, DT, dtype, engine, assembly)) {
            simulation.useThreads(threads);
            var spikes = simulation.run(Quantity.of(40, "ms"), _ -> {}).spikes("cells");
            var state = new HashMap<>(simulation.state().values());
            state.keySet().removeIf(name -> name.endsWith(".line"));
            return new Result(spikes, state);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void run_ofProceduralSynapses_hasTheBitsOfStoredOnes(
            String what, Connector connector, Weights weights, Delay delay) {
        var network = network(connector, weights, delay);
        var program = new Assembly(network, 0.1, DType.F64, ProgramOptions.PLAIN, ALL)
                .assemble()
                .program();

        assertThat(program.projections()).as(what).allMatch(projection -> !projection.isStored());
        var stored = run(network, Engine.best(), DType.F64, Long.MAX_VALUE, 1);
        assertThat(stored.spikes().size()).isGreaterThan(40);
        assertThat(run(network, Engine.best(), DType.F64, ALL, 1)).isEqualTo(stored);
        assertThat(run(network, Engine.best().withThreads(2), DType.F64, ALL, 2))
                .isEqualTo(stored);
        assertThat(run(network, Engine.best(), DType.F32, ALL, 1))
                .isEqualTo(run(network, Engine.best(), DType.F32, Long.MAX_VALUE, 1));
    }

    @Test
    void run_onTheReferenceBackend_hasTheBitsOfMachineCode() {
        var reference = new Engine(new Backends(List.of(new ReferenceBackend())), CompileOptions.DEFAULT, 1);
        for (var rule : List.of("both redrawn", "gaussian", "out-degree, both")) {
            var given = rules().map(Arguments::get)
                    .filter(each -> each[0].equals(rule))
                    .findFirst()
                    .orElseThrow();
            var network = network((Connector) given[1], (Weights) given[2], (Delay) given[3]);

            assertThat(run(network, reference, DType.F64, ALL, 1))
                    .as(rule)
                    .isEqualTo(run(network, Engine.best(), DType.F64, ALL, 1));
        }
    }

    @Test
    void of_weightsThatBreakDalesLaw_saysWhich() {
        var weights = Weights.of(new Distribution.Normal(mV(0.4), mV(0.3))).with(Sign.NOT_NEGATIVE);
        var network = network(new Connector.FixedProbability(0.15, false), weights, Delay.none());

        assertThatThrownBy(() -> new Assembly(network, 0.1, DType.F64, ProgramOptions.PLAIN, ALL).assemble())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "projection 'whole': the weight from source 2 to target 23 is -7.0136604068239e-4 volt, but Dale's law asks for weights >= 0; clip the weights, or change the sign");
    }
}
