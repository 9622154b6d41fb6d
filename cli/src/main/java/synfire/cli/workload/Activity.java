package synfire.cli.workload;

import synfire.network.Raster;
import synfire.network.analysis.train.Irregularity;

/// What a run shows: rates in Hz of excitatory and inhibitory cells, and the mean coefficient of variation of the
/// intervals of cells with at least six spikes.
public record Activity(double excitatoryHz, double inhibitoryHz, double cv) {

    private static final int LEAST_SPIKES = 6;

    /// @param spikes of all cells, the first `excitatory` of which are excitatory, without the part to discard
    public static Activity of(Raster spikes, int excitatory) {
        return new Activity(
                spikes.range(0, excitatory).meanRateHz(),
                spikes.range(excitatory, spikes.cells()).meanRateHz(),
                Irregularity.cvs(spikes, LEAST_SPIKES).stream().average().orElse(Double.NaN));
    }
}
