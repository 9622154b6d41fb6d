package synfire.learn.population;

/// A method that proposes points of the unit box one by one and hears their losses in any grouping.
interface Proposer {

    /// The next point, in [0, 1] in each coordinate.
    ///
    /// @param ticket names the point when its loss is told; counts up from 0
    double[] propose(int ticket);

    /// The loss of the point with this ticket; positive infinity if it could not be evaluated. Called once for each
    /// ticket, in their order.
    void tell(int ticket, double loss);

    /// How many points may be proposed before the next loss must be told.
    default int ahead() {
        return Integer.MAX_VALUE;
    }
}
