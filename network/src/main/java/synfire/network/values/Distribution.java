package synfire.network.values;

import synfire.equations.units.Dimension;
import synfire.equations.units.Quantity;
import synfire.network.random.CounterStream;
import synfire.network.random.NaturalExponential;

/// A random number with a unit.
public sealed interface Distribution {

    /// Equally likely between two bounds.
    record Uniform(Quantity low, Quantity high) implements Distribution {

        public Uniform {
            DistributionRules.bounds("uniform", low, high);
        }
    }

    record Normal(Quantity mean, Quantity deviation) implements Distribution {

        public Normal {
            DistributionRules.sameDimension("normal", mean, deviation);
            DistributionRules.notNegative("normal", "standard deviation", deviation);
        }
    }

    /// The exponential of a normal number: `median * exp(sigma * z)`.
    ///
    /// @param median may be negative, which gives negative numbers
    /// @param sigma standard deviation of the logarithm
    record LogNormal(Quantity median, double sigma) implements Distribution {

        public LogNormal {
            DistributionRules.notNegative("lognormal", "sigma", Quantity.of(sigma));
        }

        /// The log-normal distribution of that mean and standard deviation.
        public static LogNormal of(Quantity mean, Quantity deviation) {
            double ratio = deviation.in(mean.unit()) / mean.value();
            double variance = StrictMath.log1p(ratio * ratio);
            return new LogNormal(
                    new Quantity(mean.value() * StrictMath.exp(-variance / 2), mean.unit()), Math.sqrt(variance));
        }
    }

    record Exponential(Quantity mean) implements Distribution {}

    /// Numbers below `low` become `low`, those above `high` become `high`.
    record Clipped(Distribution of, Quantity low, Quantity high) implements Distribution {

        public Clipped {
            DistributionRules.bounds("clipped", low, high);
            DistributionRules.inner("clipped", of, low);
        }
    }

    /// Numbers outside `[low, high]` are drawn again.
    record Redrawn(Distribution of, Quantity low, Quantity high) implements Distribution {

        public Redrawn {
            DistributionRules.bounds("redrawn", low, high);
            DistributionRules.inner("redrawn", of, low);
        }
    }

    /// Between which numbers all lie, in base units.
    record Bounds(double low, double high) {}

    default Bounds bounds() {
        return switch (this) {
            case Uniform(var low, var high) -> new Bounds(low.inBase(), high.inBase());
            case Normal _, LogNormal _, Exponential _ -> new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
            case Clipped(var _, var low, var high) -> new Bounds(low.inBase(), high.inBase());
            case Redrawn(var _, var low, var high) -> new Bounds(low.inBase(), high.inBase());
        };
    }

    /// Whether some numbers are drawn again.
    default boolean redraws() {
        return switch (this) {
            case Uniform _, Normal _, LogNormal _, Exponential _ -> false;
            case Clipped(var of, var _, var _) -> of.redraws();
            case Redrawn _ -> true;
        };
    }

    default Dimension dimension() {
        return switch (this) {
            case Uniform(var low, var _) -> low.unit().dimension();
            case Normal(var mean, var _) -> mean.unit().dimension();
            case LogNormal(var median, var _) -> median.unit().dimension();
            case Exponential(var mean) -> mean.unit().dimension();
            case Clipped(var of, var _, var _) -> of.dimension();
            case Redrawn(var of, var _, var _) -> of.dimension();
        };
    }

    /// The numbers one after the other, in base units.
    default Sampler sampler() {
        return switch (this) {
            case Uniform(var low, var high) -> uniform(low.inBase(), high.inBase());
            case Normal(var mean, var deviation) -> normal(mean.inBase(), deviation.inBase());
            case LogNormal(var median, double sigma) -> {
                double scale = median.inBase();
                yield stream -> scale * NaturalExponential.of(sigma * stream.nextNormal());
            }
            case Exponential(var mean) -> {
                double scale = mean.inBase();
                yield stream -> scale * stream.nextExponential();
            }
            case Clipped(var of, var low, var high) -> clipped(of.sampler(), low.inBase(), high.inBase());
            case Redrawn redrawn -> redrawn(redrawn);
        };
    }

    /// Draws a number in base units.
    @FunctionalInterface
    interface Sampler {
        double next(CounterStream stream);
    }

    private static Sampler uniform(double low, double high) {
        return stream -> low + (high - low) * stream.nextUniform();
    }

    private static Sampler normal(double mean, double deviation) {
        return stream -> mean + deviation * stream.nextNormal();
    }

    private static Sampler clipped(Sampler of, double low, double high) {
        return stream -> Math.clamp(of.next(stream), low, high);
    }

    private static Sampler redrawn(Redrawn redrawn) {
        var of = redrawn.of().sampler();
        double low = redrawn.low().inBase();
        double high = redrawn.high().inBase();
        return stream -> {
            for (int i = 0; i < DistributionRules.MOST_DRAWS; i++) {
                double x = of.next(stream);
                if (x >= low && x <= high) {
                    return x;
                }
            }
            throw DistributionRules.neverInside(redrawn);
        };
    }
}
