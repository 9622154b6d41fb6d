package synfire.simulate.network;

import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.Value;

/// What activity costs that training should avoid, whatever the readout says. It counts in gradients, and not in the
/// losses that a [TrialNetwork.Result] tells.
public sealed interface ActivityPenalty {

    String population();

    /// How much a square counts.
    double strength();

    /// The mean over cells of the squared distance, in Hz, of their rate in the trial from a target (Bellec et al.
    /// 2020,
    /// doi:10.1038/s41467-020-17236-y, where rates are means over the batch).
    record Rate(String population, double targetHz, double strength) implements ActivityPenalty {

        public Rate {
            require(strength);
            if (!(targetHz >= 0 && Double.isFinite(targetHz))) {
                throw new IllegalArgumentException("a target of %s Hz; give 0 or more".formatted(targetHz));
            }
        }
    }

    /// The mean over cells and steps of the squared distance of a state from an interval; 0 inside of it.
    ///
    /// @param low in base units
    /// @param high in base units
    record Interval(String population, String variable, double low, double high, double strength)
            implements ActivityPenalty {

        public Interval {
            require(strength);
            if (!(low <= high)) {
                throw new IllegalArgumentException(
                        "an interval from %s to %s holds nothing; give the smaller end first".formatted(low, high));
            }
        }
    }

    private static void require(double strength) {
        if (!(strength > 0 && Double.isFinite(strength))) {
            throw new IllegalArgumentException("a penalty of strength %s; give one above 0".formatted(strength));
        }
    }

    /// The name of the state that keeps what the penalty needs of earlier steps.
    default String state() {
        return "penalty." + population();
    }

    /// How the cost of rates grows in a step, for each trial: with what was spent before it is a telescope, whose sum
    /// is
    /// the cost of the whole trial but for that of silence.
    ///
    /// @param before rates up to the step, of each cell, in Hz
    /// @param after the same with the step
    static Value growth(Rate rate, Builder b, Value before, Value after, Axis cells, int count) {
        var twice = b.shifted(-2 * rate.targetHz(), b.add(before, after));
        return b.scaled(rate.strength() / count, b.sum(b.multiply(b.subtract(after, before), twice), cells));
    }

    /// The cost of a state in one step, for each trial.
    static Value cost(Interval interval, Builder b, Value state, Axis cells, int count) {
        var above = b.maximum(b.shifted(-interval.high(), state), b.like(state, 0));
        var below = b.maximum(b.negate(b.shifted(-interval.low(), state)), b.like(state, 0));
        return b.scaled(interval.strength() / count, b.sum(b.add(b.square(above), b.square(below)), cells));
    }
}
