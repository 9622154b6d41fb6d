package synfire.learn.train;

import synfire.ir.DType;
import synfire.learn.task.Task;
import synfire.learn.train.circuit.Circuit;
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
public record TrainPlan(
        Task task,
        Circuit circuit,
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

    public TrainPlan {
        if (batch < 1 || heldOut < 1) {
            throw new IllegalArgumentException(
                    "batches of %d trials, %d held out; give at least one of each".formatted(batch, heldOut));
        }
    }

    /// The same with other numbers of trials.
    public TrainPlan withTrials(int batch, int heldOut) {
        return new TrainPlan(
                task, circuit, rule, dale, optimizer, rate, clipping, penalty, batch, heldOut, seed, dtype);
    }
}
