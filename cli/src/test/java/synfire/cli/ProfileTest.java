package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Profile likelihoods and combinations that are not determined, from the command line.
final class ProfileTest {

    /// At rest nothing but the sum of the two leaks shows.
    private static final String TWO_LEAKS = """
            # leaks: a membrane with two leaks of the same reversal potential.
            model leaks
            parameters
              C  = 100 pF in (0, inf)   # capacitance
              g1 = 5 nS   in (0, inf)   # one leak
              g2 = 5 nS   in (0, inf)   # the other
            state
              v = -70 mV                # potential
            inputs
              I : pA                    # current
            equations
              dv/dt = (I - (g1 + 2*g2)*(v + 70*mV))/C : mV
            """;

    private static final String STUDY = """
            title = "leaks"
            model = "leaks.model"
            [fit]
            C  = { bounds = ["50 pF", "200 pF"] }
            g1 = { bounds = ["1 nS", "20 nS"] }
            g2 = { bounds = ["1 nS", "20 nS"] }
            [simulated]
            parameters = { C = "120 pF" }
            dt = "0.1 ms"
            noise = "0.2 mV"
            stimuli = [[["0 pA", "20 ms"], ["50 pA", "50 ms"], ["0 pA", "30 ms"]]]
            [[stage]]
            starts = 4
            evaluations = 400
            """;

    @TempDir
    Path folder;

    @Test
    void profile_ofAllParameters_isInFilesAndOnTheTerminal() throws IOException {
        Files.writeString(folder.resolve("leaks.model"), TWO_LEAKS);

        var run = Program.fit(folder, STUDY, "--profile", "all");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        var json = new ObjectMapper().readTree(Files.readString(folder.resolve("out/fit.json")));
        var c = json.path("parameters").path("C");
        assertThat(c.path("determined").asBoolean()).isTrue();
        assertThat(c.path("profile").path("lower").asDouble())
                .isBetween(100.0, c.path("value").asDouble());
        assertThat(c.path("profile").path("upper").asDouble())
                .isBetween(c.path("value").asDouble(), 140.0);
        assertThat(c.path("profile").path("points").size()).isGreaterThan(5);
        // g1 + 2·g2 is 15 nS, so g1 from 1 nS leaves room for g2, and g2 cannot be above 7 nS
        var g2 = json.path("parameters").path("g2").path("profile");
        assertThat(g2.path("lower").isNull()).isTrue();
        assertThat(g2.path("upper").asDouble()).isBetween(6.5, 7.5);
        var combination = json.path("undetermined_combinations").path(0);
        assertThat(combination.path("moves").path("g1").asDouble()).isEqualTo(1);
        assertThat(combination.path("moves").path("g2").asDouble()).isCloseTo(-0.5, within(1e-6));
        assertThat(run.out())
                .contains("g2: 95 % interval by profile likelihood [1.0000, ", " nS, open below")
                .contains("g1 - 0.5 g2 is not determined by the data")
                .contains("; g1 + 2 g2 is");
        assertThat(Files.readString(folder.resolve("out/report.html")))
                .contains("Profile likelihoods")
                .contains("g1 - 0.5 g2 is not determined by the data");
    }

    @Test
    void profile_asTheStudySays_isOnlyOfThoseNamed() throws IOException {
        Files.writeString(folder.resolve("leaks.model"), TWO_LEAKS);

        var run = Program.fit(folder, STUDY + "[uncertainty]\nprofile = [\"C\"]\n");

        assertThat(run.out())
                .contains("C: 95 % interval by profile likelihood [")
                .doesNotContain("g1: 95 %");
    }

    @Test
    void profile_ofAParameterThatIsNotFitted_isRefused() throws IOException {
        Files.writeString(folder.resolve("leaks.model"), TWO_LEAKS);

        var run = Program.fit(folder, STUDY, "--profile", "g3");

        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "synfire: there is no profile of 'g3' (did you mean 'g1'?): it is not fitted; fitted are C, g1, g2\n");
        assertThat(run.code()).isEqualTo(65);
    }
}
