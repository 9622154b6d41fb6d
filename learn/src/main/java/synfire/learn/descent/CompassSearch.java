package synfire.learn.descent;

import java.util.Optional;
import synfire.learn.optimize.Evaluation;
import synfire.learn.optimize.Stop;
import synfire.learn.optimize.Want;
import synfire.learn.transform.Box;

/// A step up and a step down along each coordinate in turn; the first lower point is moved to, and the step doubled;
/// after a round without one the step is halved. It needs no derivative, so it can finish on a loss that has none.
///
/// Reference: Kolda, Lewis & Torczon (2003), SIAM Review 45:385, §1.
///
/// @param step of the first round
/// @param smallest ends when the step is below
/// @param evaluations ends after so many
public record CompassSearch(double step, double smallest, int evaluations) implements DescentMethod {

    public CompassSearch {
        if (!(smallest > 0) || !(step >= smallest) || evaluations < 1) {
            throw new IllegalArgumentException(
                    "a compass search from step %s to %s with %d evaluations has nothing to do; give a positive last step, a first one not below it, and at least 1 evaluation"
                            .formatted(step, smallest, evaluations));
        }
    }

    @Override
    public String name() {
        return "compass";
    }

    @Override
    public Descent from(Box box, double[] start) {
        return new Run(this, box, start);
    }

    private static final class Run implements Descent {

        private final CompassSearch settings;
        private final Box box;
        private double[] center;
        private double[] trial;
        private double lowest = Double.NaN;
        private double step;
        private int direction;
        private int misses;
        private int told;
        private Optional<Stop> stopped = Optional.empty();

        Run(CompassSearch settings, Box box, double[] start) {
            this.settings = settings;
            this.box = box;
            this.step = settings.step;
            this.center = box.clip(start);
            this.trial = center;
        }

        @Override
        public double[] ask() {
            return trial.clone();
        }

        @Override
        public Want want() {
            return Want.LOSS;
        }

        @Override
        public Optional<Stop> stopped() {
            return stopped;
        }

        @Override
        public double[] position() {
            return center.clone();
        }

        @Override
        public void tell(Evaluation answer, int lane) {
            double loss = answer.loss(lane);
            told++;
            if (Double.isNaN(lowest)) {
                if (!Double.isFinite(loss)) {
                    stopped = Optional.of(Stop.FAILED_START);
                    return;
                }
                lowest = loss;
            } else if (loss < lowest) {
                lowest = loss;
                center = trial;
                step *= 2;
                misses = 0;
            } else {
                misses++;
                direction = (direction + 1) % (2 * center.length);
            }
            next();
        }

        private void next() {
            while (stopped.isEmpty()) {
                if (misses >= 2 * center.length) {
                    step /= 2;
                    misses = 0;
                }
                if (step < settings.smallest) {
                    stopped = Optional.of(Stop.STEP_SMALL);
                } else if (told >= settings.evaluations) {
                    stopped = Optional.of(Stop.ITERATIONS_USED);
                } else if (moved()) {
                    return;
                } else {
                    misses++;
                    direction = (direction + 1) % (2 * center.length);
                }
            }
        }

        /// Sets the next trial; false where a bound leaves no room.
        private boolean moved() {
            int i = direction / 2;
            trial = center.clone();
            trial[i] = box.clip(i, center[i] + (direction % 2 == 0 ? step : -step));
            return trial[i] != center[i];
        }
    }
}
