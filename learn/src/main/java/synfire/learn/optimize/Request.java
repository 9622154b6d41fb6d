package synfire.learn.optimize;

/// Points that a search wants evaluated together.
public final class Request {

    private final int stage;
    private final Want want;
    private final double[][] points;

    /// @param stage which objective of a continuation: 0 is the first; searches without one use 0
    /// @param points one row per point
    public Request(int stage, Want want, double[][] points) {
        this.stage = stage;
        this.want = want;
        this.points = points;
    }

    /// Points for the only objective.
    public Request(Want want, double[][] points) {
        this(0, want, points);
    }

    public int stage() {
        return stage;
    }

    public Want want() {
        return want;
    }

    /// The rows themselves, not to be changed.
    public double[][] points() {
        return points;
    }

    public int size() {
        return points.length;
    }
}
