package synfire.cli.bench;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import synfire.learn.descent.Adam;
import synfire.learn.optimize.Evaluation;
import synfire.learn.transform.Box;
import synfire.simulate.network.NetworkCopies;

/// The local recurrence of each region of a human brain by gradient, for the mean similarity of five minutes of BOLD
/// under
/// sixteen noises. Of the best rounds the one is kept that is best in ten minutes under sixteen others; then ten
/// minutes of
/// both brains under noises that nothing was fitted to or chosen by.
final class HumanRegions {

    private static final int TRIALS = 16;
    private static final int ROUNDS = 72;
    private static final int CANDIDATES = 6;
    private static final int FITTED = 416;
    private static final double RATE = 0.03;
    private static final double LAST_RATE = 0.01;
    private static final double LARGEST = 1.5;
    private static final int FIRST_UNSEEN = 101;

    /// How many noises both are compared under.
    static final int UNSEEN = 5;

    private final HumanBrain brain;
    private final HumanRecord lines;
    private final HumanFit.Point shared;
    private final Consumer<String> progress;

    /// @param shared parameters that all regions begin with
    HumanRegions(HumanBrain brain, HumanRecord lines, HumanFit.Point shared, Consumer<String> progress) {
        this.brain = brain;
        this.lines = lines;
        this.shared = shared;
        this.progress = progress;
    }

    /// Similarities under noises that were not fitted.
    record Compared(List<Double> shared, List<Double> regional) {
        Compared {
            shared = List.copyOf(shared);
            regional = List.copyOf(regional);
        }
    }

    Compared compared() {
        var stored = lines.of("unseen");
        if (stored.isEmpty()) {
            var best = fitted();
            try (var copies = brain.copies(2 * UNSEEN, HumanFit.DT, HumanFit.TYPE)) {
                var all = new double[brain.regions()][2 * UNSEEN];
                for (int region = 0; region < all.length; region++) {
                    for (int i = 0; i < UNSEEN; i++) {
                        all[region][i] = shared.parameters().get(1);
                        all[region][UNSEEN + i] = best[region];
                    }
                }
                shared(copies, 2 * UNSEEN);
                brain.set(copies, HumanBrain.PARAMETERS.get(1), all);
                copies.setTrials(IntStream.range(0, 2 * UNSEEN)
                        .map(i -> FIRST_UNSEEN + i % UNSEEN)
                        .toArray());
                var found = similarities(copies, 2 * UNSEEN);
                for (int i = 0; i < UNSEEN; i++) {
                    lines.add(
                            "unseen",
                            Map.of("trial", FIRST_UNSEEN + i, "shared", found[i], "regional", found[UNSEEN + i]));
                }
            }
            stored = lines.of("unseen");
        }
        return new Compared(
                stored.stream().map(line -> line.path("shared").asDouble()).toList(),
                stored.stream().map(line -> line.path("regional").asDouble()).toList());
    }

    /// The recurrences of the round that is chosen.
    private double[] fitted() {
        var start = new double[brain.regions()];
        Arrays.fill(start, shared.parameters().get(1));
        var lower = new double[start.length];
        var upper = new double[start.length];
        Arrays.fill(upper, LARGEST);
        var descent = new Adam(RATE, LAST_RATE, 0.9, 0.99, 1e-8, ROUNDS).from(Box.of(lower, upper), start);
        var stored = lines.of("regions");
        for (var line : stored) {
            descent.tell(evaluation(line.path("mean").asDouble(), HumanRecord.numbers(line, "slope")), 0);
        }
        if (stored.size() < ROUNDS) {
            try (var copies = brain.copies(TRIALS, HumanFit.DT, HumanFit.TYPE)) {
                shared(copies, TRIALS);
                copies.setTrials(IntStream.rangeClosed(1, TRIALS).toArray());
                for (int round = stored.size(); round < ROUNDS; round++) {
                    var line = climb(copies, descent.ask());
                    lines.add("regions", line);
                    var kept = lines.of("regions").getLast();
                    descent.tell(evaluation(kept.path("mean").asDouble(), HumanRecord.numbers(kept, "slope")), 0);
                    progress.accept("regions: round %d of %d, mean similarity %.4f"
                            .formatted(round + 1, ROUNDS, kept.path("mean").asDouble()));
                }
            }
        }
        return chosen();
    }

