package synfire.network.wiring;

/// The targets of every source.
public interface Rows {

    /// Number of rows.
    int sources();

    /// Puts the targets of `source`, ascending, into `row`.
    void draw(int source, Row row);

    /// The number of targets of `source`.
    ///
    /// @param scratch for rows that must be drawn to be counted
    default int count(int source, Row scratch) {
        draw(source, scratch);
        return scratch.size();
    }

    /// Whether a row is drawn when it is needed, and nothing is stored for each synapse.
    boolean isProcedural();
}
