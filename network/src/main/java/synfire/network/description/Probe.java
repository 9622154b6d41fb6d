package synfire.network.description;

import synfire.equations.units.Dimension;
import synfire.equations.units.Quantity;

/// What is recorded. A variable is recorded at the end of every `every`-th step.
public sealed interface Probe {

    String name();

    /// A variable of each cell: state, subexpression, input or parameter.
    record Variable(String name, Cells cells, String variable, int every) implements Probe {

        public Variable {
            ProbeRules.check(name, every);
        }
    }

    /// The spikes of each cell.
    record Spikes(String name, Cells cells) implements Probe {

        public Spikes {
            Names.check("probe", name);
        }
    }

    /// The spikes of all the cells per cell and time, counted in windows.
    record Rate(String name, Cells cells, Quantity window) implements Probe {

        public Rate {
            Names.check("probe", name);
            if (!window.unit().dimension().equals(Dimension.TIME) || !(window.value() > 0)) {
                throw new IllegalArgumentException(
                        "probe '%s' has the window %s; give a time above 0 ms".formatted(name, window));
            }
        }
    }

    /// A variable, summed over the cells.
    record Sum(String name, Cells cells, String variable, int every) implements Probe {

        public Sum {
            ProbeRules.check(name, every);
        }
    }

    /// The weights of all synapses of a projection.
    record Weights(String name, String projection, int every) implements Probe {

        public Weights {
            ProbeRules.check(name, every);
        }
    }
}