    /// Of the rounds with the highest means the one that is best in ten minutes under noises of its own.
    private double[] chosen() {
        var rounds = lines.of("regions");
        var candidates = IntStream.range(0, rounds.size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        round -> -rounds.get(round).path("mean").asDouble()))
                .limit(CANDIDATES)
                .toList();
        var known = lines.of("chosen");
        try (var copies = brain.copies(TRIALS, HumanFit.DT, HumanFit.TYPE)) {
            shared(copies, TRIALS);
            copies.setTrials(IntStream.rangeClosed(TRIALS + 1, 2 * TRIALS).toArray());
            for (int i = known.size(); i < candidates.size(); i++) {
                int round = candidates.get(i);
                everywhere(copies, HumanRecord.numbers(rounds.get(round), "w"));
                double mean =
                        Arrays.stream(similarities(copies, TRIALS)).average().orElse(Double.NaN);
                lines.add("chosen", Map.of("round", round, "mean", mean));
                progress.accept(
                        "regions: round %d under other noises, mean similarity %.4f".formatted(round + 1, mean));
            }
        }
        int best = lines.of("chosen").stream()
                .max(Comparator.comparingDouble(line -> line.path("mean").asDouble()))
                .orElseThrow()
                .path("round")
                .asInt();
        return HumanRecord.numbers(rounds.get(best), "w");
    }

    private void everywhere(NetworkCopies copies, double[] w) {
        var all = new double[w.length][TRIALS];
        for (int region = 0; region < w.length; region++) {
            Arrays.fill(all[region], w[region]);
        }
        brain.set(copies, HumanBrain.PARAMETERS.get(1), all);
    }

    private static Evaluation evaluation(double mean, double[] slope) {
        var down = new double[slope.length];
        for (int i = 0; i < down.length; i++) {
            down[i] = -slope[i];
        }
        return Evaluation.ofGradients(new double[] {1 - mean}, new double[][] {down});
    }

    private Map<String, Object> climb(NetworkCopies copies, double[] w) {
        everywhere(copies, w);
        var result = copies.gradient(
                HumanFit.SEED, HumanBrain.SKIPPED, FITTED, bold -> brain.slopes(brain.similarities(bold, TRIALS)));
        var each = Objects.requireNonNull(result.gradient().get(HumanBrain.PARAMETERS.get(1)));
        var slope = new double[w.length];
        for (int i = 0; i < each.size(); i++) {
            slope[i / TRIALS] += each.get(i) / TRIALS;
        }
        var found = brain.similarities(result.observed(), TRIALS);
        double mean =
                found.stream().mapToDouble(one -> one.similarity()).average().orElse(Double.NaN);
        var line = new LinkedHashMap<String, Object>();
        line.put("mean", mean);
        line.put("similarities", found.stream().map(one -> one.similarity()).toList());
        line.put("w", w);
        line.put("slope", slope);
        return line;
    }

    private void shared(NetworkCopies copies, int count) {
        for (int i : new int[] {0, 2}) {
            var values = new double[count];
            Arrays.fill(values, shared.parameters().get(i));
            brain.set(copies, HumanBrain.PARAMETERS.get(i), values);
        }
    }

    private double[] similarities(NetworkCopies copies, int count) {
        var bold = copies.run(HumanFit.SEED, HumanBrain.SKIPPED, HumanBrain.SAMPLES);
        return brain.similarities(bold, count).stream()
                .mapToDouble(one -> one.similarity())
                .toArray();
    }
}
