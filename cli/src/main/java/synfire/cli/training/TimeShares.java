package synfire.cli.training;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.stream.Collectors;
import synfire.kernels.Work;
import synfire.learn.train.LearningRule;
import synfire.learn.train.Trainer;
import synfire.simulate.Engine;

/// Where the time of a batch of back-propagation through time goes, by kind of work, of kernels that count it.
public final class TimeShares {

    private static final double LEAST = 0.005;

    private TimeShares() {}

    /// One line to read, empty for other rules.
    public static String of(TrainStudy study, Engine engine) {
        if (!(study.plan().rule() instanceof LearningRule.BackPropagation)) {
            return "";
        }
        var timed = new Engine(engine.backends(), engine.options().withTimed(true), engine.threads());
        try (var trainer = new Trainer(study.plan(), timed)) {
            trainer.next();
            var before = trainer.network().work();
            long start = System.nanoTime();
            trainer.next();
            double all = (System.nanoTime() - start) * 1e-9 * engine.threads();
            var after = trainer.network().work();
            double counted = 0;
            var shares = new LinkedHashMap<String, Double>();
            for (var each : after.entrySet()) {
                double share = (each.getValue() - before.getOrDefault(each.getKey(), 0.0)) / all;
                counted += share;
                var how = each.getKey() == Work.PRODUCTS
                        ? engine.options()
                                .blas()
                                .map(" (BLAS %s)"::formatted)
                                .orElse(" (own kernel of %s)"
                                        .formatted(trainer.network().backend()))
                        : "";
                shares.put(each.getKey().title() + how, share);
            }
            if (counted == 0) {
                return "";
            }
            shares.put("trials, update and waiting", 1 - counted);
            return "time of a batch: "
                    + shares.entrySet().stream()
                            .filter(share -> share.getValue() >= LEAST)
                            .map(share ->
                                    String.format(Locale.ROOT, "%s %.0f %%", share.getKey(), 100 * share.getValue()))
                            .collect(Collectors.joining(", "));
        }
    }
}
