package synfire.simulate.network;

import synfire.network.Samples;

/// A number to learn by: what a run of a network is measured by, summed over all of its steps.
public sealed interface NetworkLoss {

    /// The mean rate of the cells of a population, in Hz.
    ///
    /// @param weight what it is multiplied by
    record MeanRate(String population, double weight) implements NetworkLoss {

        public static MeanRate of(String population) {
            return new MeanRate(population, 1);
        }
    }

    /// The mean over cells and steps of the squared distance of a state variable, after each step, from a
    /// target; in base units squared.
    ///
    /// @param target for each step all cells, in base units
    /// @param weight what it is multiplied by
    record SquaredError(String population, String variable, Samples target, double weight) implements NetworkLoss {

        public static SquaredError of(String population, String variable, Samples target) {
            return new SquaredError(population, variable, target, 1);
        }
    }
}
