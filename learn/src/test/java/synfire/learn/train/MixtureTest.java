package synfire.learn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.learn.task.catalogue.Tasks;
import synfire.learn.train.circuit.Architecture;
import synfire.learn.train.circuit.Dale;
import synfire.learn.train.circuit.Layer;
import synfire.learn.train.circuit.Mixture;
import synfire.learn.train.optimizer.Clipping;
import synfire.learn.train.optimizer.Optimizers;
import synfire.learn.train.optimizer.Penalty;
import synfire.learn.train.optimizer.Schedule;
import synfire.models.Catalogue;
import synfire.simulate.Engine;

/// Networks of any cells, on a short task.
final class MixtureTest {

    private static final Engine ENGINE = Engine.best().withThreads(1);
    private static final List<Quantity> AT_ONCE = List.of(Quantity.of(0, "ms"));

    private static Layer layer(String name, String model, String... from) {
        return new Layer(
                name, Catalogue.get(model), Map.of(), 12, List.of("V"), List.of(from), AT_ONCE, Optional.empty());
    }

    private static Mixture mixture(Layer... layers) {
        return new Mixture(
                List.of(layers),
                false,
                Catalogue.get("readout"),
                List.of(layers).stream().map(Layer::name).toList(),
                "r",
                new Mixture.Spread(4, 1, 1));
    }

    private static TrainPlan plan(Architecture architecture, String code) {
        var task = Tasks.named("evidence-accumulation")
                .task(Map.of("delay", "20 ms", "cues", "1", "code", code, "rate", "100 Hz", "group", "8"));
        return new TrainPlan(
                task,
                architecture,
                new LearningRule.BackPropagation(),
                Dale.ABSOLUTE,
                Optimizers.named("adam").with(Map.of()),
                new Schedule.Constant(0.02),
                new Clipping.ByNorm(1),
                Penalty.NONE,
                16,
                32,
                7,
                DType.F32);
    }

    private static void learns(TrainPlan plan) {
        try (var trainer = new Trainer(plan, ENGINE)) {
            double before = trainer.heldOut().loss();
            for (int i = 0; i < 25; i++) {
                trainer.next();
            }

            assertThat(trainer.heldOut().loss()).isLessThan(before - 0.1);
        }
    }

    @Test
    void next_withCellsOfTwoKinds_learns() {
        learns(plan(
                mixture(
                        layer("regular", "lif-network", "input", "regular", "adaptive"),
                        layer("adaptive", "alif-network", "input", "regular", "adaptive")),
                "spikes"));
    }

    @Test
    void next_throughTwoLayers_learns() {
        learns(plan(
                mixture(layer("first", "lif-network", "input"), layer("second", "lif-network", "first")), "spikes"));
    }

    @Test
    void next_withDelays_learns() {
        var layer = new Layer(
                "cells",
                Catalogue.get("lif-network"),
                Map.of(),
                12,
                List.of("V"),
                List.of("input", "cells"),
                List.of(Quantity.of(1, "ms"), Quantity.of(12, "ms")),
                Optional.empty());
        var plan = plan(mixture(layer), "spikes");
        learns(plan);
        try (var trainer = new Trainer(plan, ENGINE)) {
            assertThat(trainer.weights().keySet())
                    .containsExactly("input_cells_V_0", "cells_cells_V_0", "cells_cells_V_1", "cells_readout");
        }
    }

    @Test
    void next_withUnitsThatSendNumbers_learns() {
        learns(plan(mixture(graded("rate-network", "c")), "values"));
        learns(plan(mixture(graded("gated-network", "z", "c")), "values"));
    }

    private static Layer graded(String model, String... into) {
        return new Layer(
                "units",
                Catalogue.get(model),
                Map.of(),
                12,
                List.of(into),
                List.of("input", "units"),
                AT_ONCE,
                Optional.of("r"));
    }

    @Test
    void next_withTrainedParameters_movesThemInsideTheirRange() {
        var plan = plan(mixture(layer("cells", "alif-network", "input", "cells")), "spikes")
                .withParameters(List.of("cells.tau", "cells.V_th", "readout.tau"));
        try (var trainer = new Trainer(plan, ENGINE)) {
            var before = trainer.parameters();
            for (int i = 0; i < 5; i++) {
                trainer.next();
            }

            before.forEach((name, values) -> {
                var after = Objects.requireNonNull(trainer.parameters().get(name));
                assertThat(after.size()).isEqualTo(values.size());
                assertThat(after).as(name).isNotEqualTo(values);
                assertThat(after.stream().min().orElseThrow()).as(name).isPositive();
            });
            assertThat(trainer.state().arrays()).containsKeys("cells.tau", "cells.tau.0", "cells.V_th.1");
        }
    }

    @Test
    void trainer_withAParameterAtAnEndOfItsRange_saysSo() {
        var plan =
                plan(mixture(layer("cells", "lif-network", "input")), "spikes").withParameters(List.of("cells.t_ref"));

        assertThatThrownBy(() -> new Trainer(plan, ENGINE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'cells.t_ref' cannot be trained from 0.0, which is an end of its range [0, inf); start it"
                        + " inside");
    }

    @Test
    void mixture_fromAPopulationThatThereIsNot_isRefused() {
        assertThatThrownBy(() -> mixture(layer("cells", "lif-network", "others")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("population 'cells' is reached from 'others', which there is not; choose among [cells] and"
                        + " input");
    }

    @Test
    void weights_withoutSelves_haveNoneOnTheDiagonal() {
        try (var trainer =
                new Trainer(plan(mixture(layer("cells", "lif-network", "input", "cells")), "spikes"), ENGINE)) {
            trainer.next();
            var weights = Objects.requireNonNull(trainer.weights().get("cells_cells"));
            for (int i = 0; i < 12; i++) {
                for (int j = 0; j < 12; j++) {
                    assertThat(weights.get(12 * i + j) == 0).isEqualTo(i == j);
                }
            }
        }
    }
}
