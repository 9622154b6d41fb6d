package synfire.cli.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
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
        var command = command();
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

    /// This process's own command line, with other arguments after the main class.
    private static List<String> command() {
        var info = ProcessHandle.current().info();
        var arguments = Arrays.asList(info.arguments().orElse(new String[0]));
        int main = arguments.indexOf("synfire.cli/synfire.cli.Main");
        if (main < 0 || info.command().isEmpty()) {
            return List.of();
        }
        var command = new ArrayList<String>();
        command.add(info.command().get());
        command.addAll(arguments.subList(0, main + 1));
        command.addAll(List.of("bench", FIRST_GRADIENT));
        return command;
    }
}
