package synfire.learn.optimize;

import synfire.learn.transform.Box;
import synfire.network.random.RandomKey;

/// A method of optimization with its settings.
public interface Optimizer {

    /// Lower-case name, as in studies and tables.
    String name();

    /// A search in `box`, at its beginning. Equal arguments give equal searches.
    Search search(Box box, RandomKey key);

    /// A search that begins at `start`, as the later stages of a fit do; one that cannot begins as it always does.
    default Search searchFrom(double[] start, Box box, RandomKey key) {
        return search(box, key);
    }
}
