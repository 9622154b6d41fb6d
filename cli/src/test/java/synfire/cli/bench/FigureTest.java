package synfire.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class FigureTest {

    @Test
    void verdict_smallerIsBetter_comparesWithGoalThenMust() {
        assertThat(Figure.below("x", 0.85, "", 0.85, 1.25).verdict()).isEqualTo(Figure.Verdict.REACHED);
        assertThat(Figure.below("x", 1.25, "", 0.85, 1.25).verdict()).isEqualTo(Figure.Verdict.HOLDS);
        assertThat(Figure.below("x", 1.26, "", 0.85, 1.25).verdict()).isEqualTo(Figure.Verdict.MISSED);
    }

    @Test
    void verdict_largerIsBetter_comparesTheOtherWay() {
        assertThat(Figure.above("x", 25, "", 25, 10).verdict()).isEqualTo(Figure.Verdict.REACHED);
        assertThat(Figure.above("x", 24, "", 25, 10).verdict()).isEqualTo(Figure.Verdict.HOLDS);
        assertThat(Figure.above("x", 9, "", 25, 10).verdict()).isEqualTo(Figure.Verdict.MISSED);
    }

    @Test
    void verdict_withoutBounds_isMeasured() {
        assertThat(Figure.plain("x", 3, "ns").verdict()).isEqualTo(Figure.Verdict.MEASURED);
    }

    @Test
    void figure_ofAPeersLine_isTheNumberUnderTheKey() {
        var line = "{\"peer\": \"jax\", \"forward_ns\": 40.25, \"gradient_ns\": 3.5e+02}";

        assertThat(Peers.figure(line, "gradient_ns").value()).hasValue(350);
        assertThat(Peers.figure("oops", "ns").note()).isEqualTo("no figure 'ns' in: oops");
    }

    @Test
    void named_unknown_namesTheOnesThereAre() {
        var names = Benchmarks.all().stream().map(Benchmark::name).collect(Collectors.joining(", "));

        assertThat(names).startsWith("hh-forward, hh-gradient");
        assertThatThrownBy(() -> Benchmarks.named("speed"))
                .hasMessageStartingWith("there is no benchmark 'speed'; there are " + names + ", C-batch, C-sweep, ")
                .hasMessageContaining(", C-evidence, ");
    }
}
