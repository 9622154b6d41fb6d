package synfire.cli.multiscale;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import synfire.cli.run.FitJson;
import synfire.learn.activity.BinnedActivity;
import synfire.learn.activity.ChoiceDecoding;
import synfire.learn.train.Trainer;
import synfire.learn.train.circuit.AreaMask;
import synfire.learn.train.circuit.Circuit;
import synfire.network.Samples;
import synfire.network.random.RandomKey;
import synfire.report.file.ResultFile;

/// Compares the trained network, its activity and its weights, with what is known of brains.
record ComparisonStage(Multiscale study, TrainingStage training, Session session) {

    static final String FILE = "comparison.json";

    private static final int TRIALS = 128;
    private static final int JUDGED = 1000;
    private static final String EXCITATORY = "excitatory_excitatory.weight";
    private static final String CHOICE =
            "Harvey, Coen & Tank (2012), doi:10.1038/nature10918: posterior parietal cortex of mice that decide in a maze";

    String inputs(StageFolder trained, StageFolder network) throws IOException {
        return new Digest()
                .add("comparison")
                .add(session.version())
                .add(Long.toString(study.seed()))
                .add(trained.outputs())
                .add(network.outputs())
                .hex();
    }

    boolean run(Path folder, Path trained, Path network) throws IOException {
        var read = training.read(trained);
        var plan = read.plan();
        if (!(plan.circuit() instanceof Circuit circuit) || !(circuit.mask() instanceof AreaMask mask)) {
            throw new IllegalArgumentException(
                    "the training study has no circuit in areas; write mask = \"areas\" under [network]");
        }
        var key = RandomKey.ofSeed(study.seed()).split("comparison");
        double dtMs = plan.task().layout().dtMs();
        var root = JsonNodeFactory.instance.objectNode();
        try (var trainer = new Trainer(plan, session.engine())) {
            var first = trainer.network().get(EXCITATORY);
            trainer.restore(training.trained(trained));
            session.say("comparison: %,d trials that training never saw".formatted(JUDGED));
            var judged = trainer.measured("final", JUDGED);
            root.put("held_out_accuracy", judged.accuracy());
            root.put("held_out_loss", judged.loss());
            root.put("held_out_trials", JUDGED);
            var span = Span.of(trainer, dtMs);
            var seen = Trials.of(trainer, "counted", TRIALS, dtMs, span.cuesMs());
            var unseen = Trials.of(trainer, "judged", TRIALS, dtMs, span.cuesMs());
            var places = NetworkStage.areas(network).paths();
            var activity = new ActivityFindings(
                    seen, mask.areas(), mask.excitatory(), mask.inhibitory(), places, span.cuesMs(), key);
            var findings = new ArrayList<Finding>();
            findings.addAll(
                    new WeightFindings(first, trainer.network().get(EXCITATORY), key.split("weights")).findings());
            findings.addAll(activity.findings());
            var decoded = new Decoded(seen, unseen, span, key);
            findings.addAll(decoded.findings());
            var list = root.putArray("comparison");
            findings.forEach(each -> each.write(list.addObject()));
            courses(root, activity, decoded, places, NetworkStage.areas(network).names());
        }
        ResultFile.write(folder.resolve(FILE), FitJson.text(root));
        return true;
    }

    private static void courses(
            ObjectNode root, ActivityFindings activity, Decoded decoded, Samples places, List<String> names) {
        var areas = root.putObject("areas");
        var list = areas.putArray("names");
        names.forEach(list::add);
        put(areas, "place", places);
        put(areas, "excitatory_rate_Hz", activity.rates(true));
        put(areas, "inhibitory_rate_Hz", activity.rates(false));
        put(areas, "variation_of_intervals", activity.variations());
        put(areas, "timescale_ms", activity.timescales());
        var decoding = root.putObject("decoding");
        decoding.put("bin_ms", Trials.BIN_MS);
        put(decoding, "from_spikes", decoded.spikes());
        put(decoding, "from_facilitation", decoded.memory());
    }

    private static void put(ObjectNode node, String name, Samples numbers) {
        var array = node.putArray(name);
        for (int i = 0; i < numbers.size(); i++) {
            if (Double.isFinite(numbers.get(i))) {
                array.add(numbers.get(i));
            } else {
                array.addNull();
            }
        }
    }

    /// When cues and delay end, in ms.
    private record Span(double cuesMs, double delayEndMs) {

        static Span of(Trainer trainer, double dtMs) {
            var phases = trainer.trials("counted", 0, 1).getFirst().phases();
            var delay = phases.stream()
                    .filter(phase -> phase.name().contains("delay"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "the task has no delay to decode the choice in; choose evidence-accumulation"));
            return new Span(delay.from() * dtMs, delay.end() * dtMs);
        }
    }

    /// The choice, decoded from activity bin by bin.
    private record Decoded(Trials seen, Trials unseen, Span span, RandomKey key) {

        Samples spikes() {
            return ChoiceDecoding.STANDARD.accuracy(seen.counts(), unseen.counts(), 2);
        }

        Samples memory() {
            return ChoiceDecoding.STANDARD.accuracy(seen.memory(), unseen.memory(), 2);
        }

        List<Finding> findings() {
            return List.of(
                    finding("spikes", spikes(), shuffled(seen.counts(), unseen.counts())),
                    finding("facilitation", memory(), shuffled(seen.memory(), unseen.memory())));
        }

        private Finding finding(String from, Samples ours, Samples control) {
            return new Finding(
                    "choice decoded in the delay from " + from,
                    "",
                    "above chance, 0.5, until the answer",
                    CHOICE,
                    inDelay(ours),
                    inDelay(control),
                    "trials that the decoder learns from changed their labels");
        }

        private double inDelay(Samples bins) {
            return IntStream.range((int) (span.cuesMs() / Trials.BIN_MS), (int) (span.delayEndMs() / Trials.BIN_MS))
                    .mapToDouble(bins::get)
                    .average()
                    .orElse(Double.NaN);
        }

        private Samples shuffled(BinnedActivity train, BinnedActivity judged) {
            var order = Shuffle.order(train.trials(), key.split("labels"));
            return ChoiceDecoding.STANDARD.accuracy(train.relabelled(order), judged, 2);
        }
    }
}
