package synfire.learn.multistart;

import java.util.ArrayList;
import java.util.List;
import synfire.learn.descent.Continuation;
import synfire.learn.descent.DescentMethod;
import synfire.learn.descent.GaussNewton;
import synfire.learn.descent.LevenbergMarquardt;
import synfire.learn.optimize.Objective;

/// The default way to fit the potential of a cell that spikes: the stages of a continuation and the descent through
/// them.
///
/// The loss itself is a field of plateaus and cliffs: a hard reset makes the potential jump, one spike too many shifts
/// all later ones, and where the cell is silent the loss is constant. So, from any start:
///
/// 1. Gauss–Newton steps along the *surrogate* tangents, the surrogate made narrower in three stages. The simulation
///    stays the true one, only the derivative is smooth; it is wide enough to reach a silent cell. Ends near the region
/// of
///    the right spike counts.
/// 2. Gauss–Newton steps along the *event* tangents (a spike moves by −∂(v−θ)/∂p over its rate of change), on a window
///    that grows from the first spikes of the data to all of them, each residual limited to a few millivolts
///    ([synfire.learn.optimize.WeightedSquares]): first spikes first, because a misplaced one misplaces all later ones.
/// 3. Levenberg–Marquardt on the plain loss.
///
/// On the GIF problem of Wang et al. (2024) about 96 of 100 starts drawn uniformly from the bounds end in the exact
/// spike times after 33 evaluations each.
///
/// @param stages the objectives, the plain loss last
public record SpikeContinuation(List<Objective> stages, DescentMethod method) {

    /// Evaluations for each surrogate width.
    private static final int SURROGATE_STEPS = 6;

    /// Evaluations for each window.
    private static final int WINDOW_STEPS = 6;

    /// Evaluations for all of the data, before the plain loss.
    private static final int WHOLE_STEPS = 10;

    private static final int PLAIN_STEPS = 40;

    /// Half of the diagonal is added: with less the steps overshoot the region of the right counts, with more they
    /// creep along it.
    private static final GaussNewton COARSE = new GaussNewton(0.5, 0.2, 1e-4, SURROGATE_STEPS);

    private static final GaussNewton FINE = new GaussNewton(0.01, 0.05, 1e-4, WHOLE_STEPS);

    /// Surrogate widths to use, as shares of the width that the model states.
    public static final List<Double> WIDTHS = List.of(0.4, 0.2, 0.1);

    /// Limit on a residual in mV: well above what a well-timed spike leaves between spikes, well below a spike.
    public static final double SCALE = 5;

    public SpikeContinuation {
        stages = List.copyOf(stages);
    }

    /// All objectives simulate hard spikes on the grid, so the loss is that of the true model in each of them.
    ///
    /// @param surrogates plain squares with surrogate tangents, one for each of [#WIDTHS]
    /// @param windows squares limited by [#SCALE] with event tangents, each on a longer window ([Horizons])
    /// @param whole the same on all of the data
    /// @param plain the loss that is meant, with event tangents
    public static SpikeContinuation of(
            List<? extends Objective> surrogates, List<? extends Objective> windows, Objective whole, Objective plain) {
        var stages = new ArrayList<Objective>();
        var legs = new ArrayList<Continuation.Leg>();
        for (var surrogate : surrogates) {
            legs.add(new Continuation.Leg(stages.size(), COARSE, SURROGATE_STEPS));
            stages.add(surrogate);
        }
        for (var window : windows) {
            legs.add(new Continuation.Leg(stages.size(), FINE, WINDOW_STEPS));
            stages.add(window);
        }
        legs.add(new Continuation.Leg(stages.size(), FINE, WHOLE_STEPS));
        stages.add(whole);
        legs.add(new Continuation.Leg(stages.size(), LevenbergMarquardt.STANDARD, PLAIN_STEPS));
        stages.add(plain);
        return new SpikeContinuation(stages, new Continuation(legs));
    }
}
