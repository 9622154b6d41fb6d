package synfire.cli.network;

import java.nio.file.Path;
import java.util.List;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.network.connectome.Provenance;
import synfire.network.description.Network;

/// What a network file says: the network, and how it is run.
///
/// @param title for the report
/// @param discard time at the start that rates and intervals leave out
/// @param formats of the recordings: `npz`, `csv`, `hdf5`, `nwb`
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
        List<Provenance> provenance) {

    public NetworkFile {
        formats = List.copyOf(formats);
        provenance = List.copyOf(provenance);
    }

    public NetworkFile withSeed(long seed) {
        return new NetworkFile(file, title, network.withSeed(seed), dt, duration, discard, dtype, formats, provenance);
    }

    public NetworkFile withDuration(Quantity newDuration) {
        return new NetworkFile(file, title, network, dt, newDuration, discard, dtype, formats, provenance);
    }
}
