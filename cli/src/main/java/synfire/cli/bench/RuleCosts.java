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
/// delays of 0.3, 1 and 8.8 s, 8 trials, f32, one thread. Rules that follow more than the target of a weight
/// are for sparse networks: those and what they are compared with also with a tenth of the synapses, trials
/// of 2,200 steps.
final class RuleCosts {

    private static final int TRIALS = 8;
    private static final int CUES = 1050;
    private static final int RECALL = 150;
    private static final List<Integer> DELAYS = List.of(300, 1000, 8800);
    private static final List<String> RULES =
            List.of("bptt", "d-rtrl", "windowed-rtrl", "windowed-rtrl(window=1000)", "es-d-rtrl");
    private static final List<String> SPARSE_RULES =
            List.of("d-rtrl", "windowed-rtrl", "snap-n(steps=1)", "snap-n(steps=2)");
    private static final double SPARSE = 0.1;
    private static final int SPARSE_DELAY = 1000;
    private static final double MIB = 1048576;

    private RuleCosts() {}

    static Benchmark.Result measure(Peers peers) {
        var figures = new ArrayList<Figure>();
        var drawn = new AgainstLength("Rules against the length of trials");
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
                    drawn.add("a step of a trial", "us", rule, steps, 1e6 * seconds / (steps * (double) TRIALS));
                    drawn.add("memory of a thread", "MiB", rule, steps, bytes / MIB);
                }
            }
            if (!rule.equals("bptt")) {
                figures.add(Figure.between("memory at T 10,000 over that at T 1,500, " + rule, most / least, "", 1, 1));
            }
        }
        sparse(figures);
        var notes = new ArrayList<String>();
        var theirs = peers.gradient("online_braintrace.py");
        theirs.value()
                .ifPresentOrElse(
                        us -> figures.add(
                                Figure.plain("one step of one trial by braintrace's D-RTRL, T 2,200", us, "us")),
                        () -> notes.add(theirs.note()));
        return new Benchmark.Result(figures, notes, List.of(drawn.figure()));
    }

    private static void sparse(List<Figure> figures) {
        double least = Double.NaN;
        int steps = CUES + SPARSE_DELAY + RECALL;
        for (var rule : SPARSE_RULES) {
            var plan = EvidenceNetwork.plan(
                            new Mask.FixedProbability(SPARSE), TRIALS, 1, Map.of("delay", SPARSE_DELAY + " ms"))
                    .withRule(LearningRule.named(rule));
            try (var trainer = new Trainer(plan, Engine.best().withThreads(1))) {
                trainer.next();
                double seconds = Math.min(Stopwatch.once(trainer::next), Stopwatch.once(trainer::next));
                double us = 1e6 * seconds / (steps * (double) TRIALS);
                var where = "%s, a tenth of the synapses, T %,d".formatted(rule, steps);
                figures.add(Figure.plain("one step of one trial by " + where, us, "us"));
                figures.add(Figure.plain(
                        "memory of a thread by " + where,
                        trainer.online().orElseThrow().threadBytes() / MIB,
                        "MiB"));
                if (rule.equals("d-rtrl")) {
                    least = us;
                } else {
                    figures.add(Figure.plain("  time over that of d-rtrl", us / least, ""));
                }
            }
        }
    }
}
