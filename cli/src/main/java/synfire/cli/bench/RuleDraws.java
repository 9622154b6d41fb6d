package synfire.cli.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import synfire.cli.workload.EvidenceNetwork;
import synfire.learn.train.LearningRule;
import synfire.learn.train.Likeness;
import synfire.learn.train.TrainState;
import synfire.learn.train.Trainer;
import synfire.learn.train.circuit.Mask;
import synfire.simulate.Engine;

/// How far the likeness of online rules to back-propagation depends on the draw of weights and trials: as
/// [RuleGradients] at the first weights, over many seeds, all and by how many of the 8 trials have the more
/// frequent label.
///
/// The more trials are alike, the larger the part of the gradient that all share, and the more alike
/// gradients are.
final class RuleDraws {

    private static final int TRIALS = 8;
    private static final List<String> GROUPS = List.of("input", "excitatory", "inhibitory");

    private RuleDraws() {}

    static Benchmark.Result measure(int seeds) {
        var rules = RuleGradients.REFERENCE.stream()
                .map(RuleGradients.Expected::rule)
                .toList();
        var cosines = new LinkedHashMap<String, Map<Integer, List<Double>>>();
        for (int seed = 1; seed <= seeds; seed++) {
            try (var trainer = new Trainer(
                    EvidenceNetwork.plan(new Mask.Dense(), TRIALS, seed),
                    Engine.best().withThreads(1))) {
                int alike = alike(trainer, 0);
                var exact = trainer.gradient(new LearningRule.BackPropagation());
                for (var rule : rules) {
                    var gradient = trainer.gradient(LearningRule.named(rule));
                    for (var group : GROUPS) {
                        var likeness = Likeness.of(
                                Objects.requireNonNull(gradient.get(group)), Objects.requireNonNull(exact.get(group)));
                        cosines.computeIfAbsent(rule + ", " + group + " weights", _ -> new TreeMap<>())
                                .computeIfAbsent(alike, _ -> new ArrayList<>())
                                .add(likeness.cosine());
                    }
                }
            }
        }
        return new Benchmark.Result(figures(cosines), List.of());
    }

    /// How many labels of a batch are the more frequent one.
    private static int alike(Trainer trainer, long batch) {
        long ones = trainer.trials("train", batch * TRIALS, TRIALS).stream()
                .filter(trial -> trial.windows().getFirst().label() == 1)
                .count();
        return (int) Math.max(ones, TRIALS - ones);
    }

    /// Goes on to the first batch in which so many labels are alike, with the weights as they are.
    static void moveTo(Trainer trainer, int alike) {
        long batch = 0;
        while (alike(trainer, batch) != alike) {
            batch++;
        }
        var state = trainer.state();
        trainer.restore(new TrainState(batch, state.best(), state.bestAt(), state.arrays()));
    }

    private static List<Figure> figures(Map<String, Map<Integer, List<Double>>> cosines) {
        var figures = new ArrayList<Figure>();
        for (var expected : RuleGradients.REFERENCE) {
            for (int g = 0; g < GROUPS.size(); g++) {
                double reference = expected.cosines().get(g);
                var name = expected.rule() + ", " + GROUPS.get(g) + " weights";
                var by = Objects.requireNonNull(cosines.get(name));
                var all = by.values().stream().flatMap(List::stream).toList();
                figures.add(Figure.plain("cosine of " + name + ": reference", reference, ""));
                figures.add(Figure.plain("  mean of all %d".formatted(all.size()), mean(all), ""));
                figures.add(Figure.plain("  its standard error", deviation(all) / Math.sqrt(all.size()), ""));
                figures.add(Figure.plain("  standard deviation of a draw", deviation(all), ""));
                figures.add(Figure.plain(
                        "  share of draws below the reference",
                        all.stream().filter(each -> each < reference).count() / (double) all.size(),
                        ""));
                by.forEach((alike, some) -> figures.add(Figure.plain(
                        "  mean of %d with %d of 8 labels alike".formatted(some.size(), alike), mean(some), "")));
            }
        }
        return figures;
    }

    static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    static double deviation(List<Double> values) {
        double mean = mean(values);
        double squares = values.stream()
                .mapToDouble(each -> (each - mean) * (each - mean))
                .sum();
        return Math.sqrt(squares / (values.size() - 1));
    }
}
