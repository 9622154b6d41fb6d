package synfire.learn.multistart;

import java.util.List;
import java.util.stream.IntStream;
import synfire.learn.descent.Continuation;
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
/// @param screened how many starts are evaluated first, so that the best are taken up first; 0 for none
public record MultiStart(
        DescentMethod method, int starts, int lanes, Racing racing, int agreeing, double target, int screened)
        implements Optimizer {

    /// Evaluations that one start should have.
    public static final int SHARE = 20;

    public MultiStart {
        if (starts < 1 || lanes < 1) {
            throw new IllegalArgumentException(
                    "a multi-start with %d starts in %d lanes has nothing to run; give at least one of each"
                            .formatted(starts, lanes));
        }
    }

    /// All starts at once, each to its own end.
    public static MultiStart of(DescentMethod method, int starts) {
        return new MultiStart(method, starts, starts, Racing.NONE, 0, Double.NEGATIVE_INFINITY, 0);
    }

    public MultiStart withLanes(int newLanes) {
        return new MultiStart(method, starts, newLanes, racing, agreeing, target, screened);
    }

    /// So few lanes that each has [#SHARE] evaluations of a budget: many starts that each get a few steps end nowhere.
    public MultiStart within(long evaluations) {
        return withLanes(Math.clamp(evaluations / SHARE, 1, lanes));
    }

    /// The same method on the stages of a continuation, a few evaluations on each before the last, which is meant.
    public MultiStart through(int stages) {
        if (stages == 1) {
            return this;
        }
        var legs = IntStream.range(0, stages)
                .mapToObj(i -> new Continuation.Leg(i, method, i + 1 < stages ? SHARE / 2 : Integer.MAX_VALUE))
                .toList();
        return new MultiStart(new Continuation(legs), starts, lanes, racing, agreeing, target, screened);
    }

    public MultiStart withRacing(Racing newRacing) {
        return new MultiStart(method, starts, lanes, newRacing, agreeing, target, screened);
    }

    public MultiStart withAgreeing(int newAgreeing) {
        return new MultiStart(method, starts, lanes, racing, newAgreeing, target, screened);
    }

    public MultiStart withTarget(double newTarget) {
        return new MultiStart(method, starts, lanes, racing, agreeing, newTarget, screened);
    }

    /// So many starts are evaluated before the descents begin, which then begin at the best of them.
    public MultiStart withScreened(int candidates) {
        return new MultiStart(method, starts, lanes, racing, agreeing, target, candidates);
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

    /// The given start first, the others uniform in the box.
    @Override
    public Search searchFrom(double[] start, Box box, RandomKey key) {
        return search(box, Starts.first(List.of(start), Starts.uniform(box, key)));
    }

    /// Starts of one's own choice.
    public Search search(Box box, Starts from) {
        return screened > 0 ? new ScreenedSearch(this, box, from) : new MultiStartSearch(this, box, from);
    }
}
