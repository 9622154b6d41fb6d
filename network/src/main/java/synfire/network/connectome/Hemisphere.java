package synfire.network.connectome;

/// The side of the brain a region lies on.
public enum Hemisphere {
    LEFT,
    RIGHT,
    NOT_STATED
}
