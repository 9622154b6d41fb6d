package synfire.network.values;

import synfire.equations.units.Quantity;

/// What the numbers of a distribution must be.
final class DistributionRules {

    static final int MOST_DRAWS = 10_000;

    private DistributionRules() {}

    static void bounds(String distribution, Quantity low, Quantity high) {
        sameDimension(distribution, low, high);
        if (!(low.inBase() <= high.inBase())) {
            throw new IllegalArgumentException("the %s distribution reaches from %s to %s; give the lower bound first"
                    .formatted(distribution, low, high));
        }
    }

    static void sameDimension(String distribution, Quantity a, Quantity b) {
        if (!a.unit().dimension().equals(b.unit().dimension())) {
            throw new IllegalArgumentException("the %s distribution of %s and %s mixes units; give both in one of them"
                    .formatted(distribution, a, b));
        }
    }

    static void inner(String distribution, Distribution of, Quantity bound) {
        if (!of.dimension().equals(bound.unit().dimension())) {
            throw new IllegalArgumentException("the %s distribution has the bound %s, but its numbers are in %s"
                    .formatted(distribution, bound, of.dimension()));
        }
    }

    static void notNegative(String distribution, String what, Quantity x) {
        if (!(x.value() >= 0) || Double.isInfinite(x.value())) {
            throw new IllegalArgumentException("the %s distribution has the %s %s; it is a finite number from 0 up"
                    .formatted(distribution, what, x));
        }
    }

    static IllegalArgumentException neverInside(Distribution.Redrawn redrawn) {
        return new IllegalArgumentException("%s gave no number from %s to %s in %d draws; widen the bounds"
                .formatted(redrawn.of(), redrawn.low(), redrawn.high(), MOST_DRAWS));
    }
}
