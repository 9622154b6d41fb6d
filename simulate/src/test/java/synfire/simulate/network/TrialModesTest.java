package synfire.simulate.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import synfire.ir.DType;
import synfire.ir.SpikeMode;
import synfire.ir.differentiate.Jvp;
import synfire.ir.simplify.Optimize;
import synfire.kernels.Backends;
import synfire.kernels.ReferenceBackend;
import synfire.network.Samples;
import synfire.simulate.Engine;

/// Back-propagation through the time of trials against forward mode and against differences, on machine
/// code and in the
/// interpreter.
final class TrialModesTest {

    private static final int TRIALS = 5;

    /// Both modes sum up some thousand terms of one step each, in other orders.
    private static final double ROUNDING = 1e-10;

    /// Of second order in a step of 1e-5, whose rounding is about 1e-11.
    private static final double DIFFERENCES = 1e-5;

    private static final double STEP = 1e-5;

    private static Engine engine(String backend) {
        var best = Engine.best().withThreads(1);
        return backend.equals("llvm")
                ? best
                : new Engine(new Backends(List.of(new ReferenceBackend())), best.options(), 1);
    }

    @ParameterizedTest
    @CsvSource({
        "HARD, llvm, false",
        "HARD, reference, false",
        "SOFT, llvm, false",
        "SOFT, reference, false",
        "HARD, llvm, true",
        "SOFT, llvm, true"
    })
    void gradient_backward_hasTheInnerProductsOfForwardMode(SpikeMode mode, String backend, boolean signals) {
        var trials = TrialNetworkTest.trials(TRIALS, signals);
        var random = new SplittableRandom(3);
        try (var made = TrialNetworkTest.made(mode, DType.F64, signals, engine(backend))) {
            var found = made.gradient(trials).gradient();
            for (var name : TrialNetworkTest.ALL) {
                var direction = random.doubles(made.get(name).size(), -1, 1).toArray();
                double backward = inner(found.get(name), direction);
                double forward = forward(made, backend, trials, name, direction);

                assertThat(made.backend()).isEqualTo(backend);
                assertThat(forward).as(name).isCloseTo(backward, within(ROUNDING * Math.abs(backward)));
                assertThat(backward).as(name).isNotZero();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"llvm", "reference"})
    void gradient_ofSoftSpikes_isThatOfDifferences(String backend) {
        var trials = TrialNetworkTest.trials(TRIALS, false);
        var random = new SplittableRandom(4);
        try (var made = TrialNetworkTest.made(SpikeMode.SOFT, DType.F64, false, engine(backend))) {
            var found = made.gradient(trials).gradient();
            for (var name : TrialNetworkTest.ALL) {
                var at = made.get(name);
                var direction = random.doubles(at.size(), -1, 1).toArray();
                double ahead = moved(made, name, at, direction, STEP, trials);
                double behind = moved(made, name, at, direction, -STEP, trials);
                made.set(name, at);
                double backward = inner(found.get(name), direction);

                assertThat((ahead - behind) / (2 * STEP))
                        .as(name)
                        .isCloseTo(backward, within(DIFFERENCES * Math.abs(backward)));
            }
        }
    }

    private static double moved(
            TrialNetwork made, String name, Samples at, double[] direction, double by, List<TrialInput> trials) {
        made.set(name, Samples.generate(at.size(), i -> at.get(i) + by * direction[i]));
        return made.run(trials).loss();
    }

    private static double inner(Samples gradient, double[] direction) {
        double inner = 0;
        for (int i = 0; i < direction.length; i++) {
            inner += gradient.get(i) * direction[i];
        }
        return inner;
    }

    /// How fast the mean loss grows in a direction, by forward mode.
    private static double forward(
            TrialNetwork made, String backend, List<TrialInput> trials, String name, double[] direction) {
        var program = Jvp.of(Optimize.BEFORE_DERIVATIVE.apply(made.program().program()), List.of(name));
        int places = TrialNetwork.PLACES;
        int steps = trials.stream().mapToInt(TrialInput::steps).max().orElseThrow();
        try (var kernel = engine(backend).compile(program);
                var binding = kernel.bind(made.sizes(steps, places))) {
            assertThat(kernel.backend()).isEqualTo(backend);
            made.connect(binding);
            binding.setIntegers("step", 0);
            made.start(places).forEach(binding::set);
            TrialBlock.of(made.program(), trials, places).getFirst().load(binding, 0, steps);
            binding.set("tangent." + name, direction);
            kernel.run(binding);
            return binding.get("tangent." + TrialProgram.LOSS)[0] / trials.size();
        }
    }
}
