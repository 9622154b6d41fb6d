package synfire.learn.descent;

import static org.assertj.core.api.Assertions.assertThat;

import synfire.learn.optimize.Candidate;
import synfire.learn.optimize.Objective;
import synfire.learn.optimize.Want;
import synfire.learn.transform.Box;

/// Runs one descent on one objective.
final class Runs {

    /// @param end where the descent ended
    record Result(Candidate end, int evaluations, Descent descent) {}

    private Runs() {}

    /// Runs to the end, and checks on the way that every point asked for is in the box.
    static Result run(DescentMethod method, Objective objective, Box box, double[] start, int limit) {
        var descent = method.from(box, start);
        int evaluations = 0;
        while (descent.stopped().isEmpty() && evaluations < limit) {
            double[] point = descent.ask();
            assertThat(box.contains(point)).isTrue();
            descent.tell(objective.evaluate(new double[][] {point}, descent.want()), 0);
            evaluations++;
        }
        double[] end = descent.position();
        double loss = objective.evaluate(new double[][] {end}, Want.LOSS).loss(0);
        return new Result(new Candidate(end, loss), evaluations, descent);
    }
}
