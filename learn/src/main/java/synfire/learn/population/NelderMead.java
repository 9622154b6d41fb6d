package synfire.learn.population;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import synfire.learn.optimize.Candidate;
import synfire.learn.optimize.Optimizer;
import synfire.learn.optimize.Search;
import synfire.learn.transform.Box;
import synfire.network.random.RandomKey;

/// Nelder–Mead simplex, with coefficients by dimension (Gao & Han 2012, Comput. Optim. Appl. 51:259) and points
/// clipped to the box. A simplex that has shrunk to nothing is started anew at a random place.
///
/// @param size edge of a new simplex as a share of the box
/// @param smallest edge at which it is started anew
public record NelderMead(double size, double smallest) implements Optimizer {

    public static final NelderMead STANDARD = new NelderMead(0.1, 1e-8);

    @Override
    public String name() {
        return "nelder-mead";
    }

    @Override
    public Search search(Box box, RandomKey key) {
        var simplex = new Simplex(this, box.dimension(), key.split(name()).generator());
        return new Rounds(name(), box, Integer.MAX_VALUE, simplex);
    }

    private static final class Simplex implements Proposer {

        private enum Trial {
            CORNER,
            REFLECTED,
            EXPANDED,
            OUTSIDE,
            INSIDE
        }

        private final NelderMead settings;
        private final int n;
        private final RandomGenerator random;
        private final List<Candidate> corners = new ArrayList<>();
        private final List<double[]> missing = new ArrayList<>();
        private Trial trial = Trial.CORNER;
        private Candidate reflected = new Candidate(new double[0], 0);
        private double[] proposed = {};
        private int next;

        Simplex(NelderMead settings, int n, RandomGenerator random) {
            this.settings = settings;
            this.n = n;
            this.random = random;
            restart();
        }

        private void restart() {
            corners.clear();
            double[] origin = random.doubles(n).toArray();
            missing.add(origin);
            for (int i = 0; i < n; i++) {
                double[] corner = origin.clone();
                corner[i] += corner[i] + settings.size <= 1 ? settings.size : -settings.size;
                missing.add(corner);
            }
            trial = Trial.CORNER;
            next = 0;
        }

        @Override
        public int ahead() {
            return trial == Trial.CORNER ? missing.size() - next : 1;
        }

        @Override
        public double[] propose(int ticket) {
            return trial == Trial.CORNER ? missing.get(next++) : proposed;
        }

        @Override
        public void tell(int ticket, double loss) {
            var told = new Candidate(trial == Trial.CORNER ? missing.removeFirst() : proposed, loss);
            double worst = trial == Trial.CORNER ? 0 : corners.getLast().loss();
            switch (trial) {
                case CORNER -> {
                    next--;
                    corners.add(told);
                    if (missing.isEmpty()) {
                        reflect();
                    }
                }
                case REFLECTED -> {
                    if (loss < corners.getFirst().loss()) {
                        reflected = told;
                        attempt(Trial.EXPANDED, 1 + 2.0 / n);
                    } else if (loss < corners.get(n - 1).loss()) {
                        replaceWorst(told);
                    } else {
                        reflected = told;
                        boolean outside = loss < worst;
                        double share = 0.75 - 0.5 / n;
                        attempt(outside ? Trial.OUTSIDE : Trial.INSIDE, outside ? share : -share);
                    }
                }
                case EXPANDED -> replaceWorst(loss < reflected.loss() ? told : reflected);
                case OUTSIDE -> {
                    if (loss <= reflected.loss()) {
                        replaceWorst(told);
                    } else {
                        shrink();
                    }
                }
                case INSIDE -> {
                    if (loss < worst) {
                        replaceWorst(told);
                    } else {
                        shrink();
                    }
                }
            }
        }

        private void replaceWorst(Candidate better) {
            corners.set(n, better);
            reflect();
        }

        private void reflect() {
            corners.sort(Comparator.comparingDouble(Candidate::loss));
            if (edge() < settings.smallest) {
                restart();
            } else {
                attempt(Trial.REFLECTED, 1);
            }
        }

        /// The point beyond the centre of the better corners, `share` times as far as the worst corner is.
        private void attempt(Trial kind, double share) {
            trial = kind;
            double[] worst = corners.getLast().point();
            proposed = new double[n];
            for (var corner : corners.subList(0, n)) {
                double[] point = corner.point();
                for (int i = 0; i < n; i++) {
                    proposed[i] += point[i] / n;
                }
            }
            for (int i = 0; i < n; i++) {
                proposed[i] = Math.clamp(proposed[i] + share * (proposed[i] - worst[i]), 0, 1);
            }
        }

        private void shrink() {
            double[] best = corners.getFirst().point();
            double share = n > 1 ? 1 - 1.0 / n : 0.5;
            for (var corner : corners.subList(1, n + 1)) {
                double[] point = corner.point();
                for (int i = 0; i < n; i++) {
                    point[i] = best[i] + share * (point[i] - best[i]);
                }
                missing.add(point);
            }
            corners.subList(1, n + 1).clear();
            trial = Trial.CORNER;
            next = 0;
        }

        private double edge() {
            double[] best = corners.getFirst().point();
            double longest = 0;
            for (var corner : corners) {
                double[] point = corner.point();
                for (int i = 0; i < n; i++) {
                    longest = Math.max(longest, Math.abs(point[i] - best[i]));
                }
            }
            return longest;
        }
    }
}
