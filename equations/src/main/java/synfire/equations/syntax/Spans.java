package synfire.equations.syntax;

import java.util.IdentityHashMap;

/// Where each node of the expressions of one text was written.
///
/// Kept beside the trees, by identity, so that equal expressions are equal wherever they stand.
public final class Spans {

    private static final Region START = new Region(0, 0);

    private final IdentityHashMap<Expr, Region> regions;

    public Spans() {
        this.regions = new IdentityHashMap<>();
    }

    <T extends Expr> T put(T node, Region at) {
        regions.put(node, at);
        return node;
    }

    /// Gives a node that replaces `old` the place of `old`.
    public <T extends Expr> T replacing(Expr old, T node) {
        return put(node, of(old));
    }

    /// The region of a node; of one that was never parsed, the region of its first child that was.
    public Region of(Expr node) {
        var region = regions.get(node);
        if (region != null) {
            return region;
        }
        return node.children().isEmpty() ? START : of(node.children().getFirst());
    }
}
