package synfire.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProgressTest {

    private static final Terminal SCREEN = new Terminal(true, false, true, 80);
    private static final String END = (char) 27 + "[K";

    private final List<String> written = new ArrayList<>();
    private long nanos;

    @Test
    void update_onATerminal_overwritesOneLineWithTimeLeft() {
        var progress = progress(SCREEN, false);
        after(14).update(progress, 0.5);

        assertThat(written)
                .containsExactly("\rfit cell  ━━━━━━━━━━╌╌╌╌╌╌╌╌╌╌   50 %  loss 1.2  0:14 gone, 0:14 left" + END);
    }

    @Test
    void update_manyTimesASecond_isThrottled() {
        var progress = progress(SCREEN, false);
        for (int i = 1; i <= 1000; i++) {
            after(0.001).update(progress, i / 1000.0);
        }

        assertThat(written).hasSize(10);
    }

    @Test
    void update_piped_writesAPlainLineEveryFiveSeconds() {
        var progress = progress(new Terminal(false, false, false, 80), false);
        for (int i = 1; i <= 12; i++) {
            after(1).update(progress, i / 12.0);
        }
        progress.close();

        assertThat(written)
                .containsExactly(
                        "fit cell   41 %  loss 1.2  0:05 gone, 0:07 left\n",
                        "fit cell   83 %  loss 1.2  0:10 gone, 0:02 left\n");
    }

    @Test
    void update_quiet_writesNothing() {
        var progress = progress(SCREEN, true);
        after(60).update(progress, 0.5);
        progress.close();

        assertThat(written).isEmpty();
    }

    @Test
    void update_paceChanges_timeLeftFollows() {
        var progress = progress(SCREEN, false);
        after(100).update(progress, 0.1);
        after(20).update(progress, 0.5);
        after(10).update(progress, 0.7);

        // 0.2 in the last 10 s, so 0.3 take 15 s, although the average since the start says 56 s
        assertThat(written.getLast()).endsWith("2:10 gone, 0:15 left" + END);
    }

    @Test
    void update_asciiNarrowTerminal_isCutToOneLine() {
        var progress = progress(new Terminal(true, false, false, 40), false);
        after(1).update(progress, 0.5);

        assertThat(written).containsExactly("\rfit cell  [##########..........]   50 %" + END);
    }

    @Test
    void update_noProgressYet_saysNothingAboutTheRest() {
        var progress = progress(SCREEN, false);
        after(3).update(progress, 0);

        assertThat(written.getLast()).endsWith("0:03 gone" + END);
    }

    @Test
    void close_afterALine_clearsIt() {
        var progress = progress(SCREEN, false);
        after(1).update(progress, 0.5);
        progress.close();
        progress.close();

        assertThat(written).hasSize(2).endsWith("\r" + END);
    }

    @ParameterizedTest
    @CsvSource({"7, 0:07", "59.6, 1:00", "750, 12:30", "3723, 1:02:03"})
    void duration_seconds_readsAsAClock(double seconds, String expected) {
        assertThat(Progress.duration((long) (seconds * 1e9))).isEqualTo(expected);
    }

    private Progress progress(Terminal terminal, boolean quiet) {
        return new Progress("fit cell", terminal, quiet, written::add, () -> nanos);
    }

    private Later after(double seconds) {
        nanos += (long) (seconds * 1e9);
        return (progress, share) -> progress.update(share, "loss 1.2");
    }

    private interface Later {
        void update(Progress progress, double share);
    }
}
