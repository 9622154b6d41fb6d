package synfire.cli.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import synfire.equations.Model;
import synfire.equations.units.Dimension;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.network.Samples;

/// Steps written in one line: `0 nA*5ms, 2 nA*10ms` is nothing for 5 ms, then 2 nA for 10 ms.
///
/// @param steps one after the other
public record Stimulus(List<Step> steps) {

    /// @param level in any unit that fits the input
    public record Step(Quantity level, double durationMs) {}

    public Stimulus {
        steps = List.copyOf(steps);
    }

    /// Reads the line.
    ///
    /// @throws IllegalArgumentException naming the step that cannot be read
    public static Stimulus parse(String text) {
        var steps = new ArrayList<Step>();
        for (var part : text.split(",", -1)) {
            int star = part.lastIndexOf('*');
            if (star < 0) {
                throw new IllegalArgumentException(
                        "'%s' in '%s' is not LEVEL*DURATION; write for example \"0 nA*5ms, 2 nA*10ms\""
                                .formatted(part.strip(), text));
            }
            var duration = quantity(part.substring(star + 1), text);
            if (!duration.unit().dimension().equals(Dimension.TIME) || !(duration.in(Units.MS) > 0)) {
                throw new IllegalArgumentException(
                        "'%s' in '%s' is not a duration; write for example 5ms".formatted(duration, text));
            }
            steps.add(new Step(quantity(part.substring(0, star), text), duration.in(Units.MS)));
        }
        return new Stimulus(steps);
    }

    /// The whole duration, ms.
    public double durationMs() {
        return steps.stream().mapToDouble(Step::durationMs).sum();
    }

    /// One value per step of `dtMs`, in base units; the last level lasts to the end.
    ///
    /// @throws IllegalArgumentException if a level does not fit the input's unit
    public Samples samples(Model model, String input, double dtMs, double durationMs) {
        var unit = model.inputs().stream()
                .filter(each -> each.name().equals(input))
                .findFirst()
                .orElseThrow()
                .unit();
        for (var step : steps) {
            if (!step.level().unit().dimension().equals(unit.dimension())) {
                throw new IllegalArgumentException(
                        "'%s' does not fit input '%s' of model '%s'; write it in a unit like %s"
                                .formatted(step.level(), input, model.name(), unit));
            }
        }
        var values = new double[(int) Math.round(durationMs / dtMs)];
        double end = 0;
        int from = 0;
        for (var step : steps) {
            end += step.durationMs();
            int to = (int) Math.min(values.length, Math.round(end / dtMs));
            Arrays.fill(values, Math.min(from, to), to, step.level().inBase());
            from = to;
        }
        Arrays.fill(values, from, values.length, steps.getLast().level().inBase());
        return Samples.of(values);
    }

    private static Quantity quantity(String part, String text) {
        try {
            return Quantity.parse(part.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'%s' in '%s': %s".formatted(part.strip(), text, e.getMessage()), e);
        }
    }
}
