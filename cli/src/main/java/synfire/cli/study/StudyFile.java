package synfire.cli.study;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        @Nullable Uncertainty uncertainty,
        @Nullable List<Cell> cell,
        @Nullable Cells cells) {

    /// One cell of a study of many: what is its own; all else is as the rest of the study says.
    record Cell(
            @Nullable String name,
            @Nullable List<Source> train,
            @Nullable List<Source> test,
            @Nullable String aec,
            @Nullable Map<String, String> set,
            @Nullable Map<String, String> parameters) {}

    /// Cells whose recordings are laid out alike: each file is a cell.
    ///
    /// @param files names or patterns with `*` and `?`
    /// @param train what follows the file's name in the SPEC that trains, such as `#sweeps=0::2`
    /// @param test likewise for what is held out; nothing is without it
    record Cells(
            @Nullable List<String> files,
            @Nullable String train,
            @Nullable String test) {}

    /// The study of one cell.
    ///
    /// @param number from 0; it is added to the seed, so that cells that the study makes have noise of
    ///     their own
    StudyFile of(Cell own, String name, int number) {
        var data = this.data == null
                ? own.train() == null
                        ? null
                        : new Data(
                                own.train(),
                                own.test(),
                                own.aec(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null)
                : new Data(
                        own.train() == null ? this.data.train() : own.train(),
                        own.test() == null ? this.data.test() : own.test(),
                        own.aec() == null ? this.data.aec() : own.aec(),
                        this.data.bridge(),
                        this.data.junction(),
                        this.data.holding(),
                        this.data.steps(),
                        this.data.dt(),
                        this.data.threshold(),
                        this.data.deadTime(),
                        this.data.input(),
                        this.data.currentMedian(),
                        this.data.potential(),
                        this.data.columns());
        var simulated = this.simulated == null
                ? null
                : new Simulated(
                        merged(this.simulated.parameters(), own.parameters()),
                        this.simulated.stimuli(),
                        this.simulated.dt(),
                        this.simulated.noise(),
                        this.simulated.test(),
                        this.simulated.sampleAfterStep());
        return new StudyFile(
                title == null ? name : title + ": " + name,
                model,
                Objects.requireNonNullElse(seed, 1L) + number,
                merged(set, own.set()),
                fit,
                data,
                simulated,
                stage,
                score,
                uncertainty,
                null,
                null);
    }

    private static Map<String, String> merged(@Nullable Map<String, String> all, @Nullable Map<String, String> own) {
        var merged = new LinkedHashMap<String, String>();
        if (all != null) {
            merged.putAll(all);
        }
        if (own != null) {
            merged.putAll(own);
        }
        return merged;
    }

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
            @Nullable String holding,
            @Nullable List<String> steps,
            @Nullable String dt,
            @Nullable String threshold,
            @JsonProperty("dead_time") @Nullable String deadTime,
            @Nullable String input,
            @JsonProperty("current_median") @Nullable String currentMedian,
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
            @Nullable Double tolerance,
            @Nullable String optimizer,
            @Nullable Integer starts,
            @Nullable Integer screen,
            @Nullable Integer population,
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
            @Nullable Boolean stochastic,
            @Nullable List<String> calibrate,
            @JsonProperty("warm_up") @Nullable String warmUp) {}
}
