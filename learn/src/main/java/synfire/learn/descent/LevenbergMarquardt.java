package synfire.learn.descent;

import java.util.Optional;
import synfire.learn.optimize.Evaluation;
import synfire.learn.optimize.Stop;
import synfire.learn.optimize.Want;
import synfire.learn.transform.Box;

/// Levenberg–Marquardt with bounds: Newton steps with the Gauss–Newton (or Fisher) matrix, damped as much as needed
/// for the loss to fall.
///
/// Damping as in Nielsen (1999), IMM-REP-1999-05; scaling by the largest diagonal seen, as in Moré (1978); bounds by an
/// active set around each step, so that a coordinate at its bound leaves the others their own minimum.
///
/// @param damping first damping, relative to the scaled diagonal
/// @param lossTolerance stops when both promised and actual fall are within this share of the loss
/// @param stepTolerance stops when no coordinate moves by more than this, relative to its size plus one
/// @param gradientTolerance stops when no component of the projected gradient is above it
public record LevenbergMarquardt(
        double damping, double lossTolerance, double stepTolerance, double gradientTolerance, int iterations)
        implements DescentMethod {

    /// For coordinates of order one.
    public static final LevenbergMarquardt STANDARD = new LevenbergMarquardt(1e-3, 1e-12, 1e-12, 0, 400);

    private static final double LARGEST_DAMPING = 1e16;

    @Override
    public String name() {
        return "lm";
    }

    @Override
    public Descent from(Box box, double[] start) {
        return new Run(this, box, start);
    }

    private static final class Run implements Descent {

        private final LevenbergMarquardt settings;
        private final Box box;
        private final double[] scale;
        private double[] x;
        private double[] trial;
        private double loss = Double.NaN;
        private double[] gradient = {};
        private double[] curvature = {};
        private double damping;
        private double growth = 2;
        private double promised;
        private int iteration;
        private Optional<Stop> stopped = Optional.empty();

        Run(LevenbergMarquardt settings, Box box, double[] start) {
            this.settings = settings;
            this.box = box;
            this.scale = new double[start.length];
            this.damping = settings.damping;
            this.x = box.clip(start);
            this.trial = x;
        }

        @Override
        public double[] ask() {
            return trial.clone();
        }

        @Override
        public Want want() {
            return Want.CURVATURE;
        }

        @Override
        public Optional<Stop> stopped() {
            return stopped;
        }

        @Override
        public double[] position() {
            return x.clone();
        }

        @Override
        public void tell(Evaluation answer, int lane) {
            double f = answer.loss(lane);
            double[] g = answer.gradient(lane);
            double[] h = answer.curvature(lane);
            boolean finite = Double.isFinite(f) && Direction.isFinite(g) && Direction.isFinite(h);
            boolean first = gradient.length == 0;
            if (first && !finite) {
                stopped = Optional.of(Stop.FAILED_START);
                return;
            }
            double fall = loss - f;
            boolean accepted = first || (finite && f < loss);
            if (!first
                    && finite
                    && Math.abs(fall) <= settings.lossTolerance * loss
                    && promised <= settings.lossTolerance * loss) {
                stopped = Optional.of(Stop.LOSS_SETTLED);
            }
            if (accepted) {
                double ratio = fall / promised;
                if (!first) {
                    damping *= Math.max(1.0 / 3, 1 - Math.pow(2 * Math.min(ratio, 2) - 1, 3));
                }
                growth = 2;
                x = trial;
                loss = f;
                gradient = g;
                curvature = h;
                for (int i = 0; i < x.length; i++) {
                    scale[i] = Math.max(scale[i], h[i * x.length + i]);
                }
            } else {
                damping *= growth;
                growth *= 2;
            }
            iteration++;
            if (stopped.isEmpty()) {
                propose();
            }
        }

        private void propose() {
            if (Direction.projectedGradient(box, x, gradient) <= settings.gradientTolerance) {
                stopped = Optional.of(Stop.GRADIENT_SMALL);
                return;
            }
            if (iteration >= settings.iterations) {
                stopped = Optional.of(Stop.ITERATIONS_USED);
                return;
            }
            if (damping > LARGEST_DAMPING) {
                stopped = Optional.of(Stop.NO_DESCENT);
                return;
            }
            double[] step = DampedStep.of(box, x, gradient, curvature, scale, damping);
            trial = Direction.along(box, x, 1, step);
            boolean moves = false;
            for (int i = 0; i < x.length; i++) {
                step[i] = trial[i] - x[i];
                moves |= Math.abs(step[i]) > settings.stepTolerance * (Math.abs(x[i]) + 1);
            }
            promised = -Direction.dot(gradient, step) - 0.5 * Direction.dot(step, LimitedMemory.times(curvature, step));
            if (!moves) {
                stopped = Optional.of(Stop.STEP_SMALL);
            }
        }
    }
}
