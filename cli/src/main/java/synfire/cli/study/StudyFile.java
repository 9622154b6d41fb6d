package synfire.cli.study;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A study as written in TOML: the names and nesting of its keys. [StudyReader] reads it, [Study] is what
/// it means.
///
/// Quantities are strings with units (`"10 nS"`).
record StudyFile(
        @Nullable String title,
        @Nullable String model,
        @Nullable Long seed,
        @Nullable Map<String, String> set,
        @Nullable Map<String, Free> fit,
        @Nullable Data data,
        @Nullable Simulated simulated,
        @Nullable List<StageTable> stage,
        @Nullable Score score,
        @Nullable Uncertainty uncertainty) {

    /// One parameter to fit: `g_L = { bounds = ["1 nS", "50 nS"], start = "10 nS", scale = "log" }`.
    record Free(
            @Nullable List<String> bounds,
            @Nullable String start,
            @Nullable String scale) {}

    /// Recordings and how to read them.
    record Data(
            @Nullable List<Source> train,
            @Nullable List<Source> test,
            @Nullable String aec,
            @Nullable String bridge,
            @Nullable String junction,
            @Nullable String dt,
            @Nullable String threshold,
            @JsonProperty("dead_time") @Nullable String deadTime,
            @Nullable String input,
            @Nullable String potential,
            @Nullable Columns columns) {}

    /// How delimited text is laid out, where the file does not say.
    record Columns(
            @Nullable String separator,
            @Nullable String dt,
            @Nullable String layout,
            @JsonProperty("current_unit") @Nullable String currentUnit,
            @JsonProperty("potential_unit") @Nullable String potentialUnit,
            @JsonProperty("skip_columns") @Nullable Integer skipColumns,
            @JsonProperty("skip_rows") @Nullable Integer skipRows) {}

    /// Data that the study makes itself, by running the model with known parameters.
    record Simulated(
            @Nullable Map<String, String> parameters,
            @Nullable List<List<List<String>>> stimuli,
            @Nullable String dt,
            @Nullable String noise,
            @Nullable List<Integer> test,
            @JsonProperty("sample_after_step") @Nullable Boolean sampleAfterStep) {}

    /// One stage of the fit.
    record StageTable(
            @Nullable String name,
            @Nullable String loss,
            @Nullable List<String> parameters,
            @Nullable Integer points,
            @JsonProperty("cut_before") @Nullable String cutBefore,
            @JsonProperty("cut_after") @Nullable String cutAfter,
            @Nullable String tau,
            @Nullable String optimizer,
            @Nullable Integer starts,
            @Nullable Long evaluations,
            @Nullable String time,
            @Nullable List<Double> widths,
            @Nullable Double target) {}

    /// What is asked about errors besides the standard ones.
    record Uncertainty(@Nullable List<String> profile) {}

    /// How the fitted model is judged.
    record Score(
            @Nullable String window,
            @Nullable Integer runs,
            @Nullable Boolean stochastic) {}
}
