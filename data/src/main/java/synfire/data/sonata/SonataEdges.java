package synfire.data.sonata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.data.format.RecordingFormatException;
import synfire.network.Samples;
import synfire.network.connectome.EdgeColumns;
import synfire.network.connectome.EdgeList;
import synfire.network.connectome.Measure;
import synfire.network.connectome.Nodes;
import synfire.network.connectome.Provenance;

/// The edges from one population of nodes to another.
public final class SonataEdges {

    private final String name;
    private final String source;
    private final String target;
    private final Samples pre;
    private final Samples post;
    private final SonataGroup group;
    private final SonataTypes types;

    SonataEdges(
            String name, Map<String, String> ends, Samples pre, Samples post, SonataGroup group, SonataTypes types) {
        this.name = name;
        this.source = ends.getOrDefault("source", "");
        this.target = ends.getOrDefault("target", "");
        this.pre = pre;
        this.post = post;
        this.group = group;
        this.types = types;
    }

    public String name() {
        return name;
    }

    /// The population of the sources.
    public String source() {
        return source;
    }

    /// The population of the targets.
    public String target() {
        return target;
    }

    public int size() {
        return pre.size();
    }

    public int pre(int edge) {
        return (int) pre.get(edge);
    }

    public int post(int edge) {
        return (int) post.get(edge);
    }

    /// An attribute of an edge, else of its type; empty where neither has it.
    public Optional<String> attribute(int edge, String attribute) {
        return group.attribute(edge, attribute).or(() -> types.attribute(group.type(edge), attribute));
    }

    /// The number in an attribute.
    ///
    /// @throws RecordingFormatException if it is missing or no number
    public double number(int edge, String attribute) {
        return SonataNetwork.number(
                attribute(edge, attribute), "edge %d of '%s'".formatted(edge, name), attribute, types.file());
    }

    /// Names of the attributes that single edges have.
    public List<String> ownAttributes() {
        return group.attributes();
    }

    /// The edges by type; each weighs its number of synapses, `nsyns`, or 1.
    EdgeList toEdgeList(int sources, int targets, Provenance provenance) {
        var places = new LinkedHashMap<Long, Integer>();
        var columns = new EdgeColumns();
        for (int edge = 0; edge < size(); edge++) {
            long type = group.type(edge);
            places.putIfAbsent(type, places.size());
            double synapses = Double.parseDouble(group.attribute(edge, "nsyns").orElse("1"));
            columns.add(pre(edge), post(edge), synapses, places.getOrDefault(type, 0));
        }
        return new EdgeList(
                Nodes.numbered(source, sources),
                Nodes.numbered(target, targets),
                Measure.SYNAPSES,
                places.keySet().stream().map(String::valueOf).toList(),
                columns,
                provenance);
    }

    /// Checks that each edge joins nodes that exist.
    void check(String end, int nodes, String population) {
        var column = end.equals("source") ? pre : post;
        for (int edge = 0; edge < size(); edge++) {
            double node = column.get(edge);
            if (!(node >= 0 && node < nodes)) {
                throw group.wrong(
                        end + "_node_id",
                        "edge %d has the %s %s, but '%s' has %d nodes, counted from 0"
                                .formatted(edge, end, SonataNetwork.plain(node), population, nodes));
            }
        }
    }
}
