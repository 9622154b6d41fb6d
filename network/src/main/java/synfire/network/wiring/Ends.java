package synfire.network.wiring;

import java.util.Optional;
import java.util.function.IntUnaryOperator;
import synfire.network.values.Coordinates;

/// The two sides that a connector joins.
///
/// @param name of the projection, as messages begin: `projection 'EE'`
/// @param sources number of source cells
/// @param targets number of target cells
/// @param self the target that is the same cell as a source, or -1 if none is
/// @param places of sources and targets, if both have some
public record Ends(String name, int sources, int targets, IntUnaryOperator self, Optional<Places> places) {

    /// Where the cells of both sides are.
    public record Places(Coordinates sources, Coordinates targets) {}

    /// Sides that share no cell and have no places.
    public static Ends apart(String name, int sources, int targets) {
        return new Ends(name, sources, targets, source -> -1, Optional.empty());
    }

    /// One population, joined to itself.
    public static Ends recurrent(String name, int cells) {
        return new Ends(name, cells, cells, source -> source, Optional.empty());
    }

    public Ends at(Coordinates sourcePlaces, Coordinates targetPlaces) {
        return new Ends(name, sources, targets, self, Optional.of(new Places(sourcePlaces, targetPlaces)));
    }

    /// The target that a row of `source` must leave out, or -1.
    int hole(int source, boolean autapses) {
        return autapses ? -1 : self.applyAsInt(source);
    }

    /// The number of targets that `source` may have.
    int allowed(int source, boolean autapses) {
        return targets - (hole(source, autapses) < 0 ? 0 : 1);
    }
}
