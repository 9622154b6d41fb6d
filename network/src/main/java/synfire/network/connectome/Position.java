package synfire.network.connectome;

/// A place in the space of the source, in mm; for a region its centre.
public record Position(double x, double y, double z) {

    /// The straight distance in mm.
    public double distanceTo(Position other) {
        return Math.hypot(Math.hypot(x - other.x, y - other.y), z - other.z);
    }

    boolean isFinite() {
        return Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(z);
    }
}
