package synfire.learn.train.circuit;

import java.util.List;
import synfire.network.random.CounterStream;
import synfire.network.random.RandomKey;

/// Weights that are trained together: a matrix from the cells of one kind, cut up among projections.
///
/// @param name as in files: `input`, `excitatory`, `inhibitory`, `readout`
/// @param variance of the first weights times the number of sources
/// @param signed whether weights keep their sign
public record WeightGroup(String name, int sources, int targets, double variance, boolean signed, List<Block> blocks) {

    /// The part of the matrix that belongs to a projection.
    public record Block(String projection, int firstRow, int rows, int firstColumn, int columns) {}

    /// The standard deviation of a normal distribution cut off at 2 standard deviations.
    private static final double CUT_DEVIATION = 0.8796256610342398;

    public WeightGroup {
        blocks = List.copyOf(blocks);
    }

    public int size() {
        return sources * targets;
    }

    /// First weights: normal, none beyond two standard deviations, of the given variance over sources
    /// (He et al. 2015).
    ///
    /// @param share of targets that a source has
    double[] initial(double share, RandomKey key) {
        double deviation = Math.sqrt(variance / (sources * share)) / CUT_DEVIATION;
        var weights = new double[size()];
        for (int s = 0; s < sources; s++) {
            var random = new CounterStream(key, s);
            for (int t = 0; t < targets; t++) {
                double x = random.nextNormal();
                while (Math.abs(x) > 2) {
                    x = random.nextNormal();
                }
                weights[s * targets + t] = deviation * x;
            }
        }
        return weights;
    }

    /// The numbers of a block, row by row.
    double[] cut(double[] matrix, Block block) {
        var part = new double[block.rows() * block.columns()];
        for (int r = 0; r < block.rows(); r++) {
            System.arraycopy(
                    matrix,
                    (block.firstRow() + r) * targets + block.firstColumn(),
                    part,
                    r * block.columns(),
                    block.columns());
        }
        return part;
    }

    /// Puts the numbers of a block where they belong.
    void paste(double[] part, Block block, double[] matrix) {
        for (int r = 0; r < block.rows(); r++) {
            System.arraycopy(
                    part,
                    r * block.columns(),
                    matrix,
                    (block.firstRow() + r) * targets + block.firstColumn(),
                    block.columns());
        }
    }
}
