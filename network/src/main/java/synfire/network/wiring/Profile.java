package synfire.network.wiring;

import java.util.function.BiFunction;
import synfire.equations.units.Dimension;
import synfire.equations.units.Quantity;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Value;
import synfire.network.random.NaturalExponential;
import synfire.network.values.Evaluation;
import synfire.network.values.Formula;
import synfire.network.values.FormulaNames;
import synfire.network.values.SynapseFormula;

/// The probability of a synapse between two cells at a distance `d`.
public sealed interface Profile {

    /// `peak * exp(-d**2 / (2*deviation**2))`.
    record Gaussian(double peak, Quantity deviation) implements Profile {

        public Gaussian {
            ConnectorRules.probability(peak);
            ProfileRules.length("the deviation of a Gaussian profile", deviation);
        }
    }

    /// `peak * exp(-d / length)`.
    record Exponential(double peak, Quantity length) implements Profile {

        public Exponential {
            ConnectorRules.probability(peak);
            ProfileRules.length("the length of an exponential profile", length);
        }
    }

    /// Any expression of `d`, and of the indices `i` of the source and `j` of the target.
    record Computed(Formula formula) implements Profile {}

    /// The largest value.
    default double peak() {
        return switch (this) {
            case Gaussian(double peak, var _) -> peak;
            case Exponential(double peak, var _) -> peak;
            case Computed _ -> 1;
        };
    }

    /// The probability by source, target, and distance in µm.
    ///
    /// @param where names the profile in messages
    default Evaluation evaluation(String where) {
        return switch (this) {
            case Gaussian(double peak, var deviation) -> {
                double scale = -0.5 / (deviation.inBase() * deviation.inBase());
                yield falling(
                        peak,
                        (b, d) -> b.multiply(b.multiply(b.constant(DType.F64, scale), d), d),
                        (place, random) -> peak * NaturalExponential.of(scale * place.d() * place.d()));
            }
            case Exponential(double peak, var length) -> {
                double scale = -1 / length.inBase();
                yield falling(
                        peak,
                        (b, d) -> b.multiply(b.constant(DType.F64, scale), d),
                        (place, random) -> peak * NaturalExponential.of(scale * place.d()));
            }
            case Computed(var formula) -> formula.compile(where, FormulaNames.SYNAPSE, Dimension.NONE);
        };
    }

    private static Evaluation falling(double peak, BiFunction<Builder, Value, Value> exponent, Evaluation number) {
        return SynapseFormula.ofDistance(
                (b, d) -> b.multiply(b.constant(DType.F64, peak), b.exp(exponent.apply(b, d))), number);
    }
}
