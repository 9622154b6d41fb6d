package synfire.simulate.network;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import synfire.ir.Builder;
import synfire.ir.Value;

/// Writes what [ActivityPenalty] costs in a step.
record PenaltyCode(TrialProgram program) {

    /// @param here what the step begins with; with penalties also `penalty` and `penalty.weight` `[trial]`
    /// @param ends the states after the step; takes the rates that penalties keep
    /// @param spikes whether each cell of a population fires
    /// @return the cost so far for each trial, if anything costs
    Optional<Value> write(Builder b, Map<String, Value> here, Map<String, Value> ends, Function<String, Value> spikes) {
        if (program.penalties().isEmpty()) {
            return Optional.empty();
        }
        var sum = PopulationCode.at(here, TrialProgram.PENALTY);
        var inside = PopulationCode.at(here, TrialProgram.INSIDE);
        for (var penalty : program.penalties()) {
            var cells = program.network().population(penalty.population());
            int count = cells.population().size();
            sum = switch (penalty) {
                case ActivityPenalty.Rate rate -> {
                    var before = PopulationCode.at(here, rate.state());
                    var fired = b.convert(
                            spikes.apply(rate.population()), program.network().dtype());
                    var axes = before.axes();
                    double perStep = 1000 / program.network().dtMs();
                    var after = b.fma(b.broadcast(b.scaled(perStep, inside), axes), b.broadcast(fired, axes), before);
                    ends.put(rate.state(), after);
                    yield b.add(sum, ActivityPenalty.growth(rate, b, before, after, cells.axis(), count));
                }
                case ActivityPenalty.Interval interval ->
                    b.fma(
                            inside,
                            ActivityPenalty.cost(
                                    interval,
                                    b,
                                    PopulationCode.at(ends, interval.population() + "." + interval.variable()),
                                    cells.axis(),
                                    count),
                            sum);
            };
        }
        return Optional.of(sum);
    }
}
