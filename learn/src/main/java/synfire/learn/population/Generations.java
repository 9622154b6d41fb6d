package synfire.learn.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// The population of a [DifferentialEvolution].
final class Generations implements Proposer {

    private final DifferentialEvolution settings;
    private final int dimension;
    private final RandomGenerator random;
    private final List<double[]> members = new ArrayList<>();
    private final List<Double> losses = new ArrayList<>();
    private final TurnQueue turns = new TurnQueue();
    private final Map<Integer, Integer> parents = new HashMap<>();
    private final Map<Integer, double[]> children = new HashMap<>();
    private double[] best = {};
    private double bestLoss = Double.POSITIVE_INFINITY;

    Generations(DifferentialEvolution settings, int dimension, RandomGenerator random) {
        this.settings = settings;
        this.dimension = dimension;
        this.random = random;
    }

    @Override
    public double[] propose(int ticket) {
        double[] child;
        int member;
        if (members.size() < settings.population()) {
            child = random.doubles(dimension).toArray();
            member = members.size();
            members.add(child);
            losses.add(Double.POSITIVE_INFINITY);
            turns.enter(member);
        } else {
            member = turns.next();
            child = child(members.get(member));
        }
        parents.put(ticket, member);
        children.put(ticket, child);
        return child;
    }

    private double[] child(double[] parent) {
        double[] a = members.get(random.nextInt(members.size()));
        double[] b = members.get(random.nextInt(members.size()));
        double[] leader = best.length == 0 ? parent : best;
        double[] child = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            child[i] = parent[i]
                    + DifferentialEvolution.DIFFERENCE * (a[i] - b[i])
                    + DifferentialEvolution.TO_BEST * (leader[i] - parent[i]);
        }
        boolean[] inherited = switch (settings.crossover()) {
            case BY_GENE -> byGene();
            case TWO_POINTS -> dimension >= 4 ? betweenCuts() : byGene();
        };
        for (int i = 0; i < dimension; i++) {
            child[i] = inherited[i] ? parent[i] : Bounce.into(child[i]);
        }
        return child;
    }

    private boolean[] byGene() {
        boolean[] inherited = new boolean[dimension];
        int forced = random.nextInt(dimension);
        for (int i = 0; i < dimension; i++) {
            inherited[i] = i != forced && random.nextDouble() > 0.5;
        }
        return inherited;
    }

    private boolean[] betweenCuts() {
        int first = random.nextInt(dimension + 1);
        int second = random.nextInt(dimension);
        second += second >= first ? 1 : 0;
        int[] cuts = {Math.min(first, second), Math.max(first, second)};
        if (cuts[0] == 0 && cuts[1] == dimension) {
            cuts[random.nextInt(2)] = random.nextInt(1, dimension);
        }
        boolean inside = random.nextBoolean();
        boolean[] inherited = new boolean[dimension];
        Arrays.fill(inherited, !inside);
        Arrays.fill(inherited, Math.min(cuts[0], cuts[1]), Math.max(cuts[0], cuts[1]), inside);
        return inherited;
    }

    @Override
    public void tell(int ticket, double loss) {
        int member = parents.getOrDefault(ticket, 0);
        double[] child = children.getOrDefault(ticket, members.get(member));
        parents.remove(ticket);
        children.remove(ticket);
        turns.tell(member);
        if (loss <= losses.get(member)) {
            members.set(member, child);
            losses.set(member, loss);
        }
        if (loss < bestLoss) {
            bestLoss = loss;
            best = child;
        }
    }
}
