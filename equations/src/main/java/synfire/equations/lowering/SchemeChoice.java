package synfire.equations.lowering;

/// The integration scheme of a lowered model.
///
/// @param name as in a model's text
/// @param order at which errors shrink with dt on equations without noise
/// @param reason why this scheme and no other, for people
public record SchemeChoice(String name, int order, String reason) {

    @Override
    public String toString() {
        return name + " (order " + order + "): " + reason;
    }
}
