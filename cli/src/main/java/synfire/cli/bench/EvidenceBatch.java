package synfire.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.cli.training.TrainReader;
import synfire.cli.training.TrainStudy;
import synfire.kernels.Work;
import synfire.learn.train.Trainer;
import synfire.learn.train.Trials;
import synfire.network.random.RandomKey;
import synfire.simulate.Engine;
import synfire.simulate.network.TrialInput;
import synfire.simulate.network.TrialNetwork;

/// One batch of back-propagation through time of the network of Wang et al. (2024) as
/// `examples/evidence.toml` has it, on
/// all cores, in turn with other programs that compute the same loss of the same trials at the same
/// weights.
///
/// In its turn a program does everything twice, and the second time counts: a training does one batch
/// after the other, and the first after a turn of others finds its memory cold. The gate comes first:
/// gradients agree. Memory is that of the whole process before anything but training has run.
final class EvidenceBatch {

    private static final int RUNS = 3;
    private static final int TIMED = 4;
    private static final double BYTES_PER_MB = 1e6;
    private static final double BYTES_PER_MIB = 1 << 20;
    private static final double GOAL = 12;
    private static final double MUST = 5;
    private static final double GOAL_MB = 200;

    /// In f32 the usual closed form of the step rounds so that spikes flip in some trials in a hundred; in
    /// f64 gradients are the same.
    private static final double AGREES = 0.1;

    private static final List<String> PEERS = List.of("jax", "jax --hoist", "brainstate", "snntorch");

    private final Peers peers;
    private final TrainStudy study;
    private final Engine engine = Engine.best();
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private EvidenceBatch(Peers peers) throws IOException {
        this.peers = peers;
        this.study = TrainReader.read(
                peers.sources().resolve("../examples/evidence.toml").normalize(), Optional.empty(), Optional.empty());
    }

    static Benchmark.Result measure(Peers peers) {
        try {
            return new EvidenceBatch(peers).measured();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Benchmark.Result measured() throws IOException {
        var plan = study.plan();
        double memory;
        long tape;
        var seconds = new LinkedHashMap<String, List<Double>>();
        try (var trainer = new Trainer(plan, engine)) {
            for (int i = 0; i < RUNS; i++) {
                trainer.next();
            }
            memory = Memory.peakMiB() * BYTES_PER_MIB / BYTES_PER_MB;
            tape = trainer.network().tapeBytes(plan.task().layout().longestSteps());
        }
        try (var trainer = new Trainer(plan, engine)) {
            var trials = trials();
            var gradient = trainer.network().gradient(trials);
            try (var folder = ProblemFolder.of(
                            trainer.network(), trials, plan.task().layout());
                    var waiting = waiting(folder, gradient)) {
                for (int run = 0; run <= RUNS; run++) {
                    boolean warm = run > 0;
                    trainer.network().gradient(trials);
                    take(
                            warm,
                            seconds,
                            "gradient",
                            Stopwatch.once(() -> trainer.network().gradient(trials)));
                    trainer.next();
                    take(warm, seconds, "batch", Stopwatch.once(trainer::next));
                    waiting.run(warm, seconds);
                }
            }
        }
        tell(seconds, "gradient", "loss and gradient of a batch");
        tell(seconds, "batch", "the same with its trials and the update");
        figures.add(Figure.goalBelow("largest resident memory of this process", memory, "MB", GOAL_MB));
        figures.add(Figure.plain("tape of each thread", tape / BYTES_PER_MIB, "MiB"));
        shares();
        notes.add("dense products ran on the own kernel of backend '" + backend + "'");
        return new Benchmark.Result(figures, notes);
    }

    private String backend = "";

    private List<TrialInput> trials() {
        var plan = study.plan();
        return new Trials(plan.task(), engine.threads())
                .of(RandomKey.ofSeed(plan.seed()).split("train"), 0, plan.batch());
    }

    private WaitingPeers waiting(ProblemFolder folder, TrialNetwork.Result ours) {
        var waiting = new WaitingPeers(notes);
        if (peers.python().isEmpty()) {
            notes.add("peers: give an interpreter that has JAX, brainstate or snnTorch with --python");
            return waiting;
        }
        for (var peer : PEERS) {
            var words = peer.split(" ");
            var command = new ArrayList<>(List.of(
                    peers.python().get(),
                    peers.sources()
                            .resolve("peers/evidence_" + words[0] + ".py")
                            .toString(),
                    folder.path().toString()));
            command.addAll(List.of(words).subList(1, words.length));
            if (waiting.start(peer, command)) {
                double off = folder.distance(words[0], ours);
                figures.add(
                        Figure.below(peer + ": distance of its gradient from ours, over ours", off, "", 1e-4, AGREES));
            }
        }
        return waiting;
    }

    static void take(boolean warm, Map<String, List<Double>> seconds, String what, double taken) {
        if (warm) {
            seconds.computeIfAbsent(what, _ -> new ArrayList<>()).add(taken);
        }
    }

    private void tell(Map<String, List<Double>> seconds, String work, String title) {
        double ours = median(seconds, work);
        var theirs = PEERS.stream()
                .filter(peer -> seconds.containsKey(peer + " " + work))
                .toList();
        theirs.stream()
                .mapToDouble(peer -> median(seconds, peer + " " + work))
                .min()
                .ifPresent(fastest -> figures.add(
                        Figure.above(title + ": the fastest peer over ours", fastest / ours, "", GOAL, MUST)));
        figures.add(Figure.plain(title + ", %d threads".formatted(engine.threads()), ours, "s"));
        theirs.forEach(peer -> figures.add(Figure.plain("  " + peer, median(seconds, peer + " " + work), "s")));
    }

    private static double median(Map<String, List<Double>> seconds, String what) {
        var all = seconds.getOrDefault(what, List.of()).stream().sorted().toList();
        return all.isEmpty() ? Double.NaN : all.get(all.size() / 2);
    }

    /// Where the time of loss and gradient goes, of a kernel that counts it.
    private void shares() {
        var timed = new Engine(engine.backends(), engine.options().withTimed(true), engine.threads());
        try (var trainer = new Trainer(study.plan(), timed)) {
            backend = trainer.network().backend();
            var trials = trials();
            trainer.network().gradient(trials);
            var before = trainer.network().work();
            double wall = 0;
            for (int i = 0; i < TIMED; i++) {
                wall += Stopwatch.once(() -> trainer.network().gradient(trials));
            }
            double all = wall * engine.threads();
            double rest = all;
            for (var each : trainer.network().work().entrySet()) {
                double own = each.getValue() - before.getOrDefault(each.getKey(), 0.0);
                rest -= own;
                figures.add(share(each.getKey(), own / all));
            }
            figures.add(Figure.plain("share of Java and of waiting", rest / all, ""));
        }
    }

    private static Figure share(Work work, double share) {
        return Figure.plain("share of " + work.title(), share, "");
    }
}
