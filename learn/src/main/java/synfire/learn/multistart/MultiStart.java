package synfire.learn.multistart;

import synfire.learn.descent.DescentMethod;
import synfire.learn.optimize.Optimizer;
import synfire.learn.optimize.Search;
import synfire.learn.transform.Box;
import synfire.network.random.RandomKey;

/// Descents from many starts, `lanes` of them at a time and in lockstep: one batch holds the next point of each.
///
/// @param starts how many starts there are in all
/// @param lanes how many run at once; when one ends the next takes its lane
/// @param racing which starts are abandoned
/// @param agreeing ends when so many starts have ended in the same best minimum; 0 for never
/// @param target ends when the loss (on the last stage) is not above it; negative infinity for never
public record MultiStart(DescentMethod method, int starts, int lanes, Racing racing, int agreeing, double target)
        implements Optimizer {

    public MultiStart {
        if (starts < 1 || lanes < 1) {
            throw new IllegalArgumentException(
                    "a multi-start with %d starts in %d lanes has nothing to run; give at least one of each"
                            .formatted(starts, lanes));
        }
    }

    /// All starts at once, each to its own end.
    public static MultiStart of(DescentMethod method, int starts) {
        return new MultiStart(method, starts, starts, Racing.NONE, 0, Double.NEGATIVE_INFINITY);
    }

    public MultiStart withLanes(int newLanes) {
        return new MultiStart(method, starts, newLanes, racing, agreeing, target);
    }

    public MultiStart withRacing(Racing newRacing) {
        return new MultiStart(method, starts, lanes, newRacing, agreeing, target);
    }

    public MultiStart withAgreeing(int newAgreeing) {
        return new MultiStart(method, starts, lanes, racing, newAgreeing, target);
    }

    public MultiStart withTarget(double newTarget) {
        return new MultiStart(method, starts, lanes, racing, agreeing, newTarget);
    }

    @Override
    public String name() {
        return method.name();
    }

    /// Starts uniform in the box, which must be bounded.
    @Override
    public Search search(Box box, RandomKey key) {
        return search(box, Starts.uniform(box, key));
    }

    /// Starts of one's own choice.
    public Search search(Box box, Starts from) {
        return new MultiStartSearch(this, box, from);
    }
}
