package synfire.cli.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import synfire.cli.workload.EvidenceNetwork;
import synfire.learn.train.LearningRule;
import synfire.learn.train.Likeness;
import synfire.learn.train.Trainer;
import synfire.learn.train.circuit.Mask;
import synfire.network.Samples;
import synfire.simulate.Engine;

/// How like gradients of online rules are to those of back-propagation through time: evidence accumulation,
/// the network of Wang et al. (2024, arXiv:2406.19708), 8 trials.
///
/// What they are held to at the first weights was measured with an implementation of its own, in JAX, without
/// correction of bias, on one batch whose labels are not told. How like gradients are depends on how many
/// labels of a batch are alike ([RuleDraws]), so cosines are held to it on batches in which [#ALIKE] are, and
/// those of the first batch of each seed, whatever its labels, are told beside them.
final class RuleGradients {

    private static final int TRIALS = 8;
    private static final int TRAINED = 150;
    private static final int BATCH = 128;
    private static final int ALIKE = 6;
    private static final double COSINE = 0.03;
    private static final double RATIO = 0.2;
    private static final List<String> GROUPS = List.of("input", "excitatory", "inhibitory", "readout");

    private RuleGradients() {}

    /// @param cosines and
    /// @param ratios by group
    record Expected(String rule, List<Double> cosines, List<Double> ratios) {}

    /// The reference drops the readout's memory.
    static final List<Expected> REFERENCE = List.of(
            new Expected("d-rtrl(filter=none)", List.of(0.988, 0.971, 0.969, 1.0), List.of(0.099, 0.098, 0.098, 1.0)),
            new Expected(
                    "es-d-rtrl(decay=0.9,filter=none)",
                    List.of(0.938, 0.954, 0.958, 1.0),
                    List.of(0.058, 0.053, 0.055, 1.0)),
            new Expected(
                    "es-d-rtrl(decay=0.98,filter=none)",
                    List.of(0.912, 0.946, 0.937, 1.0),
                    List.of(0.077, 0.061, 0.064, 1.0)),
            new Expected(
                    "es-d-rtrl(decay=0.99,filter=none)",
                    List.of(0.855, 0.929, 0.909, 1.0),
                    List.of(0.054, 0.036, 0.040, 1.0)));

    private static final List<String> OWN = List.of(
            "d-rtrl", "windowed-rtrl(window=150)", "windowed-rtrl", "es-d-rtrl", "e-prop(feedback=random)", "ottt");

    /// At the first weights.
    static Benchmark.Result first(int seeds) {
        var rules = new ArrayList<>(REFERENCE.stream().map(Expected::rule).toList());
        rules.addAll(OWN);
        var found = new LinkedHashMap<String, List<Map<String, Likeness>>>();
        var alike = new LinkedHashMap<String, List<Map<String, Likeness>>>();
        for (int seed = 1; seed <= seeds; seed++) {
            try (var trainer = new Trainer(
                    EvidenceNetwork.plan(new Mask.Dense(), TRIALS, seed),
                    Engine.best().withThreads(1))) {
                compare(trainer, rules, found);
                RuleDraws.moveTo(trainer, ALIKE);
                compare(trainer, REFERENCE.stream().map(Expected::rule).toList(), alike);
            }
        }
        var figures = new ArrayList<Figure>();
        var same = ", %d of %d labels alike".formatted(ALIKE, TRIALS);
        for (var expected : REFERENCE) {
            for (int g = 0; g < GROUPS.size(); g++) {
                var group = GROUPS.get(g);
                double cosine = expected.cosines().get(g);
                figures.add(Figure.between(
                        name("cosine", expected.rule(), g) + same,
                        mean(alike, expected.rule(), group).cosine(),
                        "",
                        cosine - COSINE,
                        cosine + COSINE));
                figures.add(Figure.plain("  its standard error", error(alike, expected.rule(), group), ""));
                var mean = mean(found, expected.rule(), group);
                figures.add(Figure.plain("  cosine on any batches", mean.cosine(), ""));
                figures.add(Figure.plain("  its standard error", error(found, expected.rule(), group), ""));
                ratio(expected, g, same, mean(alike, expected.rule(), group), figures);
                ratio(expected, g, ", any batches", mean, figures);
            }
        }
        for (var rule : OWN) {
            for (int g = 0; g < GROUPS.size(); g++) {
                var mean = mean(found, rule, GROUPS.get(g));
                figures.add(Figure.plain(name("cosine", rule, g), mean.cosine(), ""));
                figures.add(
                        rule.equals("d-rtrl")
                                ? Figure.between(name("norm ratio", rule, g), mean.ratio(), "", 0.9, 1.1)
                                : Figure.plain(name("norm ratio", rule, g), mean.ratio(), ""));
            }
        }
        return new Benchmark.Result(figures, List.of());
    }

