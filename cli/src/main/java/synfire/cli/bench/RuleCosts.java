package synfire.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import synfire.cli.workload.EvidenceNetwork;
import synfire.learn.train.LearningRule;
import synfire.learn.train.Trainer;
import synfire.learn.train.circuit.Mask;
import synfire.simulate.Engine;
import synfire.simulate.network.OnlineGradient;

/// Time of a step and memory of learning rules against the length of trials: evidence accumulation with
/// delays of 0.3, 1 and 8.8 s, 8 trials, f32, one thread.
final class RuleCosts {

    private static final int TRIALS = 8;
    private static final int CUES = 1050;
    private static final int RECALL = 150;
    private static final List<Integer> DELAYS = List.of(300, 1000, 8800);
    private static final List<String> RULES =
            List.of("bptt", "d-rtrl", "windowed-rtrl", "windowed-rtrl(window=1000)", "es-d-rtrl");
    private static final double MIB = 1048576;

    private RuleCosts() {}

    static Benchmark.Result measure(Peers peers) {
        var figures = new ArrayList<Figure>();
        for (var rule : RULES) {
            double least = Double.POSITIVE_INFINITY;
            double most = 0;
            for (int delay : DELAYS) {
                int steps = CUES + delay + RECALL;
                var plan = EvidenceNetwork.plan(new Mask.Dense(), TRIALS, 1, Map.of("delay", delay + " ms"))
                        .withRule(LearningRule.named(rule));
                try (var trainer = new Trainer(plan, Engine.best().withThreads(1))) {
                    double seconds = Stopwatch.best(trainer::next);
                    long bytes = trainer.online()
                            .map(OnlineGradient::threadBytes)
                            .orElseGet(() -> trainer.network().tapeBytes(steps));
                    least = Math.min(least, (double) bytes);
                    most = Math.max(most, (double) bytes);
                    var where = "%s, T %,d".formatted(rule, steps);
                    figures.add(Figure.plain(
                            "one step of one trial by " + where, 1e6 * seconds / (steps * (double) TRIALS), "us"));
                    figures.add(Figure.plain("memory of a thread by " + where, bytes / MIB, "MiB"));
                }
            }
            if (!rule.equals("bptt")) {
                figures.add(Figure.between("memory at T 10,000 over that at T 1,500, " + rule, most / least, "", 1, 1));
            }
        }
        var notes = new ArrayList<String>();
        var theirs = peers.gradient("online_braintrace.py");
        theirs.value()
                .ifPresentOrElse(
                        us -> figures.add(
                                Figure.plain("one step of one trial by braintrace's D-RTRL, T 2,200", us, "us")),
                        () -> notes.add(theirs.note()));
        return new Benchmark.Result(figures, notes);
    }
}
