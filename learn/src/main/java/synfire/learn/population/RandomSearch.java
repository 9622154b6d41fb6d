package synfire.learn.population;

import synfire.learn.optimize.Optimizer;
import synfire.learn.optimize.Search;
import synfire.learn.transform.Box;
import synfire.network.random.RandomKey;

/// Points uniform in the box: what any method must beat.
///
/// @param batch points in one round
public record RandomSearch(int batch) implements Optimizer {

    @Override
    public String name() {
        return "random";
    }

    @Override
    public Search search(Box box, RandomKey key) {
        var random = key.split("random").generator();
        int dimension = box.dimension();
        return new Rounds(name(), box, batch, new Proposer() {
            @Override
            public double[] propose(int ticket) {
                return random.doubles(dimension).toArray();
            }

            @Override
            public void tell(int ticket, double loss) {
                // Nothing is learnt.
            }
        });
    }
}
