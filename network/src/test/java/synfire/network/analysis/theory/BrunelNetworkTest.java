package synfire.network.analysis.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BrunelNetworkTest {

    /// A5: the theory column of table 1 of the paper, to more digits.
    @ParameterizedTest
    @CsvSource({"5, 2, 37.949697", "6, 4, 55.841262", "4.5, 0.9, 6.516702"})
    void rates_ofTheInhibitedNetwork_areThePublishedOnes(double g, double eta, double expected) {
        assertThat(BrunelNetwork.ofThePaper().ratesHz(g, eta))
                .anySatisfy(rate -> assertThat(rate).isCloseTo(expected, within(1e-6)));
    }

    @Test
    void rates_ofTheExcitedNetwork_haveTheFastBranch() {
        assertThat(BrunelNetwork.ofThePaper().ratesHz(3, 2).getLast()).isCloseTo(327.0, within(0.05));
    }

    @Test
    void thresholdRate_ofThePaper_isTenHertz() {
        assertThat(BrunelNetwork.ofThePaper().thresholdRateHz()).isCloseTo(10, within(1e-12));
    }
}
