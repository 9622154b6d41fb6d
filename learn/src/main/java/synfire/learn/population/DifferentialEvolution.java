package synfire.learn.population;

import synfire.learn.optimize.Optimizer;
import synfire.learn.optimize.Search;
import synfire.learn.transform.Box;
import synfire.network.random.RandomKey;

/// Differential evolution, "current to best": a child of x is x crossed with
///
///     donor = x + F₁ (x_a − x_b) + F₂ (x_best − x)
///
/// and takes the place of x unless its loss is higher. Reference: Storn & Price (1997), with the settings and the order
/// of events of Nevergrad's `DE` and `TwoPointsDE`: first population uniform in the box, coordinates that leave it
/// reflected once, a and b drawn with replacement from the whole population.
///
/// @param population number of members
/// @param batch children in one round; they are proposed before any is told
/// @param crossover how genes of parent and donor mix
public record DifferentialEvolution(int population, int batch, Crossover crossover) implements Optimizer {

    /// Which genes of the child come from the parent instead of the donor.
    public enum Crossover {
        /// Each with probability ½, but at least one from the donor.
        BY_GENE("de"),
        /// Those inside, or those outside, of two random cuts; by gene below four dimensions.
        TWO_POINTS("two-points-de");

        private final String method;

        Crossover(String method) {
            this.method = method;
        }
    }

    /// F₁.
    static final double DIFFERENCE = 0.8;

    /// F₂.
    static final double TO_BEST = 0.8;

    /// Population 30, rounds of 20 as in the paper.
    public static final DifferentialEvolution STANDARD = new DifferentialEvolution(30, 20, Crossover.BY_GENE);

    /// The same with two-point crossover.
    public static final DifferentialEvolution TWO_POINTS = new DifferentialEvolution(30, 20, Crossover.TWO_POINTS);

    public DifferentialEvolution {
        if (population < 3 || batch < 1) {
            throw new IllegalArgumentException(
                    "differential evolution with a population of %d in rounds of %d; needs at least 3 and 1"
                            .formatted(population, batch));
        }
    }

    @Override
    public String name() {
        return crossover.method;
    }

    @Override
    public Search search(Box box, RandomKey key) {
        var random = key.split(name()).generator();
        return new Rounds(name(), box, batch, new Generations(this, box.dimension(), random));
    }
}
