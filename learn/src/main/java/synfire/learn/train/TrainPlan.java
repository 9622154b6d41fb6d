package synfire.learn.train;

import java.util.List;
import synfire.ir.DType;
import synfire.learn.task.Task;
import synfire.learn.train.circuit.Architecture;
import synfire.learn.train.circuit.Dale;
import synfire.learn.train.optimizer.Clipping;
import synfire.learn.train.optimizer.Optimizer;
import synfire.learn.train.optimizer.Penalty;
import synfire.learn.train.optimizer.Schedule;

/// What is trained, on what, and how.
///
/// @param batch trials of one step
/// @param rate of the optimizer, by number of the batch
/// @param penalty of all that is trained, added to the loss
/// @param heldOut trials that accuracy is measured on, which training never sees
/// @param seed of everything that is drawn
/// @param parameters of cells that are trained too, `POPULATION.PARAMETER`
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
        List<String> parameters) {

    public TrainPlan {
        parameters = List.copyOf(parameters);
        if (batch < 1 || heldOut < 1) {
            throw new IllegalArgumentException(
                    "batches of %d trials, %d held out; give at least one of each".formatted(batch, heldOut));
        }
    }

    /// The same by another rule.
    public TrainPlan withRule(LearningRule other) {
        return new TrainPlan(
                task,
                circuit,
                other,
                dale,
                optimizer,
                rate,
                clipping,
                penalty,
                batch,
                heldOut,
                seed,
                dtype,
                parameters);
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
        this(task, circuit, rule, dale, optimizer, rate, clipping, penalty, batch, heldOut, seed, dtype, List.of());
    }

    public TrainPlan withParameters(List<String> names) {
        return new TrainPlan(
                task, circuit, rule, dale, optimizer, rate, clipping, penalty, batch, heldOut, seed, dtype, names);
    }

    /// The same with other numbers of trials.
    public TrainPlan withTrials(int ofBatch, int ofHeldOut) {
        return new TrainPlan(
                task,
                circuit,
                rule,
                dale,
                optimizer,
                rate,
                clipping,
                penalty,
                ofBatch,
                ofHeldOut,
                seed,
                dtype,
                parameters);
    }
}
