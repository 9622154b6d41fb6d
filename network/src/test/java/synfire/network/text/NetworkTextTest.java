package synfire.network.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import synfire.equations.Model;
import synfire.equations.syntax.Source;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.network.Samples;
import synfire.network.Signal;
import synfire.network.SpikeTrain;
import synfire.network.description.Cells;
import synfire.network.description.Course;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Probe;
import synfire.network.description.Projection;
import synfire.network.description.Stimulus;
import synfire.network.description.Synapse;
import synfire.network.values.CellValues;
import synfire.network.values.Distribution;
import synfire.network.values.Formula;
import synfire.network.values.Positions;
import synfire.network.values.SynapseValues;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Mask;
import synfire.network.wiring.Profile;
import synfire.network.wiring.Sign;
import synfire.network.wiring.Weights;

final class NetworkTextTest {

    private static final String SMALL = """
            network small
              seed = 7

            model leaky
              # leaky: a membrane.

              model leaky

              parameters
                tau = 20 ms

              state
                v = 0
                g = 0

              inputs
                I : 1

              equations
                dv/dt = (I + g - v)/tau : 1
                dg/dt = -g/tau          : 1

              on v > 1
                v = 0
                spike

            population E
              model = leaky
              size = 6
              parameters = {tau: computed("20 ms + i*ms")}
              initial = {v: drawn(uniform(low=0, high=1))}
              parts = {left: range(population=E, first=0, end=3)}

            projection EE
              source = range(population=E, first=0, end=6)
              target = listed(population=E, indices=[1, 5])
              connector = fixed_probability(probability=0.5, autapses=no)
              synapse = add_to(g)
              weights = weights(values=constant(0.25), sign=not_negative)
              delay = steps(constant(1.5 ms))

            stimulus push drive
              cells = range(population=E, first=0, end=3)
              input = I
              course = constant(constant(1.1))

            probe spikes spikes
              cells = range(population=E, first=0, end=6)
            """;

    @Test
    void read_smallNetwork_printsTheSameText() {
        var network = NetworkText.read(new Source("small", SMALL));

        assertThat(NetworkText.of(network)).isEqualTo(SMALL);
        assertThat(network.population("E").part("left").size()).isEqualTo(3);
        assertThat(network.values("E", "tau")).containsExactly(20, 21, 22, 23, 24, 25);
    }

    @Test
    void of_everyKindOfValue_readsBackEqual() {
        var network = everything();

        var text = NetworkText.of(network);

        assertThat(NetworkText.read(new Source("everything", text))).isEqualTo(network);
        assertThat(NetworkText.of(NetworkText.read(new Source("everything", text))))
                .isEqualTo(text);
    }

    private static Network everything() {
        var leaky = NetworkText.read(new Source("small", SMALL)).population("E").model();
        var other = leaky.withDefaults(Map.of("tau", Quantity.of(5, "ms")));
        var a = Population.of("A", leaky, 4)
                .with("tau", new CellValues.Listed(Samples.of(1, 2.5, 1e-9, 4), Units.MS))
                .starting("v", CellValues.of(new Distribution.LogNormal(Quantity.of(1), 0.5)))
                .at(new Positions.Grid(2, 2, 1, Quantity.of(10, "um")));
        var b = Population.of("B", other, 3)
                .with("tau", CellValues.of(new Distribution.Exponential(Quantity.of(3, "ms"))))
                .at(new Positions.Listed(Samples.of(1, 2, 3), Samples.of(0, 0, 0), Samples.of(0, 0, 0), Units.UM));
        var c = Population.of("C", leaky, 4)
                .at(new Positions.RandomBox(Quantity.of(1, "um"), Quantity.of(2, "um"), Quantity.of(0, "um")));
        var network = Network.named("everything", -3).with(a).with(b).with(c);
        int number = 0;
        for (var connector : connectors()) {
            network = network.with(new Projection(
                    "P" + number, a.all(), c.all(), connector, Synapse.addTo("g"), weights(number), delay(number++)));
        }
        return stimuli(network, a, b)
                .with(new Probe.Variable("v", a.cells(3, 1), "v", 10))
                .with(new Probe.Spikes("s", new Cells.Range("trains", 0, 2)))
                .with(new Probe.Rate("r", b.all(), Quantity.of(5, "ms")))
                .with(new Probe.Sum("sum", b.all(), "g", 1))
                .with(new Probe.Weights("w", "P1", 100));
    }

    private static List<Connector> connectors() {
        return List.of(
                new Connector.OneToOne(),
                new Connector.AllToAll(true),
                new Connector.FixedProbability(0.1, false),
                new Connector.FixedInDegree(3, true, false),
                new Connector.FixedOutDegree(3, false, true),
                new Connector.FixedTotal(7, true, true),
                new Connector.DistanceDependent(new Profile.Gaussian(0.5, Quantity.of(20, "um")), true),
                new Connector.DistanceDependent(new Profile.Exponential(0.5, Quantity.of(20, "um")), true),
                new Connector.DistanceDependent(new Profile.Computed(new Formula("exp(-d/(3 um))")), false),
                Connector.EdgeList.of(new int[] {0, 3, 3}, new int[] {1, 2, 2}));
    }

    private static Weights weights(int number) {
        var normal = new Distribution.Normal(Quantity.of(1), Quantity.of(0.1));
        var matrix = Samples.generate(16, i -> i % 3);
        return switch (number) {
            case 0 -> Weights.of(normal).with(Sign.NOT_POSITIVE);
            case 1 -> Weights.of(new Distribution.Clipped(normal, Quantity.of(0), Quantity.of(2)));
            case 2 -> Weights.of(SynapseValues.formula("1 + int(i == j)")).where("i < j and d > 2 um");
            case 3 ->
                Weights.of(new SynapseValues.Matrix(4, 4, matrix, Units.ONE)).with(new Mask.Matrix(4, 4, matrix));
            case 9 -> Weights.of(new SynapseValues.Listed(Samples.of(1, -0.0, 3), Units.ONE));
            default -> Weights.of(1, "1");
        };
    }

