package synfire.learn.descent;

import java.util.Optional;
import synfire.learn.optimize.Evaluation;
import synfire.learn.optimize.Stop;
import synfire.learn.optimize.Want;
import synfire.learn.transform.Box;

/// L-BFGS-B: quasi-Newton descent with limited memory and bounds.
///
/// Reference: Byrd, Lu, Nocedal & Zhu (1995), SIAM J. Sci. Comput. 16:1190, in version 3.0 (Morales & Nocedal 2011).
///
/// @param memory step pairs kept
/// @param lossTolerance stops when (f_k − f_{k+1}) / max(|f_k|, |f_{k+1}|, `lossFloor`) is not above it
/// @param lossFloor smallest size of a loss that counts as such; 1 in the reference code
/// @param gradientTolerance stops when no component of the projected gradient is above it
/// @param iterations largest number of steps
/// @param searchSteps largest number of evaluations in one line search
public record LBfgsB(
        int memory, double lossTolerance, double lossFloor, double gradientTolerance, int iterations, int searchSteps)
        implements DescentMethod {

    /// The settings of SciPy's `minimize(method="L-BFGS-B")`, which the paper used.
    public static final LBfgsB SCIPY = new LBfgsB(10, 2.220446049250313e-9, 1, 1e-5, 15_000, 20);

    /// Goes on until twelve digits of the loss stand, however small it is (down to 1e-20).
    public static final LBfgsB TIGHT = new LBfgsB(10, 1e-12, 1e-20, 0, 15_000, 20);

    @Override
    public String name() {
        return "lbfgsb";
    }

    @Override
    public Descent from(Box box, double[] start) {
        return new Run(this, box, start);
    }

    private static final class Run implements Descent {

        private final LBfgsB settings;
        private final Box box;
        private final LimitedMemory memory;
        private double[] x;
        private double loss = Double.NaN;
        private double[] gradient = {};
        private double[] direction = {};
        private double[] trial;
        private Optional<MoreThuente> search = Optional.empty();
        private int searched;
        private int iteration;
        private Optional<Stop> stopped = Optional.empty();

        Run(LBfgsB settings, Box box, double[] start) {
            this.settings = settings;
            this.box = box;
            this.memory = new LimitedMemory(start.length, settings.memory);
            this.x = box.clip(start);
            this.trial = x;
        }

        @Override
        public double[] ask() {
            return trial.clone();
        }

        @Override
        public Want want() {
            return Want.GRADIENT;
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
            boolean finite = Double.isFinite(f) && Direction.isFinite(g);
            if (search.isEmpty()) {
                if (!finite) {
                    stopped = Optional.of(Stop.FAILED_START);
                    return;
                }
                loss = f;
                gradient = g;
                begin();
                return;
            }
            searched++;
            var status = search.get().tell(finite ? f : Double.NaN, finite ? Direction.dot(g, direction) : Double.NaN);
            boolean better = finite && f < loss;
            switch (status) {
                case FOUND, AT_MAXIMUM -> accept(f, g);
                case FAILED -> {
                    if (better) {
                        accept(f, g);
                    } else {
                        giveUpDirection();
                    }
                }
                case EVALUATE -> {
                    if (searched < settings.searchSteps) {
                        trial = Direction.along(box, x, search.get().step(), direction);
                    } else {
                        giveUpDirection();
                    }
                }
            }
        }

        private void accept(double f, double[] g) {
            double[] change = new double[x.length];
            double[] step = new double[x.length];
            double promised = 0;
            for (int i = 0; i < x.length; i++) {
                step[i] = trial[i] - x[i];
                change[i] = g[i] - gradient[i];
                promised -= gradient[i] * step[i];
            }
            double fall = (loss - f) / Math.max(Math.max(Math.abs(loss), Math.abs(f)), settings.lossFloor);
            memory.add(step, change, promised);
            x = trial;
            loss = f;
            gradient = g;
            iteration++;
            if (!(fall > settings.lossTolerance)) {
                stopped = Optional.of(Stop.LOSS_SETTLED);
            } else if (iteration >= settings.iterations) {
                stopped = Optional.of(Stop.ITERATIONS_USED);
            } else {
                begin();
            }
        }

        /// Tries again along the gradient with an empty memory; if that was just tried, ends.
        private void giveUpDirection() {
            trial = x;
            if (memory.isEmpty()) {
                stopped = Optional.of(Stop.NO_DESCENT);
            } else {
                memory.clear();
                begin();
            }
        }

        /// Chooses a direction and the first step along it.
        private void begin() {
            if (Direction.projectedGradient(box, x, gradient) <= settings.gradientTolerance) {
                stopped = Optional.of(Stop.GRADIENT_SMALL);
                return;
            }
            double[] target = CauchyPoint.target(box, x, gradient, memory.hessian());
            direction = new double[x.length];
            double farthest = 1e10;
            for (int i = 0; i < x.length; i++) {
                direction[i] = target[i] - x[i];
                double room = direction[i] > 0 ? box.upper(i) - x[i] : box.lower(i) - x[i];
                farthest = direction[i] == 0 ? farthest : Math.min(farthest, room / direction[i]);
            }
            double slope = Direction.dot(gradient, direction);
            if (!(slope < 0)) {
                giveUpDirection();
                return;
            }
            boolean first = iteration == 0;
            double maximum = first ? Math.min(1, farthest) : farthest;
            double length = Math.sqrt(Direction.dot(direction, direction));
            double step = first && !box.isBounded() ? Math.min(1 / length, maximum) : Math.min(1, maximum);
            search = Optional.of(new MoreThuente(loss, slope, step, maximum));
            searched = 0;
            trial = Direction.along(box, x, search.get().step(), direction);
        }
    }
}
