package synfire.learn.task;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;

/// Reads the duration of a phase.
final class PhaseLengthReader {

    private static final Pattern CALL = Pattern.compile("\\s*(uniform|exponential|one of)\\s*\\((.*)\\)\\s*");

    private PhaseLengthReader() {}

    static PhaseLength read(String text) {
        var call = CALL.matcher(text);
        if (!call.matches()) {
            if (text.contains("(")) {
                throw notOne(text);
            }
            return new PhaseLength.Fixed(ms(text));
        }
        var arguments = Arrays.stream(call.group(2).split(",", -1))
                .map(PhaseLengthReader::ms)
                .toList();
        return switch (call.group(1)) {
            case "uniform" -> {
                require(text, arguments, 2);
                yield new PhaseLength.Uniform(arguments.get(0), arguments.get(1));
            }
            case "exponential" -> {
                require(text, arguments, 3);
                yield new PhaseLength.Exponential(arguments.get(0), arguments.get(1), arguments.get(2));
            }
            default -> new PhaseLength.OneOf(arguments);
        };
    }

    static void check(double ms) {
        if (!(ms >= 0) || Double.isInfinite(ms)) {
            throw new IllegalArgumentException("a phase of %s ms; give 0 ms or more".formatted(ms));
        }
    }

    static void checkOrder(double fromMs, double toMs) {
        if (!(toMs >= fromMs) || Double.isInfinite(toMs)) {
            throw new IllegalArgumentException(
                    "a phase of %s ms to %s ms; write the shorter duration first".formatted(fromMs, toMs));
        }
    }

    private static double ms(String text) {
        return Quantity.parse(text).in(Units.MS);
    }

    private static void require(String text, List<Double> arguments, int count) {
        if (arguments.size() != count) {
            throw notOne(text);
        }
    }

    private static IllegalArgumentException notOne(String text) {
        return new IllegalArgumentException(
                "'%s' is no duration; write '1000 ms', 'uniform(500 ms, 1500 ms)', 'exponential(600 ms, 300 ms, 3 s)' with mean, shortest and longest, or 'one of(800 ms, 1500 ms)'"
                        .formatted(text));
    }
}
