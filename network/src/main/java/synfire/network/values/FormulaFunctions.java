package synfire.network.values;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import synfire.equations.syntax.Function;

/// The functions of the language on single numbers, by [StrictMath].
final class FormulaFunctions {

    private static final double LN_10 = StrictMath.log(10);

    private FormulaFunctions() {}

    static Evaluation call(Function function, List<Evaluation> arguments) {
        return switch (function) {
            case EXP -> map(arguments, StrictMath::exp);
            case LOG -> map(arguments, StrictMath::log);
            case LOG10 -> map(arguments, x -> StrictMath.log(x) / LN_10);
            case LOG1P -> map(arguments, StrictMath::log1p);
            case EXPM1 -> map(arguments, StrictMath::expm1);
            case EXPREL -> map(arguments, x -> x == 0 ? 1 : StrictMath.expm1(x) / x);
            case SQRT -> map(arguments, StrictMath::sqrt);
            case SIN -> map(arguments, StrictMath::sin);
            case COS -> map(arguments, StrictMath::cos);
            case TAN -> map(arguments, StrictMath::tan);
            case ARCSIN -> map(arguments, StrictMath::asin);
            case ARCCOS -> map(arguments, StrictMath::acos);
            case ARCTAN -> map(arguments, StrictMath::atan);
            case SINH -> map(arguments, StrictMath::sinh);
            case COSH -> map(arguments, StrictMath::cosh);
            case TANH -> map(arguments, StrictMath::tanh);
            case SIGMOID -> map(arguments, x -> 1 / (1 + StrictMath.exp(-x)));
            case ABS -> map(arguments, Math::abs);
            case SIGN -> map(arguments, Math::signum);
            case CEIL -> map(arguments, Math::ceil);
            case FLOOR -> map(arguments, Math::floor);
            case INT -> map(arguments, x -> x < 0 ? Math.ceil(x) : Math.floor(x));
            case MIN -> two(arguments, Math::min);
            case MAX -> two(arguments, Math::max);
            case CLIP -> two(List.of(two(arguments, Math::max), arguments.get(2)), Math::min);
            case WHERE -> where(arguments.get(0), arguments.get(1), arguments.get(2));
            case Q10 -> {
                var tens = two(arguments.subList(1, 3), (t, reference) -> (t - reference) / 10);
                yield two(List.of(arguments.getFirst(), tens), StrictMath::pow);
            }
            case RAND -> (place, random) -> random.nextUniform();
            case RANDN -> (place, random) -> random.nextNormal();
            case ERF, TIMESTEP, POISSON ->
                throw new IllegalArgumentException(
                        "a formula of a network cannot use %s; compute its values and give a list"
                                .formatted(function.usage()));
        };
    }

    private static Evaluation map(List<Evaluation> arguments, DoubleUnaryOperator function) {
        var argument = arguments.getFirst();
        return (place, random) -> function.applyAsDouble(argument.at(place, random));
    }

    private static Evaluation two(List<Evaluation> arguments, DoubleBinaryOperator function) {
        var first = arguments.get(0);
        var second = arguments.get(1);
        return (place, random) -> function.applyAsDouble(first.at(place, random), second.at(place, random));
    }

    /// Both branches draw, so that the numbers drawn later do not depend on the condition.
    private static Evaluation where(Evaluation condition, Evaluation yes, Evaluation no) {
        return (place, random) -> {
            double test = condition.at(place, random);
            double a = yes.at(place, random);
            double b = no.at(place, random);
            return test != 0 ? a : b;
        };
    }
}
