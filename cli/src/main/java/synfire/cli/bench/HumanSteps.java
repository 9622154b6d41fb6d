package synfire.cli.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// What the fitted brain is like with shorter steps: the similarity under the same number of noises. A path of the
/// noise
/// is another one with every step, so only means compare.
final class HumanSteps {

    static final int TRIALS = 16;
    private static final double[] STEPS_MS = {2, 1, 0.5};
    private static final int FIRST_TRIAL = 201;

    private final HumanBrain brain;
    private final HumanRecord lines;
    private final HumanFit.Point point;
    private final Consumer<String> progress;

    HumanSteps(HumanBrain brain, HumanRecord lines, HumanFit.Point point, Consumer<String> progress) {
        this.brain = brain;
        this.lines = lines;
        this.point = point;
        this.progress = progress;
    }

    /// Mean and standard error of the similarity with steps of that length.
    record Mean(double dtMs, double similarity, double error) {}

    List<Mean> means() {
        var means = new ArrayList<Mean>();
        for (int i = 0; i < STEPS_MS.length; i++) {
            if (lines.of("steps").size() == i) {
                measure(STEPS_MS[i]);
            }
            var all = HumanRecord.numbers(lines.of("steps").get(i), "similarities");
            double sum = 0;
            double squares = 0;
            for (double each : all) {
                sum += each;
                squares += each * each;
            }
            double mean = sum / all.length;
            double variance = (squares - all.length * mean * mean) / (all.length - 1);
            means.add(new Mean(STEPS_MS[i], mean, Math.sqrt(variance / all.length)));
        }
        return means;
    }

    private void measure(double dtMs) {
        try (var copies = brain.copies(TRIALS, dtMs, HumanFit.TYPE)) {
            for (int i = 0; i < HumanBrain.PARAMETERS.size(); i++) {
                var values = new double[TRIALS];
                Arrays.fill(values, point.parameters().get(i));
                brain.set(copies, HumanBrain.PARAMETERS.get(i), values);
            }
            copies.setTrials(IntStream.range(FIRST_TRIAL, FIRST_TRIAL + TRIALS).toArray());
            var bold = copies.run(HumanFit.SEED, HumanBrain.SKIPPED, HumanBrain.SAMPLES);
            var line = new LinkedHashMap<String, Object>();
            line.put("dt", dtMs);
            line.put(
                    "similarities",
                    brain.similarities(bold, TRIALS).stream()
                            .map(each -> each.similarity())
                            .toList());
            lines.add("steps", line);
            progress.accept("steps of %s ms".formatted(dtMs));
        }
    }
}
