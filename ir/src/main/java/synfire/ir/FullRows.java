package synfire.ir;

/// The axes of rows that reach every target: a matrix of weights `[row, post]`.
///
/// @param source the axis of what sends
/// @param row the axis of the rows: as long as `source`, and further out in memory than `post`
/// @param post the axis of what receives; it may be that of the sources
public record FullRows(Axis source, Axis row, Axis post) {

    public FullRows {
        if (row.compareTo(post) >= 0 || row.equals(source)) {
            throw new IllegalProgramException(
                    "rows along '%s' to '%s' from '%s': the axis of rows is its own, and before that of targets"
                            .formatted(row, post, source));
        }
    }

    /// The type of the weights.
    public TensorType weights(DType dtype) {
        return TensorType.of(dtype, row, post);
    }
}
