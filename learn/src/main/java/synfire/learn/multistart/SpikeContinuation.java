package synfire.learn.multistart;

import java.util.ArrayList;
import java.util.List;
import synfire.learn.descent.Continuation;
import synfire.learn.descent.Descent;
import synfire.learn.descent.DescentMethod;
import synfire.learn.descent.GaussNewton;
import synfire.learn.descent.LevenbergMarquardt;
import synfire.learn.transform.Box;

/// The default way to fit the potential of a cell that spikes: the stages of a continuation and the descent through
/// them.
///
/// The loss itself is a field of plateaus and cliffs: a hard reset makes the potential jump, one spike too many shifts
/// all later ones, and where the cell is silent the loss is constant. So, from any start:
///
/// 1. Gauss–Newton steps along the *surrogate* tangents. The simulation stays the true one, only the derivative is
///    smooth; it is wide enough to reach a silent cell. Ends near the region of the right spike counts. (Narrowing the
///    surrogate in three stages finds no more, and costs two kernels.)
/// 2. Gauss–Newton steps along the *event* tangents (a spike moves by −∂(v−θ)/∂p over its rate of change), on a window
///    that grows from the first spikes of the data to all of them, each residual limited to a few millivolts
///    ([synfire.learn.optimize.WeightedSquares]): first spikes first, because a misplaced one misplaces all later ones.
/// 3. Levenberg–Marquardt on the plain loss.
///
/// On the GIF problem of Wang et al. (2024) nearly every start drawn uniformly from the bounds ends in the exact spike
/// times after 35 evaluations; from the best of 16 starts nearly every descent does after 27.
///
/// The objectives, in this order: plain squares with surrogate tangents for each of [#WIDTHS]; squares limited by
/// [#SCALE] with event tangents, one for each window ([Horizons]); the same on all of the data; last the loss that is
/// meant, with event tangents. All of them simulate hard spikes on the grid.
///
/// @param windows number of windows
/// @param surrogateSteps evaluations for each surrogate width
public record SpikeContinuation(int windows, int surrogateSteps) implements DescentMethod {

    /// From any start.
    public static final SpikeContinuation STANDARD = new SpikeContinuation(5, 15);

    /// From starts that are the best of many ([MultiStart#withScreened]), which spike already.
    public static final SpikeContinuation SCREENED = new SpikeContinuation(5, 2);

    /// Surrogate widths to use, as shares of the width that the model states.
    public static final List<Double> WIDTHS = List.of(0.3);

    /// Limit on a residual in mV: well above what a well-timed spike leaves between spikes, well below a spike.
    public static final double SCALE = 5;

    private static final int MOST_SURROGATE_STEPS = 15;

    /// Evaluations for each window.
    private static final int WINDOW_STEPS = 6;

    /// Evaluations for all of the data, before the plain loss.
    private static final int WHOLE_STEPS = 10;

    private static final int PLAIN_STEPS = 40;

    /// Half of the diagonal is added: with less the steps overshoot the region of the right counts, with more they
    /// creep along it.
    private static final GaussNewton COARSE = new GaussNewton(0.5, 0.2, 1e-4, MOST_SURROGATE_STEPS);

    private static final GaussNewton FINE = new GaussNewton(0.01, 0.05, 1e-4, WHOLE_STEPS);

    public SpikeContinuation {
        if (windows < 0 || surrogateSteps < 1) {
            throw new IllegalArgumentException(
                    "a continuation over %d windows after %d steps; give no window or more, and at least 1 step"
                            .formatted(windows, surrogateSteps));
        }
    }

    @Override
    public String name() {
        return "spike-continuation";
    }

    @Override
    public int lastStage() {
        return WIDTHS.size() + windows + 1;
    }

    @Override
    public Descent from(Box box, double[] start) {
        var legs = new ArrayList<Continuation.Leg>();
        for (int i = 0; i < WIDTHS.size(); i++) {
            legs.add(new Continuation.Leg(legs.size(), COARSE, surrogateSteps));
        }
        for (int i = 0; i < windows; i++) {
            legs.add(new Continuation.Leg(legs.size(), FINE, WINDOW_STEPS));
        }
        legs.add(new Continuation.Leg(legs.size(), FINE, WHOLE_STEPS));
        legs.add(new Continuation.Leg(legs.size(), LevenbergMarquardt.STANDARD, PLAIN_STEPS));
        return new Continuation(legs).from(box, start);
    }
}
