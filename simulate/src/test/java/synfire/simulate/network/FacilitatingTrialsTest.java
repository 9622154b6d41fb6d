package synfire.simulate.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import synfire.equations.Model;
import synfire.equations.lowering.SpikeOptions;
import synfire.equations.syntax.Source;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.ir.SpikeMode;
import synfire.kernels.Backends;
import synfire.kernels.EventLists;
import synfire.kernels.ReferenceBackend;
import synfire.network.Samples;
import synfire.network.SpikeTrain;
import synfire.network.description.Cells;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Projection;
import synfire.network.description.Stimulus;
import synfire.network.description.Synapse;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;
import synfire.simulate.Engine;

/// Cells whose spikes carry what they release (Tsodyks & Markram), with a threshold that has noise, in trials.
final class FacilitatingTrialsTest {

    private static final int STEPS = 60;
    private static final int CHANNELS = 6;
    private static final int SIZE = 7;

    private static final String CELL = """
            model facilitating

            parameters
              tau   = 10 ms                 # membrane time constant
              tau_g = 20 ms in (10, 30)     # decay of what arrives from other cells
              U     = 0.3   in (0.1, 0.5)   # use of resources
              tau_f = 50 ms in (20, 90)     # facilitation
              tau_d = 30 ms in (10, 60)     # recovery

            state
              V    = 0
              g    = 0
              u    = U
              x    = 1
              sent = 0

            equations
              noise = 1 + 0.1*log(-log(0.999*rand() + 0.0005)) : 1 (constant over dt)
              dV/dt = (g - V)/tau    : 1
              dg/dt = -g/tau_g       : 1
              du/dt = (U - u)/tau_f  : 1
              dx/dt = (1 - x)/tau_d  : 1

            before step:
              sent = 0

            on V > noise
              V -= 1
              u += U*(1 - u)
              sent = u*x
              x -= sent
              spike

            surrogate sigmoid of V - noise
            """;

    private static final String READOUT = """
            model out

            state
              r = 0

            equations
              dr/dt = -r/(10*ms) : 1
            """;

    private static final List<String> BY = List.of(
            "in_cells.weight",
            "cells_cells.weight",
            "cells_out.weight",
            "cells.U",
            "cells.tau_f",
            "cells.tau_d",
            "cells.tau_g");

    private static Engine engine(String backend) {
        var best = Engine.best().withThreads(1);
        return backend.equals("llvm")
                ? best
                : new Engine(new Backends(List.of(new ReferenceBackend())), best.options(), 1);
    }

    private static TrialNetwork made(SpikeMode mode, DType dtype, String backend) {
        var nothing = SpikeTrain.of(new double[0], 0, 1);
        var cell = Model.parse(new Source("facilitating", CELL));
        var network = Network.named("facilitating", 3)
                .with(Population.of("cells", cell, SIZE))
                .with(Population.of("out", Model.parse(new Source("readout", READOUT)), 2))
                .with(new Stimulus.SpikeSources("in", Collections.nCopies(CHANNELS, nothing)));
        network = joined(network, "in", new Cells.Range("in", 0, CHANNELS), "cells", Synapse.addTo("V"));
        network = joined(network, "cells", network.population("cells").all(), "cells", new Synapse.Graded("sent", "g"));
        network = joined(network, "cells", network.population("cells").all(), "out", Synapse.addTo("r"));
        var made = new TrialNetwork(
                network,
                Quantity.of(1, "ms"),
                dtype,
                SpikeOptions.DEFAULT.withMode(mode),
                new TrialLoss.CrossEntropy("out", "r"),
                false,
                BY,
                engine(backend));
        var random = new SplittableRandom(8);
        for (var name : BY) {
            if (name.endsWith("weight")) {
                made.set(name, Samples.generate(made.get(name).size(), _ -> 0.6 * random.nextDouble()));
            }
        }
        return made;
    }

    private static Network joined(Network network, String source, Cells from, String target, Synapse synapse) {
        return network.with(new Projection(
                source + "_" + target,
                from,
                network.population(target).all(),
                new Connector.AllToAll(true),
                synapse,
                Weights.of(0, "1"),
                Delay.none()));
    }

    private static List<TrialInput> trials(int count, boolean alike) {
        var random = new SplittableRandom(5);
        var trials = new ArrayList<TrialInput>();
        var same = fired(random);
        for (int k = 0; k < count; k++) {
            trials.add(new TrialInput(
                    new TrialInput.Spikes(EventLists.ofDense(alike ? same : fired(random), STEPS)),
                    List.of(new TrialInput.Window(30, STEPS, 0.1, alike ? 0 : k % 2)),
                    Samples.empty(),
                    k));
        }
        return trials;
    }

    private static double[] fired(SplittableRandom random) {
        return random.doubles((long) STEPS * CHANNELS).map(x -> x < 0.2 ? 1 : 0).toArray();
    }

    @ParameterizedTest
    @CsvSource({"llvm", "reference"})
    void gradient_ofSoftSpikes_isThatOfDifferences(String backend) {
        var trials = trials(3, false);
        var random = new SplittableRandom(4);
        try (var made = made(SpikeMode.SOFT, DType.F64, backend)) {
            var found = made.gradient(trials).gradient();
            for (var name : BY) {
                var at = made.get(name);
                var direction = random.doubles(at.size(), -1, 1).toArray();
                double backward = 0;
                for (int i = 0; i < direction.length; i++) {
                    backward += found.get(name).get(i) * direction[i];
                }
                double ahead = moved(made, name, at, direction, 1e-5, trials);
                double behind = moved(made, name, at, direction, -1e-5, trials);
                made.set(name, at);

                assertThat((ahead - behind) / 2e-5).as(name).isCloseTo(backward, within(1e-4 * Math.abs(backward)));
                assertThat(backward).as(name).isNotZero();
            }
        }
    }

    private static double moved(
            TrialNetwork made, String name, Samples at, double[] direction, double by, List<TrialInput> trials) {
        made.set(name, Samples.generate(at.size(), i -> at.get(i) + by * direction[i]));
        return made.run(trials).loss();
    }

    /// Single precision, machine code, hard spikes: as the interpreter in double precision.
    @Test
    void gradient_inSinglePrecision_isThatOfTheInterpreter() {
        var trials = trials(9, false);
        try (var made = made(SpikeMode.HARD, DType.F32, "llvm");
                var other = made(SpikeMode.HARD, DType.F32, "reference")) {
            var fast = made.gradient(trials);
            var plain = other.gradient(trials);

            assertThat(fast.loss()).isCloseTo(plain.loss(), within(1e-5));
            for (var name : BY) {
                double norm = Math.sqrt(
                        plain.gradient().get(name).stream().map(g -> g * g).sum());
                for (int i = 0; i < made.get(name).size(); i++) {
                    assertThat(fast.gradient().get(name).get(i))
                            .as(name)
                            .isCloseTo(plain.gradient().get(name).get(i), within(2e-3 * norm));
                }
            }
        }
    }

    /// The same input twice: the noise is that of the trial's number.
    @Test
    void run_ofTrialsThatDifferInTheirNumber_hasOtherNoise() {
        var alike = trials(2, true);
        try (var made = made(SpikeMode.HARD, DType.F32, "llvm")) {
            var losses = made.run(alike).losses();
            var again = made.run(List.of(alike.getLast())).losses();

            assertThat(losses.get(0)).isNotEqualTo(losses.get(1));
            assertThat(again.get(0)).isEqualTo(losses.get(1));
        }
    }
}
