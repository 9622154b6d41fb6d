package synfire.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import synfire.cli.process.OwnCommand;
import synfire.cli.training.TrainReader;
import synfire.equations.lowering.SpikeOptions;
import synfire.equations.units.Quantity;
import synfire.learn.train.TrainPlan;
import synfire.learn.train.Trials;
import synfire.learn.train.circuit.Architecture;
import synfire.learn.train.circuit.Latent;
import synfire.network.random.RandomKey;
import synfire.simulate.Engine;
import synfire.simulate.network.TrialLoss;
import synfire.simulate.network.TrialNetwork;

/// Loss and gradient of a batch of evidence accumulation in networks of 200 to 4,000 cells and trials of
/// 500 to 10,000
/// steps: time, and the largest memory of a process of its own that does nothing else, with the tape that
/// training has by default.
public final class EvidenceSweep {

    /// What the other process is told to do with a study.
    public static final String POINT = "--trial-gradient";

    private static final List<Integer> CELLS = List.of(200, 1000, 4000);
    private static final List<Integer> STEPS = List.of(500, 2200, 10_000);
    private static final int LARGE = 4000;
    private static final int TRIALS = 128;
    private static final int TRIALS_OF_LARGE = 32;
    private static final double MOST_GIB = 2;
    private static final double MIB_PER_GIB = 1024;

    /// What Java may keep of its own, so that garbage is taken away before it counts.
    private static final String HEAP = "-Xmx800m";

    /// Once more if the first time was as short.
    private static final double SHORT_SECONDS = 20;

    private static final long PATIENCE_SECONDS = 1800;

    private EvidenceSweep() {}

    static Benchmark.Result measure() {
        var figures = new ArrayList<Figure>();
        var notes = new ArrayList<String>();
        var drawn = new AgainstLength("Back-propagation against the length of trials");
        for (int cells : CELLS) {
            for (int steps : STEPS) {
                int trials = cells == LARGE ? TRIALS_OF_LARGE : TRIALS;
                var what = String.format(Locale.ROOT, "%,d cells, %,d steps, %d trials", cells, steps, trials);
                var said = said(cells, steps, trials);
                var seconds = Peers.figure(said, "seconds").value();
                if (seconds.isEmpty()) {
                    notes.add(what + ": " + said);
                    continue;
                }
                double peak = Peers.figure(said, "peak_mib").value().orElse(Double.NaN);
                double tape = Peers.figure(said, "tape_mib").value().orElse(Double.NaN);
                double chunks = Peers.figure(said, "chunks").value().orElse(Double.NaN);
                figures.add(Figure.plain(what, seconds.getAsDouble(), "s"));
                figures.add(Figure.below("  largest resident memory", peak / MIB_PER_GIB, "GiB", MOST_GIB, MOST_GIB));
                var line = String.format(Locale.ROOT, "%,d cells, %d trials", cells, trials);
                drawn.add("loss and gradient", "s", line, steps, seconds.getAsDouble());
                drawn.add("largest resident memory", "GiB", line, steps, peak / MIB_PER_GIB);
                figures.add(Figure.plain("  tape of each thread", tape, "MiB"));
                figures.add(Figure.plain("  chunks of steps, all but the last run twice", chunks, ""));
            }
        }
        return new Benchmark.Result(figures, notes, figures.isEmpty() ? List.of() : List.of(drawn.figure()));
    }

    private static String said(int cells, int steps, int trials) {
        try {
            var study = Files.createTempFile("synfire-sweep", ".toml");
            try {
                Files.writeString(study, study(cells, steps, trials));
                var command = OwnCommand.with(List.of("bench", POINT, study.toString()), List.of(HEAP));
                return command.isEmpty()
                        ? "the system does not tell how this process was started"
                        : Peers.output(command, PATIENCE_SECONDS);
            } finally {
                Files.delete(study);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One cue, or the seven of the reference, then a delay that fills the trial up.
    static String study(int cells, int steps, int trials) {
        int cues = steps < 2000 ? 1 : 7;
        int delay = steps - cues * 150 - 150;
        return """
                title = "sweep"
                task = "evidence-accumulation"

                [set]
                cues = %d
                delay = "%d ms"

                [network]
                cells = "gif-network"
                excitatory = %d
                inhibitory = %d

                [network.set]
                tau_a = ["500 ms", "1500 ms"]

                [train]
                batch = %d
                """.formatted(cues, delay, cells / 5 * 4, cells / 5, trials);
    }

    /// What the other process does.
    ///
    /// @return a line of JSON: seconds, memory, tape, chunks
    public static String point(Path study) throws IOException {
        var plan = TrainReader.read(study, Optional.empty(), Optional.empty()).plan();
        var engine = Engine.best();
        try (var network = network(plan, engine)) {
            var trials = new Trials(plan.task(), engine.threads())
                    .of(RandomKey.ofSeed(plan.seed()).split("train"), 0, plan.batch());
            double seconds = Stopwatch.once(() -> network.gradient(trials));
            if (seconds < SHORT_SECONDS) {
                seconds = Stopwatch.once(() -> network.gradient(trials));
            }
            int steps = plan.task().layout().longestSteps();
            return "{\"seconds\": %s, \"peak_mib\": %s, \"tape_mib\": %s, \"chunks\": %d}"
                    .formatted(
                            seconds,
                            Memory.peakMiB(),
                            network.tapeBytes(steps) / (double) (1 << 20),
                            network.chunks(steps));
        }
    }

    /// The network of a plan at its first weights, without what only an optimizer needs.
    private static TrialNetwork network(TrainPlan plan, Engine engine) {
        var layout = plan.task().layout();
        var groups = plan.circuit().groups(layout.inputs(), layout.outputs());
        var by = groups.stream()
                .flatMap(group -> group.blocks().stream())
                .map(block -> block.projection() + ".weight")
                .toList();
        var network = new TrialNetwork(
                plan.circuit().network(layout.inputs(), layout.outputs(), plan.seed()),
                Quantity.of(layout.dtMs(), "ms"),
                plan.dtype(),
                SpikeOptions.DEFAULT,
                new TrialLoss.CrossEntropy(Architecture.READOUT, plan.circuit().output()),
                false,
                by,
                engine);
        for (var group : groups) {
            new Latent(
                            plan.circuit(),
                            group,
                            plan.dale(),
                            RandomKey.ofSeed(plan.seed()).split(group.name()))
                    .give(network);
        }
        return network;
    }
}
