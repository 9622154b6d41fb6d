package synfire.network.connectome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class ConnectomeTest {

    private static final Provenance PROVENANCE = new Provenance("made up", "1", "nobody", "public domain");
    private static final Matrix WEIGHTS = Matrix.of(3, 3, 0, 0.6, 0, 0.4, 0, 1, 0.6, 0.4, 0);
    private static final Matrix LENGTHS = Matrix.of(3, 3, 0, 5, 7, 5, 0, 9, 7, 9, 0);
    private static final List<Region> ABC = regions("A", "B", "C");

    private static List<Region> regions(String... names) {
        return Stream.of(names).map(Region::named).toList();
    }

    private static Connectome connectome(List<Region> regions, Matrix weights, Matrix lengths) {
        return new Connectome(
                "toy",
                regions,
                new WeightMatrix(Measure.FLN, weights),
                Optional.of(lengths),
                List.of(new WeightMatrix(Measure.SLN, Matrix.generate(3, 3, (s, t) -> s < t ? 0.9 : 0.1))),
                PROVENANCE);
    }

    @Test
    void weightAndLength_byName_goFromSourceToTarget() {
        var toy = connectome(ABC, WEIGHTS, LENGTHS);

        assertThat(toy.weight("B", "C")).isEqualTo(1);
        assertThat(toy.weight("C", "B")).isEqualTo(0.4);
        assertThat(toy.length("A", "C")).contains(7.0);
        assertThat(toy.measured("SLN").values().at(0, 1)).isEqualTo(0.9);
        assertThat(toy.measures()).containsExactly("FLN", "SLN");
        assertThat(toy.projections()).isEqualTo(5);
    }

    @Test
    void select_someInAnotherOrder_takesTheirPartOfEveryMatrix() {
        var part = connectome(ABC, WEIGHTS, LENGTHS).select(List.of("C", "A"));

        assertThat(part.names()).containsExactly("C", "A");
        assertThat(part.weights().values()).isEqualTo(Matrix.of(2, 2, 0, 0.6, 0, 0));
        assertThat(part.lengths()).contains(Matrix.of(2, 2, 0, 7, 7, 0));
        assertThat(part.measured("SLN").values()).isEqualTo(Matrix.of(2, 2, 0.1, 0.1, 0.9, 0.1));
    }

    @Test
    void mapped_regionWithoutMappedInputs_leavesItOutAndCountsWithoutIt() {
        var regions = List.of(ABC.get(0), ABC.get(1), ABC.get(2).withoutMappedInputs());
        var toy = connectome(regions, Matrix.of(3, 3, 0, 0.6, 0, 0.4, 0, 0, 0.6, 0.4, 0), LENGTHS);

        assertThat(toy.mapped().names()).containsExactly("A", "B");
        // 4 projections onto 2 mapped targets, each with 2 possible sources
        assertThat(toy.density()).isEqualTo(1);
    }

    @Test
    void summary_printsMeasureUnitAndProvenance() {
        assertThat(connectome(ABC, WEIGHTS, LENGTHS).summary()).isEqualTo("""
                toy: 3 regions, 5 projections, FLN [1] (fraction of labelled neurons: of the extrinsic inputs of a \
                region), lengths in mm
                source: made up
                version: 1
                cite: nobody
                license: public domain
                """);
    }

    @Test
    void new_withoutName_saysWhichRegion() {
        refused(
                () -> connectome(regions("A", " ", "C"), WEIGHTS, LENGTHS),
                "connectome 'toy': region 2 of 3: it has no name\n"
                        + "fix: name it, or take it out of the names and the matrices");
    }

    @Test
    void new_nameTwice_saysBothRegions() {
        refused(
                () -> connectome(regions("A", "B", "A"), WEIGHTS, LENGTHS),
                "connectome 'toy': region 3 of 3: its name 'A' is also that of region 1\n"
                        + "fix: name each region once, with its hemisphere where both have it");
    }

    @Test
    void new_matrixOfAnotherShape_saysBothSizes() {
        refused(
                () -> connectome(ABC, Matrix.of(3, 2, 0, 1, 0, 0, 1, 0), LENGTHS),
                "connectome 'toy': FLN: it is 3 x 2, but there are 3 regions\n"
                        + "fix: give a row and a column for each region; 0 where there is no projection");
        refused(
                () -> connectome(ABC, WEIGHTS, Matrix.of(2, 2, 0, 1, 1, 0)),
                "connectome 'toy': lengths: it is 2 x 2, but there are 3 regions\n"
                        + "fix: give a row and a column for each region; 0 where there is no projection");
    }

    @Test
    void new_weightOutOfRange_saysThePair() {
        var fix = "\nfix: correct it; write 0 where no projection was found, and mark regions without mapped inputs";
        refused(
                () -> connectome(ABC, changed(WEIGHTS, Double.NaN), LENGTHS),
                "connectome 'toy': FLN from 'A' to 'C': it is NaN, but FLN is between 0 and 1" + fix);
        refused(
                () -> connectome(ABC, changed(WEIGHTS, -0.5), LENGTHS),
                "connectome 'toy': FLN from 'A' to 'C': it is -0.5, but FLN is between 0 and 1" + fix);
        refused(
                () -> new Connectome(
                        "toy",
                        ABC,
                        new WeightMatrix(Measure.STREAMLINES, changed(WEIGHTS, Double.POSITIVE_INFINITY)),
                        Optional.empty(),
                        List.of(),
                        PROVENANCE),
                "connectome 'toy': streamlines from 'A' to 'C': it is Infinity, but streamlines is not negative and finite"
                        + fix);
    }

    @Test
    void new_negativeOrMissingLength_saysThePair() {
        var fix = "\nfix: correct it; write 0 where there is no projection";
        refused(
                () -> connectome(ABC, WEIGHTS, changed(LENGTHS, -7)),
                "connectome 'toy': length from 'A' to 'C': it is -7.0 mm, but a length is not negative and finite"
                        + fix);
        refused(
                () -> connectome(ABC, WEIGHTS, changed(LENGTHS, Double.NaN)),
                "connectome 'toy': length from 'A' to 'C': it is NaN mm, but a length is not negative and finite"
                        + fix);
    }

    @Test
    void new_weightOntoRegionWithoutMappedInputs_isRefused() {
        var regions = List.of(ABC.get(0), ABC.get(1).withoutMappedInputs(), ABC.get(2));
        refused(
                () -> connectome(regions, WEIGHTS, LENGTHS),
                "connectome 'toy': FLN from 'A' to 'B': it is 0.6, but the inputs of the target are said not to be"
                        + " mapped\nfix: mark the target as mapped; if rows are targets in the source, transpose the matrix");
    }

    @Test
    void index_unknownRegion_listsTheRegions() {
        var toy = connectome(ABC, WEIGHTS, LENGTHS);
        refused(() -> toy.weight("V9", "A"), "connectome 'toy': it has no region 'V9'\nfix: choose among A, B, C");
    }

    @Test
    void provenance_withoutLicense_asksForIt() {
        refused(
                () -> new Provenance("x", "1", "y", ""),
                "provenance: it has no license\nfix: say it; write 'not stated' where it is not known");
    }

    private static Matrix changed(Matrix matrix, double value) {
        return Matrix.generate(3, 3, (s, t) -> s == 0 && t == 2 ? value : matrix.at(s, t));
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(ConnectomeException.class).hasMessage(message);
    }
}
