package synfire.learn.train.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import synfire.network.Samples;

/// What balances the classes of a batch.
final class ReadoutOffsetTest {

    /// Three of four trials are of class 1, so each of them counts 2/3 and the other 2.
    @Test
    void balancing_givesClassesTheSameChances() {
        var scores = List.of(Samples.of(3, 0), Samples.of(2, 1), Samples.of(0, 0), Samples.of(5, 1));
        var labels = List.of(1, 1, 0, 1);

        var added = ReadoutOffset.balancing(scores, labels);

        var shares = ReadoutOffset.shares(labels, 2);
        double sum = IntStream.range(0, 4)
                .mapToDouble(n -> shares[n]
                        / (1
                                + Math.exp(scores.get(n).get(0)
                                        + added[0]
                                        - scores.get(n).get(1)
                                        - added[1])))
                .sum();
        assertThat(shares).containsExactly(2.0 / 3, 2.0 / 3, 2, 2.0 / 3);
        assertThat(sum).isCloseTo(2, within(1e-9));
        assertThat(added[0] + added[1]).isCloseTo(0, within(1e-12));
    }

    @Test
    void balancing_ofTrialsWithoutAClass_isNothing() {
        var scores = List.of(Samples.of(1, 0, 0), Samples.of(0, 1, 0));

        assertThat(ReadoutOffset.balancing(scores, List.of(0, 1))).containsOnly(0);
        assertThat(ReadoutOffset.shares(List.of(0, 1), 3)).containsOnly(1);
    }
}
