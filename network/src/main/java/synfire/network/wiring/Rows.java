package synfire.network.wiring;

import java.util.Optional;

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

    /// How many synapses all rows together have, more or less; 0 where rows cannot be made elsewhere.
    default long expected() {
        return 0;
    }

    /// Why rows cannot be made elsewhere, whatever their numbers are; empty if they can be, or an
    /// expression decides.
    default Optional<String> obstacle() {
        return Optional.empty();
    }

    /// Whether drawing a row may find a mistake.
    default boolean mayFail() {
        return false;
    }

    /// How rows are made elsewhere, if they can be.
    default Optional<Candidates> candidates() {
        return Optional.empty();
    }
}