    private static Delay delay(int number) {
        var redrawn = new Distribution.Redrawn(
                new Distribution.Normal(Quantity.of(1.5, "ms"), Quantity.of(0.75, "ms")),
                Quantity.of(0.1, "ms"),
                Quantity.of(Double.POSITIVE_INFINITY, "ms"));
        return switch (number) {
            case 0 -> Delay.none();
            case 1 -> Delay.steps(redrawn);
            case 2 -> new Delay.Real(Delay.conduction(Quantity.of(0.5, "ms"), Quantity.of(0.3, "um/ms")));
            default -> Delay.real(2, "ms");
        };
    }

    private static Network stimuli(Network network, Population a, Population b) {
        var signal = new Signal("Stimulus \"1\", as\nrecorded", Units.ONE, 0.1, 0, Samples.of(1, 2));
        return network.with(new Stimulus.Drive("d1", a.all(), "I", Course.constant(1, "1")))
                .with(new Stimulus.Drive(
                        "d2", a.all(), "I", new Course.Steps(Samples.of(0, 5), Samples.of(1, 2), Units.ONE)))
                .with(new Stimulus.Drive(
                        "d3",
                        a.all(),
                        "I",
                        new Course.Ramp(Quantity.of(0, "ms"), Quantity.of(1, "s"), Quantity.of(0), Quantity.of(2))))
                .with(new Stimulus.Drive(
                        "d4", a.all(), "I", new Course.Sine(Quantity.of(0), Quantity.of(1), Quantity.of(8, "Hz"), 0.5)))
                .with(new Stimulus.Drive("d5", a.all(), "I", new Course.Sampled(List.of(signal))))
                .with(new Stimulus.Noise("n", b.all(), "I", Quantity.of(0), Quantity.of(1), Quantity.of(5, "ms")))
                .with(new Stimulus.PoissonInput("p", b.all(), "g", Course.constant(8, "Hz"), Quantity.of(0.1), 1000))
                .with(new Stimulus.SpikeSources(
                        "trains",
                        List.of(SpikeTrain.of(new double[] {1, 2.5}, 0, 10), SpikeTrain.of(new double[0], 0, 10))))
                .with(new Stimulus.PoissonSources("sources", 5, Course.constant(3, "Hz")))
                .with(new Projection(
                        "fed",
                        new Cells.Range("sources", 0, 5),
                        b.all(),
                        new Connector.AllToAll(true),
                        Synapse.addTo("g"),
                        new Weights(SynapseValues.of(1, "1"), Optional.empty(), Optional.empty()),
                        Delay.none()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            size = 6 | size = six | small:27: population 'E': size is 'six'; write a whole number of at most 2147483647
            size = 6 | sise = 6 | small:27: population 'E' has no 'sise'; its names are: name, model, size, parameters, initial, positions, parts
            model = leaky | model = lif | small:27: population 'E': model: there is no model 'lif' above; add a section 'model lif'
            size = 6 | size 6 | small:27: population 'E': 'size 6' is no value; write NAME = VALUE
            autapses=no) | autapses=maybe) | small:34: projection 'EE': connector: fixed_probability: autapses is 'maybe'; write yes or no
            fixed_probability( | fixed_probabilty( | small:34: projection 'EE': connector: there is no 'fixed_probabilty'; did you mean 'fixed_probability'?
            probability=0.5 | probability=1.5 | small:34: a connection probability of 1.5; give a number from 0 to 1
            probability=0.5, | ~~ | small:34: projection 'EE': connector: fixed_probability has no 'probability'; add it
            weights = weights | wait = weights | small:34: projection 'EE' has no 'wait'; its names are: name, source, target, connector, synapse, weights, delay
            constant(1.5 ms)) | constant(1.5 ms) | small:34: the value ends after 'eps(constant(1.5 ms)'; complete it
            [1, 5] | [1, 5}] | small:34: '}])' does not fit after 'ion=E, indices=[1, 5'; check commas and brackets
            sign=not_negative | sign=positive | small:34: projection 'EE': weights: weights: sign is 'positive'; write not_negative or not_positive
            stimulus push drive | stimulus push | small:42: stimulus 'push' without a type; write 'stimulus push TYPE'
            stimulus push drive | stimulus push dive | small:42: stimulus 'push': there is no 'dive'; did you mean 'drive'?
            probe spikes spikes | prob spikes spikes | small:47: 'prob' begins no section; begin with one of: coupling, model, network, population, probe, projection, stimulus
            network small | model x | small:1: x:1:1: error[unknown-section]: this line stands at the margin
            """)
    void read_mistake_saysWhereAndHowToFixIt(String right, String wrong, String message) {
        var text = SMALL.replace(right, wrong);

        assertThat(text).isNotEqualTo(SMALL);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkText.read(new Source("small", text)))
                .extracting(e -> e.getMessage().lines().findFirst().orElseThrow())
                .isEqualTo(message);
    }

    @Test
    void read_noNetworkSection_asksForIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkText.read(new Source("empty", "")))
                .withMessage("empty: 0 sections 'network NAME'; write one, with a line 'seed = NUMBER'");
    }

    @Test
    void read_twoModelsOfOneName_keepsBoth() {
        var network = everything();
        var read = NetworkText.read(new Source("text", NetworkText.of(network)));

        assertThat(read.populations().stream()
                        .map(Population::model)
                        .map(Model::parameters)
                        .distinct())
                .hasSize(2);
    }
}
