package synfire.simulate.network;

import java.util.List;
import java.util.Set;
import synfire.equations.lowering.SpikeOptions;
import synfire.ir.Axis;
import synfire.ir.SpikeMode;

/// How the program of a network differs from that of a plain run.
///
/// @param spikes what a spike is and what stands for its derivative
/// @param free inputs of the program even where all cells or synapses share one value: `POPULATION.PARAMETER`,
///     `POPULATION.INPUT`, `PROJECTION.weight`
/// @param tallies what is added up over time
/// @param copied whether every state and free parameter has another axis, [#COPIES], of copies of the whole network
/// that
///     differ in parameters alone
/// @param full whether the weights of every projection are a matrix from all sources to all targets
record ProgramOptions(SpikeOptions spikes, Set<String> free, List<Tally> tallies, boolean copied, boolean full) {

    /// Copies of a network, innermost in memory.
    static final Axis COPIES = new Axis("copies", 45);

    /// Name of the input that says which noise each copy has, integers.
    static final String TRIAL = "trial";

    static final ProgramOptions PLAIN = new ProgramOptions(SpikeOptions.DEFAULT, Set.of(), List.of(), false);

    ProgramOptions(SpikeOptions spikes, Set<String> free, List<Tally> tallies, boolean copied) {
        this(spikes, free, tallies, copied, false);
    }

    ProgramOptions(SpikeOptions spikes, Set<String> free, List<Tally> tallies) {
        this(spikes, free, tallies, false);
    }

    static ProgramOptions of(SpikeMode mode) {
        return new ProgramOptions(SpikeOptions.DEFAULT.withMode(mode), Set.of(), List.of(), false);
    }

    ProgramOptions {
        free = Set.copyOf(free);
        tallies = List.copyOf(tallies);
    }

    /// Whether the program is only run: spikes are hard, and nothing is added up for derivatives.
    boolean isPlain() {
        return spikes.mode() == SpikeMode.HARD && tallies.isEmpty() && !copied && !full;
    }
}
