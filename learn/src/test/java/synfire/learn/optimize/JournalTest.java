package synfire.learn.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JournalTest {

    @Test
    void read_whatWasWritten_isTheSameToTheBit() throws IOException {
        var journal = example();

        var again = read(bytes(journal, 0));

        assertThat(again.size()).isEqualTo(2);
        assertThat(again.evaluations()).isEqualTo(4);
        assertThat(again.round(0).get(1).loss(0)).isNaN();
        assertThat(again.round(0).get(0).gradient(1)).containsExactly(-0.0, Double.MIN_VALUE);
        assertThat(again.round(1).get(0).curvature(0)).containsExactly(1, 2, 2, 5);
        assertThat(bytes(again, 0)).isEqualTo(bytes(journal, 0));
    }

    @Test
    void read_piecesWrittenOneAfterTheOther_joins() throws IOException {
        var journal = example();
        byte[] all = bytes(journal, 0);
        byte[] last = bytes(journal, 1);

        assertThat(Arrays.copyOfRange(all, all.length - last.length, all.length))
                .isEqualTo(last);
    }

    @Test
    void read_cutAnywhereInTheLastRound_keepsTheRoundsBefore() throws IOException {
        byte[] all = bytes(example(), 0);
        int first = all.length - bytes(example(), 1).length;
        for (int length = first; length < all.length; length++) {
            assertThat(read(Arrays.copyOf(all, length)).size()).isEqualTo(1);
        }
    }

    @Test
    void read_somethingElse_saysWhatAndWhatToDo() {
        assertThatThrownBy(() -> read("{\"loss\": 3}".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .hasMessage("round 0 of the journal begins with 7b226c6f instead of 53594a31: this is not a journal of "
                        + "a fit, or it is damaged; start the fit again without resuming");
    }

    private static Journal example() {
        var journal = new Journal();
        journal.add(List.of(
                Evaluation.ofGradients(new double[] {1.5, Double.POSITIVE_INFINITY}, new double[][] {
                    {1, 2}, {-0.0, Double.MIN_VALUE}
                }),
                Evaluation.ofLosses(new double[] {Double.NaN})));
        journal.add(List.of(
                Evaluation.ofCurvatures(new double[] {3}, new double[][] {{4, 5}}, new double[][] {{1, 2, 2, 5}})));
        return journal;
    }

    private static byte[] bytes(Journal journal, int from) throws IOException {
        var out = new ByteArrayOutputStream();
        journal.write(new DataOutputStream(out), from);
        return out.toByteArray();
    }

    private static Journal read(byte[] bytes) throws IOException {
        return Journal.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }
}
