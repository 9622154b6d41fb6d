package synfire.network.analysis.population;

import synfire.network.Raster;
import synfire.network.Samples;
import synfire.network.analysis.statistic.Moments;
import synfire.network.analysis.statistic.SymmetricMatrix;

/// Pearson's correlation of the spike counts of pairs of cells in bins.
///
/// A cell whose count is the same in all bins, such as a silent one, has no correlation: NaN in [#matrix],
/// left out of [#mean]. Whole bins count; see [Bins].
///
/// @param binMs width of the bins, in ms
public record PairCorrelation(double binMs) {

    public PairCorrelation {
        if (!(binMs > 0) || Double.isInfinite(binMs)) {
            throw new IllegalArgumentException("bins of %s ms; give a positive width".formatted(binMs));
        }
    }

    /// The correlation of each pair, 1 on the diagonal. Time: cells² + the pairs of spikes that share a bin;
    /// memory: eight bytes for each pair of cells, twice.
    public SymmetricMatrix matrix(Raster raster) {
        var counted = CellCounts.of(raster, binMs);
        int n = raster.cells();
        // sum over bins of the product of both counts
        var products = new double[n][];
        for (int i = 0; i < n; i++) {
            products[i] = new double[i + 1];
        }
        counted.forEachBin((cells, counts, active) -> {
            for (int i = 0; i < active; i++) {
                for (int j = 0; j < active; j++) {
                    if (cells[j] <= cells[i]) {
                        products[cells[i]][cells[j]] += (double) counts[i] * counts[j];
                    }
                }
            }
        });
        return SymmetricMatrix.generate(n, (i, j) -> {
            double covariance = products[i][j] / counted.bins() - counted.mean(i) * counted.mean(j);
            double scale = counted.deviation(i) * counted.deviation(j);
            return !(scale > 0) ? Double.NaN : i == j ? 1 : Math.clamp(covariance / scale, -1.0, 1.0);
        });
    }

    /// The mean correlation over all pairs of cells, without making the pairs: the variance over time of the
    /// sum of the standardised counts is the sum of all correlations. NaN with fewer than two cells whose
    /// counts vary. Linear in spikes, bins and cells.
    public double mean(Raster raster) {
        var counted = CellCounts.of(raster, binMs);
        int varying = 0;
        double offset = 0;
        for (int cell = 0; cell < raster.cells(); cell++) {
            if (counted.deviation(cell) > 0) {
                varying++;
                offset += counted.mean(cell) / counted.deviation(cell);
            }
        }
        double silent = -offset;
        var sums = new double[counted.bins()];
        int[] bin = {0};
        counted.forEachBin((cells, counts, active) -> {
            double sum = silent;
            for (int i = 0; i < active; i++) {
                double deviation = counted.deviation(cells[i]);
                sum += deviation > 0 ? counts[i] / deviation : 0;
            }
            sums[bin[0]++] = sum;
        });
        double variance = Moments.variance(Samples.of(sums)) * (sums.length - 1) / sums.length;
        return varying < 2 ? Double.NaN : (variance - varying) / (varying * (varying - 1.0));
    }
}
