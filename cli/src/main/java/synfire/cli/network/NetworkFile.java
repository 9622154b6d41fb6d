package synfire.cli.network;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.network.connectome.Provenance;
import synfire.network.description.Network;

/// What a network file says: the network, and how it is run.
///
/// @param title for the report
/// @param discard time at the start that rates and intervals leave out
/// @param formats of the recordings: `npz`, `csv`, `hdf5`, `nwb`
/// @param mostStored synapses of a projection above which they are made anew for each spike; empty for the
///     usual number, above which only those are that can be
/// @param provenance of each connectome that the network is made of
public record NetworkFile(
        Path file,
        String title,
        Network network,
        Quantity dt,
        Quantity duration,
        Quantity discard,
        DType dtype,
        List<String> formats,
        OptionalLong mostStored,
        List<Provenance> provenance) {

    public NetworkFile {
        formats = List.copyOf(formats);
        provenance = List.copyOf(provenance);
    }

    public NetworkFile withSeed(long seed) {
        return new NetworkFile(
                file, title, network.withSeed(seed), dt, duration, discard, dtype, formats, mostStored, provenance);
    }

    public NetworkFile withDuration(Quantity newDuration) {
        return new NetworkFile(file, title, network, dt, newDuration, discard, dtype, formats, mostStored, provenance);
    }
}
