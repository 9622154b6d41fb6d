package synfire.network.wiring;

/// What the numbers of a connector must be.
final class ConnectorRules {

    private ConnectorRules() {}

    static void probability(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "a connection probability of %s; give a number from 0 to 1".formatted(probability));
        }
    }

    static void number(String what, long number) {
        if (number < 0) {
            throw new IllegalArgumentException("a fixed %s of %d; give a number from 0 up".formatted(what, number));
        }
    }

    /// @param here the cells to choose from
    static void degree(Ends ends, String what, int degree, int here, String cells, boolean multapses) {
        if (here == 0 && degree > 0) {
            throw new IllegalArgumentException(
                    "%s: an %s of %d, but there are no other %s".formatted(ends.name(), what, degree, cells));
        }
        if (!multapses && degree > here) {
            throw new IllegalArgumentException("%s: an %s of %d, but there are only %d %s; lower it, or allow multapses"
                    .formatted(ends.name(), what, degree, here, cells));
        }
    }
}
