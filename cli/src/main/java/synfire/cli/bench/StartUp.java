package synfire.cli.bench;

import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import synfire.cli.process.OwnCommand;
import synfire.simulate.Engine;

/// Time from the start of the program to its version and to its first gradient: a second process does that
/// and ends.
public final class StartUp {

    /// What the second process is told to do.
    public static final String FIRST_GRADIENT = "--first-gradient";

    private static final int RUNS = 5;
    private static final int LANES = 100;
    private static final int STEPS = 1497;

    private StartUp() {}

    /// What the second process does.
    public static double[] firstGradient() {
        var cell = HodgkinHuxley.on(Engine.best());
        try (var kernel = cell.gradient()) {
            return cell.run(kernel, LANES, STEPS);
        }
    }

    static Benchmark.Result measure(Peers peers) {
        try {
            var version = best(List.of("--version"));
            var gradient = best(List.of("bench", FIRST_GRADIENT));
            if (version.isEmpty() || gradient.isEmpty()) {
                return new Benchmark.Result(
                        List.of(), List.of("the system does not tell how this process was started"));
            }
            return new Benchmark.Result(
                    List.of(
                            Figure.goalBelow("synfire --version", version.getAsDouble(), "s", 0.2),
                            Figure.below(
                                    "start to first gradient, code of an earlier run",
                                    gradient.getAsDouble(),
                                    "s",
                                    0.8,
                                    10)),
                    List.of());
        } catch (IOException e) {
            return new Benchmark.Result(List.of(), List.of("failed: " + e.getMessage()));
        }
    }

    /// The shortest of a few runs, in seconds; started as this process was, so with its cache of code if it
    /// has one.
    private static OptionalDouble best(List<String> arguments) throws IOException {
        var command = OwnCommand.with(arguments);
        if (command.isEmpty()) {
            return OptionalDouble.empty();
        }
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < RUNS; i++) {
            long before = System.nanoTime();
            var said = Peers.output(command);
            if (said.startsWith("failed")) {
                throw new IOException(said);
            }
            best = Math.min(best, (System.nanoTime() - before) * 1e-9);
        }
        return OptionalDouble.of(best);
    }
}
