package synfire.learn.population;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import synfire.learn.optimize.Optimizer;
import synfire.learn.optimize.Search;
import synfire.learn.transform.Box;
import synfire.network.random.RandomKey;

/// Particle swarm: each particle keeps a speed and is drawn to its own best place and to that of all,
///
///     speed ← ω speed + φ r₁ (own best − x) + φ r₂ (best − x),   x ← x + speed
///
/// Reference: Zambrano-Bigiarini, Clerc & Rojas (2013), SPSO 2011, as in Nevergrad's `PSO`: particles move in the
/// unit box of y = ½ + arctan(6(u − ½))/π, where u is the place in the box of the search; first places uniform in u,
/// first
/// speeds uniform in (−1, 1), places clipped to the unit box and then reflected into the search's.
///
/// @param population number of particles
/// @param batch particles moved in one round
public record ParticleSwarm(int population, int batch) implements Optimizer {

    /// 40 particles, rounds of 20 as in the paper.
    public static final ParticleSwarm STANDARD = new ParticleSwarm(40, 20);

    /// ω = 1/(2 ln 2).
    private static final double INERTIA = 0.5 / Math.log(2);

    /// φ = ½ + ln 2, for both attractions.
    private static final double ATTRACTION = 0.5 + Math.log(2);

    /// Nevergrad's unit of a bounded parameter is a sixth of its range.
    private static final double UNITS = 6;

    public ParticleSwarm {
        if (population < 1 || batch < 1) {
            throw new IllegalArgumentException(
                    "a swarm of %d particles in rounds of %d; needs at least one of each".formatted(population, batch));
        }
    }

    @Override
    public String name() {
        return "pso";
    }

    @Override
    public Search search(Box box, RandomKey key) {
        return new Rounds(
                name(),
                box,
                batch,
                new Swarm(population, box.dimension(), key.split(name()).generator()));
    }

    private static final class Swarm implements Proposer {

        private final int population;
        private final int dimension;
        private final RandomGenerator random;
        private final List<double[]> places = new ArrayList<>();
        private final List<double[]> speeds = new ArrayList<>();
        private final List<double[]> bestPlaces = new ArrayList<>();
        private final List<Double> bestLosses = new ArrayList<>();
        private final TurnQueue turns = new TurnQueue();
        private final Map<Integer, Integer> movers = new HashMap<>();
        private double[] best = {};
        private double bestLoss = Double.POSITIVE_INFINITY;

        Swarm(int population, int dimension, RandomGenerator random) {
            this.population = population;
            this.dimension = dimension;
            this.random = random;
        }

        @Override
        public double[] propose(int ticket) {
            int particle = places.size() < population ? enter() : move();
            movers.put(ticket, particle);
            return places.get(particle);
        }

        private int enter() {
            int particle = places.size();
            double[] place = random.doubles(dimension).toArray();
            places.add(place);
            speeds.add(random.doubles(dimension, -1, 1).toArray());
            bestPlaces.add(place);
            bestLosses.add(Double.POSITIVE_INFINITY);
            turns.enter(particle);
            return particle;
        }

        private int move() {
            int particle = turns.next();
            double[] place = places.get(particle);
            double[] own = bestPlaces.get(particle);
            double[] leader = best.length == 0 ? place : best;
            double[] speed = speeds.get(particle).clone();
            double[] next = new double[dimension];
            double[] toOwn = random.doubles(dimension).toArray();
            double[] toBest = random.doubles(dimension).toArray();
            for (int i = 0; i < dimension; i++) {
                double y = squeezed(place[i]);
                speed[i] = INERTIA * speed[i]
                        + ATTRACTION * toOwn[i] * (squeezed(own[i]) - y)
                        + ATTRACTION * toBest[i] * (squeezed(leader[i]) - y);
                next[i] = Bounce.into(0.5 + Math.tan(Math.PI * (Math.clamp(y + speed[i], 0, 1) - 0.5)) / UNITS);
            }
            places.set(particle, next);
            speeds.set(particle, speed);
            return particle;
        }

        private static double squeezed(double u) {
            return 0.5 + Math.atan(UNITS * (u - 0.5)) / Math.PI;
        }

        @Override
        public void tell(int ticket, double loss) {
            int particle = movers.getOrDefault(ticket, 0);
            movers.remove(ticket);
            turns.tell(particle);
            if (loss <= bestLosses.get(particle)) {
                bestLosses.set(particle, loss);
                bestPlaces.set(particle, places.get(particle));
            }
            if (loss < bestLoss) {
                bestLoss = loss;
                best = places.get(particle);
            }
        }
    }
}
