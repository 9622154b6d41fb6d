package synfire.simulate.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import synfire.equations.Model;
import synfire.equations.syntax.Source;
import synfire.equations.units.Dimension;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.ir.DType;
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
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;
import synfire.simulate.Engine;

/// Courses, noise and sources of spikes, as the cells of a network get them.
final class StimuliTest {

    private static final double DT = 0.1;

    private static Population cells(int number) {
        var model = Model.parse(new Source("watcher", """
                model watcher

                state
                  x = 0

                inputs
                  I : 1

                equations
                  y = 2*I + x : 1
                  dx/dt = 0*x/ms : 1
                """));
        return Population.of("cells", model, number);
    }

    private static Network watching(int number, Stimulus... stimuli) {
        var network = Network.named("watching", 5)
                .with(cells(number))
                .with(new Probe.Variable("I", cells(number).all(), "I", 1));
        for (var stimulus : stimuli) {
            network = network.with(stimulus);
        }
        return network;
    }

    static List<Course> courses() {
        return List.of(
                Course.constant(3, "1"),
                new Course.Steps(Samples.of(5, 20.05, 55), Samples.of(1, -2, 4), Units.ONE),
                new Course.Ramp(
                        Quantity.of(10, "ms"), Quantity.of(57, "ms"), Quantity.of(1, "1"), Quantity.of(-3, "1")),
                new Course.Sine(Quantity.of(1, "1"), Quantity.of(2, "1"), Quantity.of(33, "Hz"), 0.3),
                new Course.Sampled(List.of(new Signal("I", Units.ONE, 0.35, 2, Samples.of(1, 5, 2, 8, 3)))),
                new Course.Sampled(IntStream.range(0, 3)
                        .mapToObj(k -> new Signal("I", Units.ONE, 0.5, k, Samples.of(1 + k, 5, 2)))
                        .toList()));
    }

    @ParameterizedTest
    @MethodSource("courses")
    void drive_ofSomeCells_isItsCourseOnTheGrid(Course course) {
        var some = cells(5).cells(1, 2, 4);
        var network = watching(
                5,
                new Stimulus.Drive("drive", some, "I", course),
                new Stimulus.Drive("base", cells(5).all(), "I", Course.constant(0.5, "1")));
        var seen = Runs.of(network, DT, "I", 60);
        var expected = course.resolve("it", Dimension.NONE, 3, network.key().split("drive"));

        for (int step = 0; step < 600; step++) {
            for (int cell = 0; cell < 5; cell++) {
                int k = List.of(1, 2, 4).indexOf(cell);
                double value = k < 0 ? 0 : expected.at(k, step * DT);
                assertThat(seen.get(5 * step + cell)).isCloseTo(0.5 + value, within(1e-12));
            }
        }
    }

    private static Stimulus.Noise noise(int cells) {
        return new Stimulus.Noise(
                "noise", cells(cells).all(), "I", Quantity.of(2, "1"), Quantity.of(3, "1"), Quantity.of(5, "ms"));
    }

    /// A19: mean, variance and autocorrelation of the process, from the first step on.
    @Test
    void noise_ofManyCells_isOrnsteinUhlenbecks() {
        int cells = 4000;
        var seen = Runs.of(watching(cells, noise(cells)), DT, "I", 20);

        for (int step : new int[] {0, 1, 199}) {
            var now = seen.part(step * cells, (step + 1) * cells);
            double mean = now.stream().average().orElseThrow();
            double variance = now.stream().map(x -> (x - 2) * (x - 2)).average().orElseThrow();
            // five standard errors: σ/√n, and σ²·√(2/n)
            assertThat(mean).isCloseTo(2, within(5 * 3 / Math.sqrt(cells)));
            assertThat(variance).isCloseTo(9, within(5 * 9 * Math.sqrt(2.0 / cells)));
        }
        for (int lag : new int[] {1, 20, 100}) {
            double sum = 0;
            for (int cell = 0; cell < cells; cell++) {
                sum += (seen.get(50 * cells + cell) - 2) * (seen.get((50 + lag) * cells + cell) - 2);
            }
            // e^(−lag·dt/τ); an average of products of correlated numbers has a standard error below σ²·√(2/n)
            assertThat(sum / cells / 9).isCloseTo(Math.exp(-lag * DT / 5), within(5 * Math.sqrt(2.0 / cells)));
        }
    }

