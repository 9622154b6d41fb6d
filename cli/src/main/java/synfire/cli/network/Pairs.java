package synfire.cli.network;

import java.util.stream.IntStream;
import synfire.network.Samples;
import synfire.network.connectome.EdgeList;
import synfire.network.connectome.Matrix;

/// The pairs of cells that a connectome joins, and how strongly.
final class Pairs {

    private int[] sources = {};
    private int[] targets = {};
    private double[] weights = {};

    /// No pairs yet.
    Pairs() {}

    /// The pairs of a matrix whose weight is not 0.
    void addAll(Matrix matrix) {
        int columns = matrix.columns();
        var places = IntStream.range(0, matrix.rows() * columns)
                .filter(p -> matrix.at(p / columns, p % columns) != 0)
                .toArray();
        sources = IntStream.of(places).map(p -> p / columns).toArray();
        targets = IntStream.of(places).map(p -> p % columns).toArray();
        weights = IntStream.of(places)
                .mapToDouble(p -> matrix.at(p / columns, p % columns))
                .toArray();
    }

    void addAll(EdgeList edges) {
        sources = IntStream.range(0, edges.size()).map(edges::pre).toArray();
        targets = IntStream.range(0, edges.size()).map(edges::post).toArray();
        weights = IntStream.range(0, edges.size()).mapToDouble(edges::weight).toArray();
    }

    int[] sources() {
        return sources.clone();
    }

    int[] targets() {
        return targets.clone();
    }

    Samples weights(double scale) {
        return Samples.generate(weights.length, k -> weights[k] * scale);
    }

    /// The number of a matrix for each pair.
    Samples of(Matrix matrix) {
        return Samples.generate(sources.length, k -> matrix.at(sources[k], targets[k]));
    }
}
