package synfire.cli.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import synfire.models.Catalogue;
import synfire.simulate.Engine;
import synfire.simulate.network.ActivityPenalty;

/// Training studies: what is read, what is told of mistakes, and runs that are cut.
final class TrainReaderTest {

    private static final String SHORT = """
            task = "evidence-accumulation"

            [set]
            delay = "50 ms"
            cues = 1

            [network]
            excitatory = 8
            inhibitory = 4

            [train]
            rate = 0.01
            batch = 8
            batches = 6

            [stop]
            held_out = 8
            every = 2

            [checkpoint]
            every = 2
            """;

    private static final String OFFSET = """
            model readout-with-offset

            parameters
              tau = 10 ms in (0, inf)
              b = 0

            state
              r = 0

            equations
              dr/dt = (b - r)/tau : 1
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by the test engine
    Path folder;

    private TrainStudy study(String text) throws IOException {
        var file = Files.writeString(folder.resolve("study.toml"), text);
        return TrainReader.read(file, Optional.empty(), Optional.empty());
    }

    @Test
    void read_ofTheExample_isThePaper() throws IOException {
        var study = TrainReader.read(Path.of("../examples/evidence.toml"), Optional.empty(), Optional.of(3L));

        assertThat(study.plan().batch()).isEqualTo(128);
        assertThat(study.plan().seed()).isEqualTo(3);
        assertThat(study.plan().circuit().cells()).isEqualTo(200);
        assertThat(study.plan().rate().at(1)).isEqualTo(1e-3);
        assertThat(study.plan().task().layout().longestSteps()).isEqualTo(2200);
        assertThat(study.plan().optimizer().name()).isEqualTo("adam");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [train]\\nrule = "rtrl"          | study.toml: train.rule: there is no learning rule 'rtrl'; there are bptt, truncated-bptt, d-rtrl, windowed-rtrl, es-d-rtrl, e-prop, ottt, snap-1, snap-n, force
                    [train]\\ndale = "law"           | study.toml: train.dale: there is no rule of signs 'law'; choose absolute, projection or logarithm
                    [train]\\nhold = 9\\nbatches = 9 | study.toml: train.rate: is held for 9 batches of 9; leave some for it to fall
                    [train]\\nbatch = 0              | study.toml: train.batch: is 0; give at least 1
                    [train]\\ndtype = "f16"          | study.toml: train.dtype: 'f16' is neither f32 nor f64
                    [network]\\nmask = "ring"        | study.toml: network.mask: there is no mask 'ring'; choose dense, fixed-probability, gaussian, gaussian-all, areas or listed
                    [network]\\nmask = "areas"       | study.toml: network.mask: is of areas, but of none; add [network.areas] with connectome = "marmoset", folder = "..." and from = "V1"
                    [network]\\nmask = "listed"      | study.toml: network.mask: is listed, but nowhere; add mask_file = "mask.npy"
                    [network]\\nreadout = "X" | study.toml: network.readout: there is no model 'X': neither a file at that path nor a name of the catalogue, which has CATALOGUE
                    [network.variables]\\nsent = "A" | study.toml: network.variables: has one of sent and into; what is sent is added to something, so give both or none
                    [network.variables]\\nto_readout = true | study.toml: network.variables.to_readout: says whether the readout gets what is sent, and nothing is; give sent and into, or leave it out
                    [network]\\nself = false         | study.toml: network.self: has no meaning in a network of excitatory and inhibitory cells; list populations for one of any cells
                    [network]\\nmask = "dense"\\n[[network.population]]\\nname = "a" | study.toml: network.mask: has no meaning in a list of populations; each population has its own
                    [[network.population]]\\nsize = 4 | study.toml: network.population.name: is missing; every population has one
                    [[network.population]]\\nname = "a" | study.toml: network.population.a.cells: is missing; every population has one
                    [[network.population]]\\nname = "a"\\ncells = "lif-network"\\nfrom = ["b"] | study.toml: network: population 'a' is reached from 'b', which there is not; choose among [a] and input
                    [train]\\nparameters = ["tau"]  | study.toml: train.parameters: 'tau' names no parameter of cells; write POPULATION.PARAMETER, such as excitatory.tau
                    [[train.penalty]]\\nrate = "5 Hz"    | study.toml: train.penalty: names no population; write population = one of [excitatory, inhibitory, readout]
                    [[train.penalty]]\\npopulation = "excitatory" | study.toml: train.penalty: is of nothing; write rate = "10 Hz", or variable = "V" with low or high
                    [[train.penalty]]\\npopulation = "excitatory"\\nvariable = "U"\\nlow = "0" | study.toml: train.penalty: population 'excitatory' has no state 'U'; it has [g_E, g_I, A, V]
                    [train]\\naccumulate = 0         | study.toml: train.accumulate: is 0; give at least 1
                    [train]\\nrule = "d-rtrl"\\n[[train.penalty]]\\npopulation = "excitatory"\\nrate = "5 Hz" | study.toml: train.penalty: rule 'd-rtrl' learns from the readout alone, so activity costs it nothing; train with bptt, or leave the penalties out
                    [train]\\nbatchs = 1             | study.toml:3:1: unknown key 'train.batchs'; did you mean 'batch'?
                    """)
    void read_withAMistake_saysWhereAndWhat(String lines, String message) {
        assertThatThrownBy(() -> study("task = \"evidence-accumulation\"\n" + lines.replace("\\n", "\n")))
                .hasMessage(message.replace("CATALOGUE", String.join(", ", Catalogue.names())));
    }

    @Test
    void read_ofPenalties_takesTheirUnits() throws IOException {
        var study = study("""
                task = "evidence-accumulation"

                [train]
                accumulate = 4

                [[train.penalty]]
                population = "excitatory"
                rate = "10 Hz"
                strength = 0.01

                [[train.penalty]]
                population = "inhibitory"
                variable = "V"
                high = "1.5"
                """);

        assertThat(study.plan().accumulate()).isEqualTo(4);
        assertThat(study.plan().costs())
                .containsExactly(
                        new ActivityPenalty.Rate("excitatory", 10, 0.01),
                        new ActivityPenalty.Interval("inhibitory", "V", Double.NEGATIVE_INFINITY, 1.5, 1));
    }

    @Test
    void read_withoutATask_saysSo() {
        assertThatThrownBy(() -> study("seed = 1"))
                .hasMessage("study.toml: task: is missing; write for example task = \"evidence-accumulation\"");
    }

    /// Stopped after some batches and taken up again, the files are those of a run that was never stopped.
    @Test
    void run_stoppedAndResumed_leavesTheSameFiles() throws IOException {
        var study = study(SHORT);
        var engine = Engine.best().withThreads(1);
        var whole = new TrainFolder(folder.resolve("whole"));
        var cut = new TrainFolder(folder.resolve("cut"));
        new TrainRun(study, engine, whole, false).run((_, _) -> {}, () -> false);
        int[] batches = {0};
        var stopped = new TrainRun(study, engine, cut, false).run((_, _) -> {}, () -> batches[0]++ >= 3);
        Files.writeString(cut.metrics(), Files.readString(cut.metrics()) + "{\"batch\":4,\"lo");
        var resumed = new TrainRun(study, engine, cut, true).run((_, _) -> {}, () -> false);

        assertThat(stopped.whole()).isFalse();
        assertThat(resumed.whole()).isTrue();
        for (var name :
                new String[] {"metrics.jsonl", "training.json", "batch-00000006.checkpoint", "best.checkpoint"}) {
            assertThat(Files.readAllBytes(cut.path().resolve(name)))
                    .as(name)
                    .isEqualTo(Files.readAllBytes(whole.path().resolve(name)));
        }
        assertThat(Files.readAllLines(whole.metrics())).hasSize(9);
        assertThat(cut.checkpoints()).hasSize(2);
    }

    /// The regression reaches what is asked for, so there is no batch; taken up again, nothing changes.
    @Test
    void run_resumedWhereTheRegressionWasEnough_leavesTheSameFiles() throws IOException {
        Files.writeString(folder.resolve("offset.model"), OFFSET);
        var study = study(SHORT.replace("inhibitory = 4", "inhibitory = 4\nreadout = \"offset.model\"")
                .replace("batches = 6", "batches = 6\nreadout_trials = 16\noffset = \"readout.b\"")
                .replace("held_out = 8", "held_out = 8\naccuracy = 0.01"));
        var engine = Engine.best().withThreads(1);
        var once = new TrainFolder(folder.resolve("once"));
        new TrainRun(study, engine, once, false).run((_, _) -> {}, () -> false);
        var names = List.of("metrics.jsonl", "training.json", "batch-00000000.checkpoint", "best.checkpoint");
        var before = new ArrayList<byte[]>();
        for (var name : names) {
            before.add(Files.readAllBytes(once.path().resolve(name)));
        }

        var outcome = new TrainRun(study, engine, once, true).run((_, _) -> {}, () -> false);

        assertThat(outcome.batches()).isZero();
        assertThat(outcome.reached()).isTrue();
        for (int i = 0; i < names.size(); i++) {
            assertThat(Files.readAllBytes(once.path().resolve(names.get(i))))
                    .as(names.get(i))
                    .isEqualTo(before.get(i));
        }
    }
}
