package synfire.learn.population;

/// Brings a coordinate back into [0, 1]: reflected at the bound it passed, once, and put on a bound if that was
/// not enough.
final class Bounce {

    private Bounce() {}

    static double into(double u) {
        double clipped = Math.clamp(u, 0, 1);
        return Math.clamp(2 * clipped - u, 0, 1);
    }
}
