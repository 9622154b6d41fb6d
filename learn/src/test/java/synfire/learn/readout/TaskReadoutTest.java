package synfire.learn.readout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import synfire.learn.task.Events;
import synfire.learn.task.Scoring;
import synfire.learn.task.Series;
import synfire.learn.task.Task;
import synfire.learn.task.Trial;
import synfire.learn.task.catalogue.Tasks;
import synfire.network.random.RandomKey;

final class TaskReadoutTest {

    private static final RandomKey TRAIN = RandomKey.ofSeed(6).split("train");
    private static final RandomKey HELD_OUT = RandomKey.ofSeed(6).split("held-out");

    @Test
    void evidenceAccumulation_slowTracesOfTheInput_areEnough() {
        // every channel's spikes through exp(−t/τ), τ 1.5 s: linear, so the count of cues is nearly there
        var task = Tasks.named("evidence-eprop").task(Map.of("delay", "100 ms", "dt", "5 ms", "group", "4"));
        var readout = new TaskReadout(task, new Traces(task, 1500));
        var train = readout.moments(TRAIN, 0, 300);
        var fitted =
                Ridge.best(Ridge.RANGE, train, readout.moments(TRAIN, 300, 400)).fit(train);

        double accuracy = readout.accuracy(fitted, HELD_OUT, 0, 200);

        assertThat(accuracy).isGreaterThan(0.8);
    }

    @Test
    void matchToSample_linearTraces_areNotEnough() {
        // a match is an exclusive or of sample and test: no linear readout of linear traces finds it
        var task = Tasks.named("delayed-match-to-sample")
                .task(Map.of("fixation", "0 ms", "delay", "100 ms", "dt", "10 ms", "group", "4"));
        var readout = new TaskReadout(task, new Traces(task, 500));

        double accuracy = readout.accuracy(new Ridge(0.01).fit(readout.moments(TRAIN, 0, 400)), HELD_OUT, 0, 400);

        assertThat(accuracy).isCloseTo(0.5, within(4 * Math.sqrt(0.25 / 400)));
    }

    @Test
    void patternGeneration_manyTracesOfTheInput_followTheCurve() {
        var task = Tasks.named("pattern-generation").task(Map.of("pattern", "500 ms"));
        var readout = new TaskReadout(task, new Traces(task, 20));
        var moments = readout.moments(TRAIN, 0, 1);
        var trial = task.trial(TRAIN, 0);

        var outputs = readout.outputs(new Ridge(1e-3).fit(moments), trial);

        double blind = new Ridge(1e6).fit(moments).offset(0);
        assertThat(Scoring.squaredError(trial, outputs)).isLessThan(0.05);
        assertThat(Scoring.squaredError(trial, constant(trial, blind))).isGreaterThan(0.1);
    }

    private static Series constant(Trial trial, double value) {
        var values = new float[trial.steps()];
        java.util.Arrays.fill(values, (float) value);
        return Series.of(values.length, 1, values);
    }

    /// One unit a channel: its spikes through an exponential kernel.
    private record Traces(Task task, double tauMs) implements Reservoir {

        @Override
        public int units() {
            return task.layout().inputs();
        }

        @Override
        public Series activity(Trial trial) {
            var events = (Events) trial.input();
            int units = units();
            var values = new float[events.steps() * units];
            float decay = (float) Math.exp(-task.layout().dtMs() / tauMs);
            for (int t = 0; t < events.steps(); t++) {
                for (int i = 0; i < units; i++) {
                    values[t * units + i] = t == 0 ? 0 : decay * values[(t - 1) * units + i];
                }
                for (int e = events.offset(t); e < events.offset(t + 1); e++) {
                    values[t * units + events.id(e)]++;
                }
            }
            return Series.of(events.steps(), units, values);
        }
    }
}
