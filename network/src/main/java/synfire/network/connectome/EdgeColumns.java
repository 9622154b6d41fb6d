package synfire.network.connectome;

import java.util.Arrays;

/// Edges while they are collected, one after the other.
public final class EdgeColumns {

    private int size;
    private int[] pre = new int[64];
    private int[] post = new int[64];
    private double[] weight = new double[64];
    private int[] type = new int[64];

    /// No edges yet.
    public EdgeColumns() {}

    /// @param pre place of the source, from 0
    /// @param post place of the target, from 0
    /// @param type place among the types, from 0
    public EdgeColumns add(int pre, int post, double weight, int type) {
        if (size == this.pre.length) {
            grow(Math.multiplyExact(2, size));
        }
        this.pre[size] = pre;
        this.post[size] = post;
        this.weight[size] = weight;
        this.type[size++] = type;
        return this;
    }

    /// An edge of the first type.
    public EdgeColumns add(int pre, int post, double weight) {
        return add(pre, post, weight, 0);
    }

    private void grow(int capacity) {
        pre = Arrays.copyOf(pre, capacity);
        post = Arrays.copyOf(post, capacity);
        weight = Arrays.copyOf(weight, capacity);
        type = Arrays.copyOf(type, capacity);
    }

    public int size() {
        return size;
    }

    /// Takes one edge after the other.
    @FunctionalInterface
    public interface Visitor {
        void edge(int pre, int post, double weight, int type);
    }

    /// Visits the edges in the order in which they were added.
    public void forEach(Visitor visitor) {
        for (int e = 0; e < size; e++) {
            visitor.edge(pre[e], post[e], weight[e], type[e]);
        }
    }

    int[] pre() {
        return Arrays.copyOf(pre, size);
    }

    int[] post() {
        return Arrays.copyOf(post, size);
    }

    double[] weight() {
        return Arrays.copyOf(weight, size);
    }

    int[] type() {
        return Arrays.copyOf(type, size);
    }
}
