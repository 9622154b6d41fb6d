package synfire.simulate.network;

import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.Op;
import synfire.ir.Reduction;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;

/// How far a readout is from what it should say, in each step of each trial.
public sealed interface TrialLoss {

    /// The population that is read.
    String population();

    /// Its variable that is read, at the end of each step.
    String variable();

    /// −ln of the share of the class that is right, where shares are exponentials of the outputs over their sum.
    record CrossEntropy(String population, String variable) implements TrialLoss {}

    /// The mean over outputs of the squared distance from signals.
    record SquaredError(String population, String variable) implements TrialLoss {}

    /// The name of what is read in the program of a network.
    default String read() {
        return population() + "." + variable();
    }

    /// The loss of one step, for each trial.
    ///
    /// @param outputs `[trial, output]`
    /// @param target of the same axes: 1 for the class that is right and 0 for others, or signals
    /// @param count number of outputs
    default Value of(Builder b, Value outputs, Value target, Axis axis, int count) {
        return switch (this) {
            case CrossEntropy _ -> {
                // exponentials of what is at most 0 cannot overflow
                var top = b.emit(new Op.StopGradient(b.emit(new Op.Reduce(Reduction.MAXIMUM, outputs, axis))));
                var below = b.subtract(outputs, top);
                var all = b.unary(UnaryFunction.LOG, b.sum(b.exp(below), axis));
                yield b.subtract(all, b.sum(b.multiply(below, target), axis));
            }
            case SquaredError _ -> b.scaled(1.0 / count, b.sum(b.square(b.subtract(outputs, target)), axis));
        };
    }
}
