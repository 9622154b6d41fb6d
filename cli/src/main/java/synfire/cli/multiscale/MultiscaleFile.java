package synfire.cli.multiscale;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A chained study as its file has it; what is missing is null.
///
/// @param cells `excitatory` and `inhibitory`
/// @param training a training study, whose cells and areas are those of the earlier stages
record MultiscaleFile(
        @Nullable String title,
        @Nullable Long seed,
        @Nullable Map<String, CellTable> cells,
        @Nullable AreasTable areas,
        @Nullable String training,
        @Nullable TuneTable tune) {

    /// A cell: how it is fitted.
    ///
    /// @param recorded a study of recordings, taken where they are there
    /// @param made a study of recordings that it makes itself, taken elsewhere
    /// @param currents at which the rates of the fitted cell are compared between time steps
    record CellTable(
            @Nullable String recorded,
            @Nullable String made,
            @Nullable List<String> currents) {}

    /// Areas of a published connectome, or where it is not there, of one that the study makes.
    ///
    /// @param folder of the data sets
    /// @param from the area that the others are nearest to
    record AreasTable(
            @Nullable String connectome,
            @Nullable String folder,
            @Nullable String from,
            @Nullable Integer count) {}

    /// End-to-end tuning.
    ///
    /// @param rate of coordinates of parameters
    /// @param weights the rate of weights
    record TuneTable(
            @Nullable Integer updates,
            @Nullable Double rate,
            @Nullable Double weights,
            @Nullable Integer seeds,
            @Nullable List<String> excitatory,
            @Nullable List<String> inhibitory) {}
}
