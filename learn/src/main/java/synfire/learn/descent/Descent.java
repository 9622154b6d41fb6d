package synfire.learn.descent;

import java.util.Optional;
import synfire.learn.optimize.Evaluation;
import synfire.learn.optimize.Stop;
import synfire.learn.optimize.Want;

/// One descent: it asks for a point, is told loss and derivatives there, and moves.
public interface Descent {

    /// The point wanted next: the same until [#tell] is called.
    double[] ask();

    /// What must be known there.
    Want want();

    /// Which objective of a continuation is meant.
    default int stage() {
        return 0;
    }

    /// The answer for [#ask] is point `lane` of `answer`.
    void tell(Evaluation answer, int lane);

    /// Why it ended; empty while it goes on.
    Optional<Stop> stopped();

    /// Where the descent stands: where another would take over.
    double[] position();
}
