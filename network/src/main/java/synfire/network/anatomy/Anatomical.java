package synfire.network.anatomy;

import synfire.network.connectome.Provenance;
import synfire.network.description.Network;

/// A network that measured wiring went into, and where that comes from.
public record Anatomical(Network network, Provenance provenance) {

    public Anatomical with(Network changed) {
        return new Anatomical(changed, provenance);
    }
}
