package synfire.cli.training;

import synfire.learn.train.TrainPlan;
import synfire.learn.train.circuit.Architecture;

/// A training study, checked.
///
/// @param text what it is, as one text: two studies with the same text train the same, bit for bit
/// @param batches at most
/// @param every batches between measurements on held-out trials
/// @param accuracy on held-out trials at which training ends; above 1 for never
/// @param checkpointEvery batches between checkpoints
/// @param keep how many of the last checkpoints stay
/// @param readoutTrials that the first weights of the readout come from by regression; 0 where they are drawn
public record TrainStudy(
        String title,
        String task,
        String text,
        TrainPlan plan,
        int batches,
        int every,
        double accuracy,
        int checkpointEvery,
        int keep,
        int readoutTrials) {

    public TrainStudy withBatches(int more) {
        return new TrainStudy(title, task, text, plan, more, every, accuracy, checkpointEvery, keep, readoutTrials);
    }

    /// The same with few trials, to see that it runs.
    public TrainStudy inSmall(int trials, int fewer) {
        return new TrainStudy(
                title,
                task,
                text,
                plan.withTrials(trials, trials),
                fewer,
                fewer,
                accuracy,
                checkpointEvery,
                keep,
                readoutTrials);
    }

    /// What is read, as [synfire.simulate.network.TrialNetwork] names it.
    public String readout() {
        return Architecture.READOUT + "." + plan.circuit().output();
    }
}
