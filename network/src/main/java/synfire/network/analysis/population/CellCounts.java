package synfire.network.analysis.population;

import synfire.network.Raster;

/// The spikes of each cell in each bin, kept as the spikes are: bins that a cell is silent in take no room.
final class CellCounts {

    private final Raster raster;
    private final int[] starts;
    private final double[] means;
    private final double[] deviations;

    private CellCounts(Raster raster, int[] starts) {
        this.raster = raster;
        this.starts = starts;
        means = new double[raster.cells()];
        deviations = new double[raster.cells()];
    }

    static CellCounts of(Raster raster, double binMs) {
        var counted = new CellCounts(raster, Bins.of(raster, binMs).starts(raster));
        int bins = counted.bins();
        var squares = counted.deviations;
        counted.forEachBin((cells, counts, active) -> {
            for (int i = 0; i < active; i++) {
                counted.means[cells[i]] += counts[i];
                squares[cells[i]] += (double) counts[i] * counts[i];
            }
        });
        for (int cell = 0; cell < raster.cells(); cell++) {
            // whole numbers, so that a constant count gives exactly 0
            double sum = counted.means[cell];
            counted.means[cell] = sum / bins;
            counted.deviations[cell] = Math.sqrt(Math.max(0, squares[cell] * bins - sum * sum)) / bins;
        }
        return counted;
    }

    int bins() {
        return starts.length - 1;
    }

    /// Mean spikes per bin.
    double mean(int cell) {
        return means[cell];
    }

    /// Standard deviation of the spikes per bin (n); NaN without bins.
    double deviation(int cell) {
        return deviations[cell];
    }

    /// What is done with a bin: the first `active` entries are the cells that spike in it, and how often.
    interface Bin {
        void accept(int[] cells, int[] counts, int active);
    }

    void forEachBin(Bin action) {
        var place = new int[raster.cells()];
        var cells = new int[raster.cells()];
        var counts = new int[raster.cells()];
        for (int bin = 0; bin < bins(); bin++) {
            int active = 0;
            for (int spike = starts[bin]; spike < starts[bin + 1]; spike++) {
                int cell = raster.cell(spike);
                if (place[cell] == 0) {
                    cells[active] = cell;
                    counts[active] = 0;
                    place[cell] = ++active;
                }
                counts[place[cell] - 1]++;
            }
            action.accept(cells, counts, active);
            for (int i = 0; i < active; i++) {
                place[cells[i]] = 0;
            }
        }
    }
}
