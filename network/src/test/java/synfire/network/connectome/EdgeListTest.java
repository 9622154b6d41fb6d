package synfire.network.connectome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class EdgeListTest {

    private static final Nodes CELLS = Nodes.named("worm", List.of("AVAL", "AVAR", "AVBL"));

    private static EdgeList edges(EdgeColumns columns) {
        return new EdgeList(
                CELLS,
                CELLS,
                Measure.SYNAPSES,
                List.of("chemical", "electrical"),
                columns,
                new Provenance("made up", "1", "nobody", "public domain"));
    }

    private static EdgeList worm() {
        return edges(new EdgeColumns().add(0, 1, 3).add(0, 2, 1, 1).add(2, 0, 2).add(0, 1, 4));
    }

    @Test
    void ofType_keepsTheEdgesOfThatType() {
        var chemical = worm().ofType("chemical");

        assertThat(chemical.types()).containsExactly("chemical");
        assertThat(chemical.size()).isEqualTo(3);
        assertThat(chemical.totalWeight()).isEqualTo(9);
        assertThat(worm().ofType("electrical").post(0)).isEqualTo(2);
    }

    @Test
    void toMatrix_edgesBetweenTheSameCells_addUp() {
        assertThat(worm().toMatrix()).isEqualTo(Matrix.of(3, 3, 0, 7, 1, 0, 0, 0, 2, 0, 0));
    }

    @Test
    void equals_sameEdges_areEqual() {
        assertThat(worm()).isEqualTo(worm()).hasSameHashCodeAs(worm()).isNotEqualTo(worm().ofType("chemical"));
        assertThat(worm()).hasToString("4 edges from 'worm' (3) to 'worm' (3)");
    }

    @Test
    void new_indexOutOfRange_saysEdgeAndRange() {
        var fix = "\nfix: correct it; subtract 1 where the source counts from 1";
        refused(
                () -> edges(new EdgeColumns().add(0, 1, 0).add(3, 1, 0)),
                "edge 1: its source is 3, but there are 3 cells of 'worm', counted from 0" + fix);
        refused(
                () -> edges(new EdgeColumns().add(0, -1, 0)),
                "edge 0: its target is -1, but there are 3 cells of 'worm', counted from 0" + fix);
        refused(
                () -> edges(new EdgeColumns().add(0, 1, 0, 2)),
                "edge 0: its type is 2, but there are 2 types, counted from 0" + fix);
    }

    @Test
    void new_weightMissingOrNegative_saysTheEdge() {
        refused(
                () -> edges(new EdgeColumns().add(0, 1, Double.NaN)),
                "edge 0: its weight is NaN, but synapses is not negative and finite\n"
                        + "fix: correct it, or leave the edge out");
    }

    @Test
    void new_manyEdges_keepsAll() {
        var columns = new EdgeColumns();
        for (int e = 0; e < 1000; e++) {
            columns.add(e % 3, e % 2, e);
        }

        assertThat(edges(columns).totalWeight()).isEqualTo(499_500);
        assertThat(edges(columns).post(999)).isEqualTo(1);
    }

    @Test
    void nodes_tooFewNames_areRefused() {
        refused(
                () -> new Nodes("worm", 3, List.of("AVAL")),
                "cells 'worm': 1 names are given for 3 cells\nfix: name every cell, or none");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(ConnectomeException.class).hasMessage(message);
    }
}
