package synfire.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import synfire.simulate.Engine;

@Tag("slow")
final class CoverageTest {

    /// Of 20 right intervals of two standard errors, 17 to 20 hold the truth with a probability of 0.988. Seeds 1 to 20
    /// were chosen before the first run.
    @Test
    void intervals_onTwentyRealisationsOfTheNoise_holdTheTruth() {
        var coverage = Coverage.of(20, Engine.best());

        assertThat(coverage.held()).containsOnlyKeys("V_T", "g_K", "g_L", "g_Na");
        assertThat(coverage.held().values()).allSatisfy(held -> assertThat(held).isBetween(17, 20));
    }
}
