package synfire.cli.bench;

import java.io.IOException;
import java.util.List;
import synfire.simulate.Engine;

/// Time from the start of the program to its first gradient: a second process does that and ends.
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
        var command = OwnCommand.with(List.of("bench", FIRST_GRADIENT));
        if (command.isEmpty()) {
            return new Benchmark.Result(List.of(), List.of("the system does not tell how this process was started"));
        }
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < RUNS; i++) {
            long before = System.nanoTime();
            try {
                var said = Peers.output(command);
                if (said.startsWith("failed")) {
                    return new Benchmark.Result(List.of(), List.of(said));
                }
            } catch (IOException e) {
                return new Benchmark.Result(List.of(), List.of("failed: " + e.getMessage()));
            }
            best = Math.min(best, (System.nanoTime() - before) * 1e-9);
        }
        return new Benchmark.Result(
                List.of(Figure.below("start to first gradient, code of an earlier run", best, "s", 1, 10)), List.of());
    }
}
