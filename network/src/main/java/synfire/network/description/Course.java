package synfire.network.description;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import synfire.equations.units.Dimension;
import synfire.equations.units.Quantity;
import synfire.equations.units.Unit;
import synfire.network.Samples;
import synfire.network.Signal;
import synfire.network.random.RandomKey;
import synfire.network.values.CellValues;

/// A value over time.
public sealed interface Course {

    /// The same at all times; may differ from cell to cell.
    record Constant(CellValues values) implements Course {}

    /// `values[k]` from `times[k]` on; 0 before the first.
    ///
    /// @param times in ms, ascending
    record Steps(Samples times, Samples values, Unit unit) implements Course {

        public Steps {
            CourseRules.steps(times, values);
        }
    }

    /// From one value to another between two times, held before and after.
    record Ramp(Quantity start, Quantity stop, Quantity from, Quantity to) implements Course {

        public Ramp {
            CourseRules.ramp(start, stop, from, to);
        }
    }

    /// `offset + amplitude * sin(2*pi*frequency*t + phase)`.
    record Sine(Quantity offset, Quantity amplitude, Quantity frequency, double phase) implements Course {

        public Sine {
            CourseRules.sine(offset, amplitude, frequency);
        }
    }

    /// As recorded: held from sample to sample, 0 outside; one signal for all cells, or one for each.
    record Sampled(List<Signal> signals) implements Course {

        public Sampled {
            signals = CourseRules.sampled(signals);
        }
    }

    /// The value of a cell, in base units, at a time in ms.
    @FunctionalInterface
    interface Values {
        double at(int cell, double ms);
    }

    /// The least and the largest value that a course has at any time.
    record Bounds(double least, double largest) {}

    static Course constant(double value, String unit) {
        return new Constant(CellValues.of(value, unit));
    }

    /// The values for a number of cells.
    ///
    /// @param what names the course in messages
    /// @throws IllegalArgumentException if it is of another dimension or for another number of cells
    default Values resolve(String what, Dimension wanted, int size, RandomKey key) {
        check(what, wanted, size);
        return switch (this) {
            case Constant(var values) -> {
                var numbers = values.resolve(what, wanted, size, Optional.empty(), key);
                yield (cell, ms) -> numbers[cell];
            }
            case Steps(var times, var values, var unit) -> {
                var numbers = values.map(x -> Quantity.of(x, unit).inBase());
                yield (cell, ms) -> {
                    int before = CourseRules.countUpTo(times, ms);
                    return before == 0 ? 0 : numbers.get(before - 1);
                };
            }
            case Ramp(var start, var stop, var from, var to) -> {
                double t0 = start.inBase();
                double duration = stop.inBase() - t0;
                double low = from.inBase();
                double rise = to.inBase() - low;
                yield (cell, ms) -> low + rise * Math.clamp((ms - t0) / duration, 0.0, 1.0);
            }
            case Sine(var offset, var amplitude, var frequency, double phase) -> {
                double mean = offset.inBase();
                double height = amplitude.inBase();
                double speed = 2 * Math.PI * frequency.inBase();
                yield (cell, ms) -> mean + height * StrictMath.sin(speed * ms + phase);
            }
            case Sampled(var signals) ->
                (cell, ms) -> CourseRules.held(signals.get(signals.size() == 1 ? 0 : cell), ms);
        };
    }

    /// @throws IllegalArgumentException if it is of another dimension or for another number of cells
    default void check(String what, Dimension wanted, int size) {
        switch (this) {
            case Constant(var values) -> values.check(what, wanted, size);
            case Steps(var _, var _, var unit) -> CourseRules.dimension(what, unit, wanted);
            case Ramp(var _, var _, var from, var _) -> CourseRules.dimension(what, from.unit(), wanted);
            case Sine(var offset, var _, var _, double _) -> CourseRules.dimension(what, offset.unit(), wanted);
            case Sampled(var signals) -> {
                signals.forEach(s -> CourseRules.dimension(what, s.unit(), wanted));
                if (signals.size() != 1 && signals.size() != size) {
                    throw new IllegalArgumentException("%s has %d signals for %d cells; give one, or one per cell"
                            .formatted(what, signals.size(), size));
                }
            }
        }
    }

    /// Between which values it stays for a number of cells, in base units.
    ///
    /// @throws IllegalArgumentException if it is of another dimension or for another number of cells
    default Bounds bounds(String what, Dimension wanted, int size, RandomKey key) {
        check(what, wanted, size);
        return switch (this) {
            case Constant(var values) ->
                CourseRules.bounds(Arrays.stream(values.resolve(what, wanted, size, Optional.empty(), key)));
            case Steps(var _, var values, var unit) ->
                CourseRules.bounds(DoubleStream.concat(
                        DoubleStream.of(0), values.map(x -> Quantity.of(x, unit).inBase()).stream()));
            case Ramp(var _, var _, var from, var to) ->
                CourseRules.bounds(DoubleStream.of(from.inBase(), to.inBase()));
            case Sine(var offset, var amplitude, var _, double _) -> {
                double height = Math.abs(amplitude.inBase());
                yield new Bounds(offset.inBase() - height, offset.inBase() + height);
            }
            case Sampled(var signals) ->
                CourseRules.bounds(
                        DoubleStream.concat(DoubleStream.of(0), signals.stream().flatMapToDouble(CourseRules::inBase)));
        };
    }
}
