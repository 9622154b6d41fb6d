package synfire.data.sonata;

import java.util.Optional;
import synfire.data.format.RecordingFormatException;

/// One population of nodes: cells, or virtual sources of spikes.
public final class SonataNodes {

    private final String population;
    private final SonataGroup group;
    private final SonataTypes types;

    SonataNodes(String population, SonataGroup group, SonataTypes types) {
        this.population = population;
        this.group = group;
        this.types = types;
    }

    public String population() {
        return population;
    }

    public int size() {
        return group.size();
    }

    /// An attribute of a node, else of its type; empty where neither has it.
    public Optional<String> attribute(int node, String name) {
        return group.attribute(node, name).or(() -> types.attribute(group.type(node), name));
    }

    /// The number in an attribute.
    ///
    /// @throws RecordingFormatException if it is missing or no number
    public double number(int node, String name) {
        return SonataNetwork.number(
                attribute(node, name), "node %d of '%s'".formatted(node, population), name, types.file());
    }
}
