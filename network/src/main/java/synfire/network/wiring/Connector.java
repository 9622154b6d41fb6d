package synfire.network.wiring;

import synfire.network.random.RandomKey;

/// A rule that says which source is joined to which target.
///
/// `autapses` allows a cell to be joined to itself, where sources and targets are of one population;
/// `multapses` allows a pair to be joined more than once.
public sealed interface Connector {

    /// Source `i` to target `i`.
    record OneToOne() implements Connector {}

    record AllToAll(boolean autapses) implements Connector {}

    /// Every pair on its own with the same probability.
    record FixedProbability(double probability, boolean autapses) implements Connector {

        public FixedProbability {
            ConnectorRules.probability(probability);
        }
    }

    /// The same number of sources for every target, drawn uniformly.
    record FixedInDegree(int degree, boolean autapses, boolean multapses) implements Connector {

        public FixedInDegree {
            ConnectorRules.number("in-degree", degree);
        }
    }

    /// The same number of targets for every source, drawn uniformly.
    record FixedOutDegree(int degree, boolean autapses, boolean multapses) implements Connector {

        public FixedOutDegree {
            ConnectorRules.number("out-degree", degree);
        }
    }

    /// So many synapses in all, drawn uniformly among the pairs.
    record FixedTotal(long number, boolean autapses, boolean multapses) implements Connector {

        public FixedTotal {
            ConnectorRules.number("total number", number);
        }
    }

    /// Every pair on its own with a probability that depends on its distance.
    record DistanceDependent(Profile profile, boolean autapses) implements Connector {}

    /// The pairs of a list, number `k` from source `sources[k]` to target `targets[k]`.
    record EdgeList(Indices sources, Indices targets) implements Connector {

        public EdgeList {
            if (sources.size() != targets.size()) {
                throw new IllegalArgumentException(
                        "an edge list has %d sources and %d targets; give one of each per edge"
                                .formatted(sources.size(), targets.size()));
            }
        }

        public static EdgeList of(int[] sources, int[] targets) {
            return new EdgeList(Indices.of(sources), Indices.of(targets));
        }
    }

    /// The rows of targets that this rule gives.
    ///
    /// @throws IllegalArgumentException if the rule does not fit the numbers of cells
    default Rows rows(Ends ends, RandomKey key) {
        return switch (this) {
            case OneToOne _ -> OneToOneRows.of(ends);
            case AllToAll(boolean autapses) -> new AllToAllRows(ends, autapses);
            case FixedProbability(double probability, boolean autapses) ->
                ProbabilityRows.of(ends, key, probability, autapses);
            case FixedOutDegree(int degree, boolean autapses, boolean multapses) ->
                CountedRows.sameCount(ends, key, degree, autapses, multapses);
            case FixedTotal(long number, boolean autapses, boolean multapses) ->
                CountedRows.total(ends, key, number, autapses, multapses);
            case FixedInDegree(int degree, boolean autapses, boolean multapses) ->
                StoredRows.fixedInDegree(ends, key, degree, autapses, multapses);
            case DistanceDependent(var profile, boolean autapses) -> DistanceRows.of(ends, key, profile, autapses);
            case EdgeList(var sources, var targets) -> StoredRows.listed(ends, sources, targets);
        };
    }
}
