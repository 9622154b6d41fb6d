package synfire.learn.train.optimizer;

import java.util.List;

/// A first-order update rule: moves parameters against their gradient, element by element.
public interface Optimizer {

    /// Lower-case name, as in a study.
    String name();

    /// How many numbers it remembers of each parameter.
    int slots();

    /// One update, in place.
    ///
    /// @param t number of the update, counted from 1
    /// @param rate learning rate η of this update
    /// @param gradient of the loss, as long as `parameters`
    /// @param memory [#slots()] arrays as long as `parameters`, all zero before the first update
    void step(long t, double rate, double[] parameters, double[] gradient, List<double[]> memory);
}
