package synfire.learn.multistart;

import java.util.ArrayList;
import java.util.List;
import synfire.learn.descent.CompassSearch;
import synfire.learn.descent.Continuation;
import synfire.learn.descent.Descent;
import synfire.learn.descent.DescentMethod;
import synfire.learn.descent.GaussNewton;
import synfire.learn.descent.LevenbergMarquardt;
import synfire.learn.transform.Box;

/// Fits spikes by gradients that see nothing but spikes, then polishes the score that is meant, which has no gradient:
/// a hybrid of descents and a pattern search.
///
/// Where spikes are events, the descents are those of [SpikeContinuation] with other losses: the count of spikes
/// along surrogate tangents, then the times of spikes along event tangents, on windows that grow. Where they are
/// excursions of the potential, they are descents on the time above threshold, first with a wide threshold, then with a
/// narrow one. Then a compass search on the score.
///
/// The objectives are those of its legs, in this order, and last the score.
///
/// @param legs before the score
public record SpikeMatching(List<Continuation.Leg> legs) implements DescentMethod {

    /// Of the score, as a share of the box.
    private static final CompassSearch POLISH = new CompassSearch(0.004, 2e-5, 80);

    private static final int COARSE_STEPS = 4;
    private static final int WINDOW_STEPS = 6;
    private static final int WHOLE_STEPS = 10;
    private static final int WIDE_STEPS = 15;
    private static final int NARROW_STEPS = 15;

    /// As in [SpikeContinuation]: long enough damped steps that are taken whether the loss falls or not.
    private static final GaussNewton COARSE = new GaussNewton(0.5, 0.2, 1e-4, COARSE_STEPS);

    private static final GaussNewton FINE = new GaussNewton(0.01, 0.05, 1e-5, WHOLE_STEPS);

    private static final LevenbergMarquardt SMOOTH = new LevenbergMarquardt(1e-3, 1e-3, 1e-6, 0, WIDE_STEPS);

    public SpikeMatching {
        legs = List.copyOf(legs);
    }

    /// For spikes that are events: counts, then times on so many windows, then all times.
    public static SpikeMatching ofEvents(int windows) {
        var legs = new ArrayList<Continuation.Leg>();
        legs.add(new Continuation.Leg(0, COARSE, COARSE_STEPS));
        for (int i = 0; i < windows; i++) {
            legs.add(new Continuation.Leg(legs.size(), FINE, WINDOW_STEPS));
        }
        legs.add(new Continuation.Leg(legs.size(), FINE, WHOLE_STEPS));
        return new SpikeMatching(legs);
    }

    /// For spikes that are excursions of the potential: so many widths of the threshold, one after the other.
    public static SpikeMatching ofExcursions(int widths) {
        var legs = new ArrayList<Continuation.Leg>();
        for (int i = 0; i < widths; i++) {
            legs.add(new Continuation.Leg(i, SMOOTH, i == 0 ? WIDE_STEPS : NARROW_STEPS));
        }
        return new SpikeMatching(legs);
    }

    @Override
    public String name() {
        return "spike-matching";
    }

    @Override
    public int lastStage() {
        return legs.size();
    }

    @Override
    public Descent from(Box box, double[] start) {
        var all = new ArrayList<>(legs);
        all.add(new Continuation.Leg(legs.size(), POLISH, Integer.MAX_VALUE));
        return new Continuation(all).from(box, start);
    }
}
