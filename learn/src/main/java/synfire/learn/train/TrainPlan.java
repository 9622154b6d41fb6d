package synfire.learn.train;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.equations.lowering.SpikeOptions;
import synfire.ir.DType;
import synfire.learn.task.Task;
import synfire.learn.train.circuit.Architecture;
import synfire.learn.train.circuit.Dale;
import synfire.learn.train.optimizer.Clipping;
import synfire.learn.train.optimizer.Optimizer;
import synfire.learn.train.optimizer.Penalty;
import synfire.learn.train.optimizer.Schedule;
import synfire.simulate.network.ActivityPenalty;

/// What is trained, on what, and how.
///
/// @param batch trials of one step
/// @param rate of the optimizer, by number of the batch
/// @param penalty of all that is trained, added to the loss
/// @param heldOut trials that accuracy is measured on, which training never sees
/// @param seed of everything that is drawn
/// @param parameters of cells that are trained too, `POPULATION.PARAMETER`
/// @param costs of activity, added to the loss
/// @param accumulate batches whose mean gradient makes one step
/// @param spikes what a spike is to derivatives
/// @param factors on the rate of what is trained, by name of the group or parameter; 1 where none is given
/// @param offset the parameter of the readout that is one, `readout.PARAMETER`, if batches are balanced by it
public record TrainPlan(
        Task task,
        Architecture circuit,
        LearningRule rule,
        Dale dale,
        Optimizer optimizer,
        Schedule rate,
        Clipping clipping,
        Penalty penalty,
        int batch,
        int heldOut,
        long seed,
        DType dtype,
        List<String> parameters,
        List<ActivityPenalty> costs,
        int accumulate,
        SpikeOptions spikes,
        Map<String, Double> factors,
        Optional<String> offset) {

    /// @throws IllegalArgumentException naming what does not go together
    public TrainPlan {
        parameters = List.copyOf(parameters);
        costs = List.copyOf(costs);
        factors = Map.copyOf(factors);
        if (accumulate < 1) {
            throw new IllegalArgumentException("a step of %d batches; give at least one".formatted(accumulate));
        }
        if (!costs.isEmpty() && !(rule instanceof LearningRule.BackPropagation)) {
            throw new IllegalArgumentException(
                    "rule '%s' learns from the readout alone, so activity costs it nothing; train with bptt, or leave the"
                                    .formatted(rule.name())
                            + " penalties out");
        }
        if (!parameters.isEmpty() && rule instanceof LearningRule.Force) {
            throw new IllegalArgumentException(
                    "rule 'force' learns weights of the readout alone, and %s should be trained too; train with bptt, or leave the parameters out"
                            .formatted(parameters));
        }
        if (batch < 1 || heldOut < 1) {
            throw new IllegalArgumentException(
                    "batches of %d trials, %d held out; give at least one of each".formatted(batch, heldOut));
        }
    }

    /// Weights alone are trained.
    public TrainPlan(
            Task task,
            Architecture circuit,
            LearningRule rule,
            Dale dale,
            Optimizer optimizer,
            Schedule rate,
            Clipping clipping,
            Penalty penalty,
            int batch,
            int heldOut,
            long seed,
            DType dtype) {
        this(
                task,
                circuit,
                rule,
                dale,
                optimizer,
                rate,
                clipping,
                penalty,
                batch,
                heldOut,
                seed,
                dtype,
                List.of(),
                List.of(),
                1,
                SpikeOptions.DEFAULT,
                Map.of(),
                Optional.empty());
    }

    /// The same by another rule.
    public TrainPlan withRule(LearningRule other) {
        return with(other, batch, heldOut, parameters, costs, accumulate);
    }

    /// The same with parameters of cells that are trained too.
    public TrainPlan withParameters(List<String> names) {
        return with(rule, batch, heldOut, names, costs, accumulate);
    }

    /// The same where activity costs.
    public TrainPlan withCosts(List<ActivityPenalty> ofActivity) {
        return with(rule, batch, heldOut, parameters, ofActivity, accumulate);
    }

    /// The same with steps of several batches.
    public TrainPlan accumulating(int batches) {
        return with(rule, batch, heldOut, parameters, costs, batches);
    }

    /// The same with other numbers of trials.
    public TrainPlan withTrials(int ofBatch, int ofHeldOut) {
        return with(rule, ofBatch, ofHeldOut, parameters, costs, accumulate);
    }

    /// The same with spikes that are something else to derivatives.
    public TrainPlan withSpikes(SpikeOptions options) {
        return with(rule, batch, heldOut, parameters, costs, accumulate, options, factors, offset);
    }

    /// The same with other rates of some of what is trained.
    public TrainPlan withFactors(Map<String, Double> byName) {
        return with(rule, batch, heldOut, parameters, costs, accumulate, spikes, byName, offset);
    }

    /// The same where a parameter of the readout balances the classes of each batch.
    public TrainPlan withOffset(String ofReadout) {
        return with(rule, batch, heldOut, parameters, costs, accumulate, spikes, factors, Optional.of(ofReadout));
    }

    /// The rate of the optimizer for what has that name.
    double rate(String name, long number) {
        return rate.at(number) * factors.getOrDefault(name, 1.0);
    }

    /// The same with another rate of the optimizer.
    public TrainPlan withRate(Schedule other) {
        return new TrainPlan(
                task,
                circuit,
                rule,
                dale,
                optimizer,
                other,
                clipping,
                penalty,
                batch,
                heldOut,
                seed,
                dtype,
                parameters,
                costs,
                accumulate,
                spikes,
                factors,
                offset);
    }

    private TrainPlan with(
            LearningRule by,
            int ofBatch,
            int ofHeldOut,
            List<String> names,
            List<ActivityPenalty> ofActivity,
            int batches) {
        return with(by, ofBatch, ofHeldOut, names, ofActivity, batches, spikes, factors, offset);
    }

    private TrainPlan with(
            LearningRule by,
            int ofBatch,
            int ofHeldOut,
            List<String> names,
            List<ActivityPenalty> ofActivity,
            int batches,
            SpikeOptions options,
            Map<String, Double> ofRates,
            Optional<String> ofReadout) {
        return new TrainPlan(
                task,
                circuit,
                by,
                dale,
                optimizer,
                rate,
                clipping,
                penalty,
                ofBatch,
                ofHeldOut,
                seed,
                dtype,
                names,
                ofActivity,
                batches,
                options,
                ofRates,
                ofReadout);
    }
}
