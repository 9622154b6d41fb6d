package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import synfire.cli.training.TrainRun;

/// The line that a training ends with.
final class TrainSummaryTest {

    private static final Path FOLDER = Path.of("out/evidence");

    @Test
    void summary_hasTheLastAndTheBestAccuracy() {
        var outcome = new TrainRun.Outcome(1500, 0.988, 1230, 0.938, false, true);

        assertThat(TrainCommand.summary(outcome, 966.06, FOLDER))
                .isEqualTo("done: 1,500 batches in 966.1 s; held-out accuracy 0.9380, best 0.9880 at batch 1,230;"
                        + " results in out/evidence");
    }

    @Test
    void summary_beforeTheFirstMeasurement_namesNoAccuracy() {
        var outcome = new TrainRun.Outcome(8, -1, 0, -1, false, false);

        assertThat(TrainCommand.summary(outcome, 41, FOLDER))
                .isEqualTo("stopped: 8 batches in 41.0 s; nothing measured on held-out trials yet;"
                        + " results in out/evidence");
    }
}
