package synfire.learn.train;

/// What a batch of trials gave.
///
/// @param number of the batch, from 1
/// @param accuracy share of the trials that the readout answers right; NaN where signals are followed
/// @param gradient norm of the gradient over all that is trained, before it is cut
public record Batch(long number, double loss, double accuracy, double gradient) {}
