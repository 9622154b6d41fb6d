package synfire.network.description;

import java.util.ArrayList;
import java.util.List;
import synfire.equations.Model;
import synfire.equations.synapse.Attachment;
import synfire.equations.synapse.Composition;

/// The models of cells with what their synapses keep at them, as `PROJECTION.VARIABLE`.
final class CellsWithSynapses {

    private CellsWithSynapses() {}

    static Model of(Population population, List<Projection> projections) {
        var attachments = new ArrayList<Attachment>();
        for (var projection : projections) {
            if (projection.synapse() instanceof Synapse.Modelled modelled
                    && projection.target().population().equals(population.name())) {
                attachments.add(new Attachment(projection.name(), modelled.synapse()));
            }
        }
        return Composition.atTarget(population.model(), attachments);
    }
}
