package synfire.network.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import synfire.equations.Model;
import synfire.equations.syntax.Source;
import synfire.network.Samples;
import synfire.network.description.Network;
import synfire.network.description.Population;

/// The guide to networks says what the code does.
final class GuideTest {

    private static final Path ROOT = Path.of(System.getProperty("synfire.root", ".."));

    @Test
    void guide_javaPieces_areTheRegionsOfTheExample() throws IOException {
        var example = Files.readString(ROOT.resolve("network/src/test/java/synfire/network/text/GuideExample.java"));
        var regions = Pattern.compile("// @start region=\"\\w+\"\n(.*?)// @end", Pattern.DOTALL)
                .matcher(example)
                .results()
                .map(region -> squeezed(region.group(1)))
                .toList();
        var pieces = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(ROOT.resolve("docs/guide/networks.md")))
                .results()
                .map(piece -> squeezed(piece.group(1)))
                .toList();

        assertThat(pieces).isEqualTo(regions).hasSize(4);
    }

    @Test
    void guide_textPiece_isPartOfTheExamplesText() throws IOException {
        var piece = Pattern.compile("```text\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(ROOT.resolve("docs/guide/networks.md")));

        assertThat(piece.find()).isTrue();
        assertThat(NetworkText.of(GuideExample.network())).contains(piece.group(1));
    }

    @Test
    void guide_network_readsBackWithTheSameEdges() {
        var network = GuideExample.network();
        var edges = GuideExample.edges(network, 2);

        assertThat(GuideExample.readBack(network)).isEqualTo(network);
        assertThat(GuideExample.edges(GuideExample.readBack(network), 1)).isEqualTo(edges);
        // four standard errors of a binomial number
        assertThat((double) edges.size()).isCloseTo(204_800, within(4 * Math.sqrt(204_800 * 0.98)));
    }

    @Test
    void guide_coupling_hasItsDelaysFromLengthsAndVelocity() {
        var region = Model.parse(new Source("region", """
                model region

                state
                  S = 0

                inputs
                  I : 1

                equations
                  dS/dt = (I - S)/(10 ms) : 1
                """));
        var regions = Population.of("regions", region, 2);

        var network = GuideExample.coupled(
                Network.named("brain", 1), regions, Samples.of(0, 1, 1, 0), Samples.of(0, 30, 30, 0));

        assertThat(network.couplings())
                .singleElement()
                .satisfies(each -> assertThat(each.name()).isEqualTo("tracts"));
        assertThat(NetworkText.read(new Source("brain.network", NetworkText.of(network))))
                .isEqualTo(network);
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }
}
