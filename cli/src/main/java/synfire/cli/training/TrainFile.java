package synfire.cli.training;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A training study as its file has it; what is missing is null.
///
/// @param set settings of the task
record TrainFile(
        @Nullable String title,
        @Nullable Long seed,
        @Nullable String task,
        @Nullable Map<String, JsonNode> set,
        @Nullable NetworkTable network,
        @Nullable TrainTable train,
        @Nullable StopTable stop,
        @Nullable CheckpointTable checkpoint) {

    record NetworkTable(
            @Nullable String cells,
            @JsonProperty("inhibitory_cells") @Nullable String inhibitoryCells,
            @Nullable VariablesTable variables,
            @Nullable Integer excitatory,
            @Nullable Integer inhibitory,
            @Nullable String mask,
            @Nullable Double probability,
            @Nullable Double sigma,
            @JsonProperty("mask_file") @Nullable String maskFile,
            MaskReader.@Nullable AreasTable areas,
            @JsonProperty("input_share") @Nullable Double inputShare,
            @Nullable String readout,
            @JsonProperty("readout_set") @Nullable Map<String, JsonNode> readoutSet,
            @Nullable SpreadTable spread,
            @Nullable Map<String, JsonNode> set,
            @Nullable Boolean recurrent,
            @Nullable Boolean self,
            @Nullable List<String> read,
            @Nullable List<PopulationTable> population) {

        static final NetworkTable EMPTY = new NetworkTable(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null);

        MaskReader.Wiring wiring() {
            return new MaskReader.Wiring(mask, probability, sigma, maskFile, areas);
        }
    }

    /// `[network.variables]`: what spikes add to, where it is not called as in `gif-network`.
    ///
    /// @param sent what excitatory cells send to each other in place of spikes
    /// @param into what that is added to
    record VariablesTable(
            @Nullable String excitation,
            @Nullable String inhibition,
            @Nullable String sent,
            @Nullable String into,
            @JsonProperty("to_readout") @Nullable Boolean toReadout) {

        static final VariablesTable EMPTY = new VariablesTable(null, null, null, null, null);
    }

    /// A population of a network of any cells.
    record PopulationTable(
            @Nullable String name,
            @Nullable String cells,
            @Nullable Integer size,
            @Nullable List<String> into,
            @Nullable List<String> from,
            @Nullable List<String> delays,
            @Nullable String sends,
            @Nullable Map<String, JsonNode> set) {}

    record SpreadTable(
            @Nullable Double input,
            @Nullable Double excitatory,
            @Nullable Double inhibitory,
            @Nullable Double recurrent,
            @Nullable Double readout) {

        static final SpreadTable EMPTY = new SpreadTable(null, null, null, null, null);
    }

    record TrainTable(
            @Nullable String rule,
            @Nullable String dale,
            @Nullable String optimizer,
            @Nullable Map<String, Double> settings,
            @Nullable Double rate,
            @JsonProperty("last_rate") @Nullable Double lastRate,
            @Nullable String schedule,
            @JsonProperty("warm_up") @Nullable Integer warmUp,
            @Nullable Integer hold,
            @Nullable Integer batch,
            @Nullable Integer batches,
            @Nullable Double clip,
            @Nullable Double l1,
            @Nullable Double l2,
            @Nullable String dtype,
            @Nullable List<String> parameters,
            @Nullable Integer accumulate,
            @Nullable String reset,
            @Nullable Map<String, Double> rates,
            @JsonProperty("readout_trials") @Nullable Integer readoutTrials,
            @Nullable String offset,
            @Nullable List<PenaltyTable> penalty) {

        static final TrainTable EMPTY = new TrainTable(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null);
    }

    /// `[[train.penalty]]`: what activity costs.
    ///
    /// @param rate aimed at; else a variable and an interval
    record PenaltyTable(
            @Nullable String population,
            @Nullable String rate,
            @Nullable String variable,
            @Nullable String low,
            @Nullable String high,
            @Nullable Double strength) {}

    record StopTable(
            @JsonProperty("held_out") @Nullable Integer heldOut,
            @Nullable Integer every,
            @Nullable Double accuracy) {}

    record CheckpointTable(
            @Nullable Integer every, @Nullable Integer keep) {}
}