    private static void ratio(Expected expected, int group, String on, Likeness mean, List<Figure> figures) {
        double ratio = expected.ratios().get(group);
        figures.add(Figure.between(
                name("norm ratio", expected.rule(), group) + on,
                mean.ratio(),
                "",
                ratio * (1 - RATIO),
                ratio * (1 + RATIO)));
    }

    /// After some training of a network with that mask; a goal is set for a tenth of the synapses.
    static Benchmark.Result trained(Mask mask, int seeds) {
        var rules = new ArrayList<>(List.of(
                "d-rtrl", "windowed-rtrl(window=150)", "windowed-rtrl", "truncated-bptt(window=150)", "es-d-rtrl"));
        if (!(mask instanceof Mask.Dense)) {
            rules.add("snap-n(steps=2)");
        }
        var figures = new ArrayList<Figure>();
        var found = new LinkedHashMap<String, List<Map<String, Likeness>>>();
        for (int seed = 1; seed <= seeds; seed++) {
            var engine = Engine.best().withThreads(1);
            try (var training = new Trainer(EvidenceNetwork.plan(mask, BATCH, seed), engine);
                    var comparing = new Trainer(EvidenceNetwork.plan(mask, TRIALS, seed), engine)) {
                EvidenceNetwork.train(training, mask, seed, TRAINED);
                comparing.restore(training.state());
                compare(comparing, rules, found);
            }
        }
        for (var rule : rules) {
            for (int g = 0; g < GROUPS.size(); g++) {
                var mean = mean(found, rule, GROUPS.get(g));
                boolean goal =
                        !(mask instanceof Mask.Dense) && rule.equals("windowed-rtrl(window=150)") && (g == 1 || g == 2);
                var name = name("cosine", rule, g);
                figures.add(
                        goal ? Figure.goalAbove(name, mean.cosine(), "", 0.9) : Figure.plain(name, mean.cosine(), ""));
                figures.add(Figure.plain("  its standard error", error(found, rule, GROUPS.get(g)), ""));
                figures.add(Figure.plain(name("norm ratio", rule, g), mean.ratio(), ""));
            }
        }
        return new Benchmark.Result(figures, List.of());
    }

    private static String name(String what, String rule, int group) {
        return "%s of %s, %s weights".formatted(what, rule, GROUPS.get(group));
    }

    private static void compare(Trainer trainer, List<String> rules, Map<String, List<Map<String, Likeness>>> found) {
        var exact = trainer.gradient(new LearningRule.BackPropagation());
        for (var rule : rules) {
            var gradient = trainer.gradient(LearningRule.named(rule));
            var likeness = new LinkedHashMap<String, Likeness>();
            exact.forEach((group, values) -> likeness.put(group, Likeness.of(of(gradient, group), values)));
            found.computeIfAbsent(rule, _ -> new ArrayList<>()).add(likeness);
        }
    }

    private static Samples of(Map<String, Samples> gradient, String group) {
        return Objects.requireNonNull(gradient.get(group));
    }

    private static Likeness mean(Map<String, List<Map<String, Likeness>>> found, String rule, String group) {
        double cosine = 0;
        double ratio = 0;
        var all = Objects.requireNonNull(found.get(rule));
        for (var each : all) {
            var likeness = Objects.requireNonNull(each.get(group));
            cosine += likeness.cosine() / all.size();
            ratio += likeness.ratio() / all.size();
        }
        return new Likeness(cosine, ratio);
    }

    /// Standard error of the mean cosine.
    private static double error(Map<String, List<Map<String, Likeness>>> found, String rule, String group) {
        var cosines = Objects.requireNonNull(found.get(rule)).stream()
                .map(each -> Objects.requireNonNull(each.get(group)).cosine())
                .toList();
        return RuleDraws.deviation(cosines) / Math.sqrt(cosines.size());
    }
}
