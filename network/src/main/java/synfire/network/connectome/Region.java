package synfire.network.connectome;

import java.util.Optional;

/// A region of the brain as the source of a connectome divides it.
///
/// @param hierarchy place in the cortical hierarchy, in the source's own scale, increasing upwards
/// @param position its centre
/// @param inputsMapped whether its inputs were looked for; false for a region without injection of a retrograde tracer,
///     whose weights of 0 mean "not known"
public record Region(
        String name,
        Optional<Double> hierarchy,
        Optional<Position> position,
        Hemisphere hemisphere,
        boolean inputsMapped) {

    /// A region of which only the name is known.
    public static Region named(String name) {
        return new Region(name, Optional.empty(), Optional.empty(), Hemisphere.NOT_STATED, true);
    }

    public Region withHierarchy(double level) {
        return new Region(name, Optional.of(level), position, hemisphere, inputsMapped);
    }

    public Region at(Position newPosition) {
        return new Region(name, hierarchy, Optional.of(newPosition), hemisphere, inputsMapped);
    }

    public Region in(Hemisphere newHemisphere) {
        return new Region(name, hierarchy, position, newHemisphere, inputsMapped);
    }

    public Region withoutMappedInputs() {
        return new Region(name, hierarchy, position, hemisphere, false);
    }
}
