package synfire.network.connectome;

/// A number for each pair of regions, from source (row) to target (column), and what it means.
public record WeightMatrix(Measure measure, Matrix values) {

    public static WeightMatrix of(Measure measure, Matrix values) {
        return new WeightMatrix(measure, values);
    }
}