    @Test
    void noise_ofARunInParts_hasTheBitsOfOneRun() {
        var network = watching(7, noise(7));

        assertThat(Runs.of(network, DT, DType.F64, Engine.best(), 12.3, 51.7))
                .isEqualTo(Runs.of(network, DT, DType.F64, Engine.best(), 64));
        assertThat(Runs.of(network, DT, DType.F64, Runs.reference(), 3))
                .isEqualTo(Runs.of(network, DT, DType.F64, Engine.best(), 3));
        assertThat(Runs.of(network.withSeed(6), DT, DType.F64, Engine.best(), 3))
                .isNotEqualTo(Runs.of(network, DT, DType.F64, Engine.best(), 3));
    }

    private static Population counters(int cells) {
        var model = Model.fromEquations("dn/dt = 0*n/ms : 1", Map.of())
                .named("counter")
                .model();
        return Population.of("cells", model, cells);
    }

    private static Network joined(Stimulus stimulus, int sources, Delay delay) {
        var targets = counters(sources);
        return Network.named("joined", 2)
                .with(targets)
                .with(stimulus)
                .with(new Projection(
                        "join",
                        new Cells.Range(stimulus.name(), 0, sources),
                        targets.all(),
                        new Connector.OneToOne(),
                        Synapse.addTo("n"),
                        Weights.of(1, "1"),
                        delay))
                .with(new Probe.Variable("n", targets.all(), "n", 1));
    }

    @Test
    void spikeSources_withADelay_arriveInTheRightStep() {
        var trains = List.of(
                SpikeTrain.of(new double[] {0, 1.3, 59.9}, 0, 60),
                SpikeTrain.of(new double[] {0.3, 50.05}, 0, 60),
                SpikeTrain.of(new double[] {}, 0, 60));
        var network = joined(new Stimulus.SpikeSources("given", trains), 3, Delay.steps(0.5, "ms"));
        var n = Runs.of(network, DT, "cells.n", 60.5);

        // 0 ms is step 0 and arrives 5 steps later; 50.05 ms lies in step 500
        var expected = List.of(List.of(5, 18, 604), List.of(8, 505), List.<Integer>of());
        for (int cell = 0; cell < 3; cell++) {
            for (int step = 0; step < 605; step++) {
                int last = step;
                long arrived =
                        expected.get(cell).stream().filter(at -> at <= last).count();
                assertThat(n.get(3 * step + cell))
                        .as("cell %d, step %d", cell, step)
                        .isEqualTo(arrived);
            }
        }
    }

    @Test
    void spikeSources_withTwoSpikesInAStep_areRefused() {
        var train = SpikeTrain.of(new double[] {1.31, 1.39}, 0, 60);
        var network = joined(new Stimulus.SpikeSources("given", List.of(train)), 1, Delay.none());

        assertThatThrownBy(() -> Runs.of(network, DT, "cells.n", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "stimulus 'given': source 0 spikes at 1.31 ms and at 1.39 ms, in one step of 0.1 ms; shorten the step, or spread the spikes over two sources");
    }

    @Test
    void poissonSources_ofARate_spikeAtIt() {
        int sources = 2000;
        var rate = new Course.Ramp(
                Quantity.of(20, "ms"), Quantity.of(20.1, "ms"), Quantity.of(100, "Hz"), Quantity.of(400, "Hz"));
        var network = joined(new Stimulus.PoissonSources("random", sources, rate), sources, Delay.none());
        var n = Runs.of(network, DT, "cells.n", 60);
        double early = n.part(200 * sources, 201 * sources).stream().average().orElseThrow();
        double late = n.part(599 * sources, 600 * sources).stream().average().orElseThrow() - early;

        // Bernoulli with p = 0.01 in 201 steps, 0.04 in 399; five standard errors
        assertThat(early).isCloseTo(2.01, within(5 * Math.sqrt(2.01 / sources)));
        assertThat(late).isCloseTo(15.96, within(5 * Math.sqrt(15.96 / sources)));
    }

    @Test
    void poissonSources_fasterThanSteps_areRefused() {
        var network = joined(new Stimulus.PoissonSources("random", 1, Course.constant(16000, "Hz")), 1, Delay.none());

        assertThatThrownBy(() -> Runs.of(network, DT, "cells.n", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "stimulus 'random': the rate is 16000.0 Hz at some time, more than one spike in each step of 0.1 ms; shorten the step, or take several sources");
    }
}
