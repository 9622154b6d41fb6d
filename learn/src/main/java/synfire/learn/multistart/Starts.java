package synfire.learn.multistart;

import java.util.List;
import synfire.learn.transform.Box;
import synfire.network.random.RandomKey;

/// Where descents begin.
@FunctionalInterface
public interface Starts {

    /// The start with this number, from 0; the same each time.
    double[] start(int index);

    /// Independent points, uniform in a bounded box; each has a key of its own.
    static Starts uniform(Box box, RandomKey key) {
        box.requireBounded("drawing starts");
        var own = key.split("starts");
        return index ->
                box.at(own.split(index).generator().doubles(box.dimension()).toArray());
    }

    /// The given ones first, then `others`.
    static Starts first(List<double[]> given, Starts others) {
        return index -> index < given.size() ? given.get(index).clone() : others.start(index - given.size());
    }
}
