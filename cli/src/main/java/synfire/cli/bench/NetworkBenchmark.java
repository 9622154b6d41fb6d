package synfire.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import synfire.cli.workload.Activity;
import synfire.cli.workload.NetworkFiles;
import synfire.cli.workload.Workload;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.ir.DType;
import synfire.simulate.Engine;
import synfire.simulate.network.NetworkSimulation;

/// Measures a network: first its gate, the activity of three seeds; then time, in turn with other simulators
/// that run the same synapses from the same start. A network that fails its gate gets no time.
final class NetworkBenchmark {

    private static final int SEEDS = 3;
    private static final int RUNS = 5;
    private static final int FIRST_SPIKES = 200;

    /// Of one run of a peer, whose first may compile.
    private static final Duration BUDGET = Duration.ofMinutes(3);

    private final Workload workload;
    private final Peers peers;
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /// What a figure must not leave.
    @FunctionalInterface
    interface Gate {
        List<Figure> figures(long seed, Activity activity);
    }

    NetworkBenchmark(Workload workload, Peers peers) {
        this.workload = workload;
        this.peers = peers;
    }

    /// @param exact whether the first spikes must be those of Brian 2
    /// @param goal how many times as fast as the fastest peer
    Benchmark.Result measure(Gate gate, boolean exact, double goal, double must) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            try (var simulation = simulation(seed, DType.F64)) {
                var spikes = simulation.run(workload.duration(), _ -> {}).spikes("cells");
                figures.addAll(gate.figures(
                        seed,
                        Activity.of(spikes.slice(workload.discardMs(), workload.durationMs()), workload.excitatory())));
            }
        }
        if (figures.stream().anyMatch(figure -> figure.verdict() == Figure.Verdict.MISSED)) {
            notes.add("the gate failed, so no time was taken");
            return new Benchmark.Result(figures, notes);
        }
        try {
            var folder = Files.createTempDirectory("synfire-network");
            try {
                if (peers.python().isPresent()) {
                    NetworkFiles.write(workload.network().apply(1), folder);
                }
                if (exact && peers.python().isPresent()) {
                    firstSpikes(folder);
                }
                times(folder, goal, must);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Benchmark.Result(figures, notes);
    }

    private NetworkSimulation simulation(long seed, DType dtype) {
        return new NetworkSimulation(
                workload.network().apply(seed),
                Workload.DT,
                dtype,
                Engine.best().withThreads(1));
    }

    /// How many of the first spikes are equal in cell and step.
    private void firstSpikes(Path folder) throws IOException {
        var file = folder.resolve("spikes");
        var said =
                Peers.output(command("brian2", folder, "--runs", "1", "--seconds", "1", "--spikes", file.toString()));
        if (!Files.exists(file)) {
            notes.add("Brian 2: " + said);
            return;
        }
        var theirs = SpikePairs.read(file);
        try (var simulation = simulation(1, DType.F64)) {
            var spikes = simulation.run(Quantity.of(1000, "ms"), _ -> {}).spikes("cells");
            var ours = SpikePairs.of(spikes, Workload.DT.in(Units.MS));
            int equal = 0;
            while (equal < Math.min(ours.size(), theirs.size())
                    && ours.get(equal).equals(theirs.get(equal))) {
                equal++;
            }
            figures.add(Figure.above(
                    "first spikes equal to Brian 2 in cell and step", equal, "", FIRST_SPIKES, FIRST_SPIKES));
        }
    }

    private void times(Path folder, double goal, double must) {
        var waiting = new LinkedHashMap<String, WaitingPeer>();
        if (peers.python().isEmpty()) {
            notes.add("peers: give an interpreter that has Brian 2, NEST or BrainPy with --python");
        } else {
            for (var peer : sameScheme()) {
                try {
                    waiting.put(peer, WaitingPeer.start(command(peer, folder, "--wait", "--no-record"), BUDGET));
                } catch (IOException e) {
                    notes.add(peer + ": " + e.getMessage());
                }
            }
        }
        var seconds = new LinkedHashMap<String, List<Double>>();
        try (var double64 = simulation(1, DType.F64);
                var single = simulation(1, DType.F32)) {
            for (int run = 0; run <= RUNS; run++) {
                take(seconds, "f64", run, Stopwatch.once(() -> double64.run(workload.duration(), _ -> {})));
                take(seconds, "f32", run, Stopwatch.once(() -> single.run(workload.duration(), _ -> {})));
                for (var peer : Map.copyOf(waiting).entrySet()) {
                    try {
                        take(seconds, peer.getKey(), run, peer.getValue().run());
                    } catch (IOException e) {
                        notes.add(peer.getKey() + ": " + e.getMessage());
                        peer.getValue().close();
                        waiting.remove(peer.getKey());
                        seconds.remove(peer.getKey());
                    }
                }
            }
        } finally {
            waiting.values().forEach(WaitingPeer::close);
        }
        tell(seconds, goal, must);
    }

    /// Those that integrate the same equations by the same scheme; NEST has an adaptive one for conductances.
    private List<String> sameScheme() {
        return workload.name().equals("W2") || workload.name().equals("W3")
                ? List.of("brian2", "brainpy")
                : List.of("brian2", "brainpy", "nest");
    }

    /// The first run warms up.
    private static void take(Map<String, List<Double>> seconds, String who, int run, double taken) {
        if (run > 0) {
            seconds.computeIfAbsent(who, _ -> new ArrayList<>()).add(taken);
        }
    }

    private void tell(Map<String, List<Double>> seconds, double goal, double must) {
        double ours = median(seconds, "f64");
        seconds.keySet().stream()
                .filter(who -> !who.startsWith("f"))
                .min(Comparator.comparingDouble(who -> median(seconds, who)))
                .ifPresent(fastest -> figures.add(Figure.above(
                        "the fastest peer (%s) over ours, f64".formatted(fastest),
                        median(seconds, fastest) / ours,
                        "",
                        goal,
                        must)));
        figures.add(Figure.plain("%s s of time, one thread, f64".formatted(workload.durationMs() / 1e3), ours, "s"));
        figures.add(Figure.plain("the same in f32", median(seconds, "f32"), "s"));
        seconds.keySet().stream()
                .filter(who -> !who.startsWith("f"))
                .forEach(who -> figures.add(Figure.plain(who, median(seconds, who), "s")));
        figures.add(Figure.plain("largest resident memory of this process", Memory.peakMiB(), "MiB"));
    }

    private static double median(Map<String, List<Double>> seconds, String who) {
        var all = seconds.getOrDefault(who, List.of()).stream().sorted().toList();
        return all.isEmpty() ? Double.NaN : all.get(all.size() / 2);
    }

    private List<String> command(String peer, Path folder, String... more) {
        var command = new ArrayList<>(List.of(
                peers.python().orElseThrow(),
                peers.sources().resolve("peers/networks_" + peer + ".py").toString(),
                workload.name(),
                "--network",
                folder.toString()));
        if (!Stream.of(more).toList().contains("--seconds")) {
            command.addAll(List.of("--seconds", Double.toString(workload.durationMs() / 1e3)));
        }
        if (workload.name().equals("W5")) {
            command.addAll(List.of("--point", workload.reference().substring("W5 ".length())));
        }
        command.addAll(List.of(more));
        return command;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
