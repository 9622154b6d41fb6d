package synfire.learn.optimize;

import java.util.Arrays;

/// A point and its loss.
public final class Candidate {

    private final double[] point;
    private final double loss;

    public Candidate(double[] point, double loss) {
        this.point = point.clone();
        this.loss = loss;
    }

    /// A copy.
    public double[] point() {
        return point.clone();
    }

    public double loss() {
        return loss;
    }

    @Override
    public String toString() {
        return "%s at %s".formatted(loss, Arrays.toString(point));
    }
}
