package synfire.network.description;

import java.util.List;
import synfire.equations.units.Quantity;
import synfire.network.SpikeTrain;

/// What reaches cells from outside. Stimuli of one variable of one cell add up.
public sealed interface Stimulus {

    String name();

    /// A course over time, given to an input of the model.
    record Drive(String name, Cells cells, String input, Course course) implements Stimulus {

        public Drive {
            Names.check("stimulus", name);
        }
    }

    /// Ornstein–Uhlenbeck noise, given to an input of the model, independent from cell to cell and in its
    /// stationary distribution from the start.
    ///
    /// @param deviation of the stationary distribution
    /// @param tau correlation time
    record Noise(String name, Cells cells, String input, Quantity mean, Quantity deviation, Quantity tau)
            implements Stimulus {

        public Noise {
            Names.check("stimulus", name);
            StimulusRules.noise(name, mean, deviation, tau);
        }
    }

    /// Poisson spikes of `sources` sources onto each cell, drawn as one number per step; each adds the
    /// weight to a variable. A rate that changes over time makes the process inhomogeneous.
    ///
    /// @param rate of one source
    record PoissonInput(String name, Cells cells, String variable, Course rate, Quantity weight, int sources)
            implements Stimulus {

        public PoissonInput {
            Names.check("stimulus", name);
            StimulusRules.atLeastOne(name, "sources", sources);
        }
    }

    /// Sources that spike at given times; projections join them to cells.
    record SpikeSources(String name, List<SpikeTrain> trains) implements Stimulus {

        public SpikeSources {
            Names.check("stimulus", name);
            trains = List.copyOf(trains);
            StimulusRules.atLeastOne(name, "spike trains", trains.size());
        }
    }

    /// Sources that spike at random with a rate; projections join them to cells.
    record PoissonSources(String name, int size, Course rate) implements Stimulus {

        public PoissonSources {
            Names.check("stimulus", name);
            StimulusRules.atLeastOne(name, "sources", size);
        }
    }
}
