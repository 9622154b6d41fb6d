package synfire.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RasterTest {

    private static final Raster RASTER =
            Raster.of(4, new int[] {2, 0, 3, 0, 2}, new double[] {5, 70, 30, 10, 30}, 0, 100);

    @Test
    void of_anyOrder_sortsByTimeThenCell() {
        assertThat(IntStream.range(0, 5).map(RASTER::cell)).containsExactly(2, 0, 2, 3, 0);
        assertThat(IntStream.range(0, 5).mapToDouble(RASTER::timeMs)).containsExactly(5.0, 10.0, 30.0, 30.0, 70.0);
        assertThat(RASTER).hasToString("5 spikes of 4 cells from 0.0 ms to 100.0 ms");
    }

    @Test
    void of_manyRandomSpikes_sortsLikeTheJdk() {
        var random = new Random(5);
        int n = 10_000;
        // few times and cells, so that there are many ties
        var ids = random.ints(n, 0, 20).toArray();
        var times = random.ints(n, 0, 500).asDoubleStream().toArray();
        var expected = IntStream.range(0, n)
                .mapToObj(i -> new double[] {times[i], ids[i]})
                .sorted(Arrays::compare)
                .toList();

        var raster = Raster.of(20, ids, times, 0, 500);

        assertThat(IntStream.range(0, n).mapToObj(i -> new double[] {raster.timeMs(i), raster.cell(i)}))
                .usingElementComparator(Arrays::compare)
                .containsExactlyElementsOf(expected);
    }

    @Test
    void train_eachCell_hasItsSpikes() {
        assertThat(RASTER.trains())
                .containsExactly(
                        SpikeTrain.of(new double[] {10, 70}, 0, 100),
                        SpikeTrain.of(new double[0], 0, 100),
                        SpikeTrain.of(new double[] {5, 30}, 0, 100),
                        SpikeTrain.of(new double[] {30}, 0, 100));
        assertThat(Raster.of(RASTER.trains())).isEqualTo(RASTER).hasSameHashCodeAs(RASTER);
    }

    @Test
    void countsAndRates_silentCell_isZero() {
        assertThat(RASTER.counts()).containsExactly(2, 0, 2, 1);
        assertThat(RASTER.ratesHz()).isEqualTo(Samples.of(20, 0, 20, 10));
        assertThat(RASTER.meanRateHz()).isEqualTo(12.5);
    }

    @Test
    void slice_window_isThatOfTheTrains() {
        for (double[] window : new double[][] {{5, 30}, {-10, 31}, {30, 100}, {70, 200}, {200, 300}}) {
            var sliced = RASTER.slice(window[0], window[1]);

            assertThat(sliced.trains())
                    .isEqualTo(RASTER.trains().stream()
                            .map(train -> train.slice(window[0], window[1]))
                            .toList());
        }
        assertThat(RASTER.slice(5, 30).slice(10, 20).counts()).containsExactly(1, 0, 0, 0);
    }

    @Test
    void selectAndRange_someCells_areRenumbered() {
        assertThat(RASTER.select(3, 0).trains()).containsExactly(RASTER.train(3), RASTER.train(0));
        assertThat(RASTER.range(2, 4)).isEqualTo(RASTER.select(2, 3));
        assertThat(RASTER.range(2, 4).trains()).containsExactly(RASTER.train(2), RASTER.train(3));
        assertThat(RASTER.range(1, 1).cells()).isZero();
    }

    @Test
    void emptyWindowOrNoCells_rates_areZero() {
        var none = Raster.of(0, new int[0], new double[0], 0, 100);
        var noTime = Raster.of(3, new int[0], new double[0], 5, 5);

        assertThat(none.meanRateHz()).isZero();
        assertThat(none.trains()).isEmpty();
        assertThat(noTime.meanRateHz()).isZero();
        assertThat(noTime.ratesHz()).isEqualTo(Samples.of(0, 0, 0));
    }

    @Test
    void construction_spikeOutside_saysWhichAndWhere() {
        assertThatThrownBy(() -> Raster.of(3, new int[] {0, 3}, new double[] {1, 2}, 0, 10))
                .hasMessage("spike 1 of 2 is of cell 3; the cells are numbered from 0 to 2");
        assertThatThrownBy(() -> Raster.of(3, new int[] {0}, new double[] {Double.NaN}, 0, 10))
                .hasMessage("spike 0 of 1 is at NaN ms; it must lie between 0.0 ms and 10.0 ms");
        assertThatThrownBy(() -> Raster.of(3, new int[] {0}, new double[0], 0, 10))
                .hasMessage("0 spike times for 1 cell numbers; give one for each");
        assertThatThrownBy(() -> Raster.of(3, new int[0], new double[0], 10, 0))
                .hasMessage("a raster from 10.0 ms to 0.0 ms ends before it starts");
        assertThatThrownBy(() -> Raster.of(-1, new int[0], new double[0], 0, 10))
                .hasMessage("a raster of -1 cells; give 0 or more");
        assertThatThrownBy(() -> Raster.of(List.of()))
                .hasMessage("a raster of no spike trains has no window; give at least one train");
        assertThatThrownBy(
                        () -> Raster.of(List.of(RASTER.train(0), RASTER.train(1).slice(0, 50))))
                .hasMessage(
                        "train 1 reaches from 0.0 ms to 50.0 ms, train 0 from 0.0 ms to 100.0 ms; slice them to one window");
    }

    @Test
    void select_wrongCells_saysWhich() {
        assertThatThrownBy(() -> RASTER.select(1, 4)).hasMessage("no cell 4; the cells are numbered from 0 to 3");
        assertThatThrownBy(() -> RASTER.select(1, 2, 1))
                .hasMessage("cell 1 is chosen twice, as 0 and as 2; give each cell once");
        assertThatThrownBy(() -> RASTER.range(2, 5)).hasMessage("cells 2 to 5 of a raster of 4");
        assertThatThrownBy(() -> RASTER.train(-1)).hasMessage("no cell -1; the cells are numbered from 0 to 3");
    }
}
