package synfire.equations.lowering;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import synfire.equations.Escape;
import synfire.equations.Event;
import synfire.equations.Model;
import synfire.equations.algebra.Terms;
import synfire.equations.lowering.LoweringOptions.EventSource;
import synfire.equations.syntax.Expr;
import synfire.ir.Builder;
import synfire.ir.Op;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;

/// Whether a cell fires: by its threshold, by the data, or by a draw with its escape rate.
final class Firing {

    private final LoweringOptions options;
    private final Supplier<Value> observed;
    private final Optional<Value> active;
    private final Event event;
    private final Escape escape;
    private final EventSource source;
    private final ThresholdTest threshold;

    /// @param observed the input of recorded spikes
    /// @param active where cells are not refractory
    Firing(Model model, LoweringOptions options, Supplier<Value> observed, Optional<Value> active, Event event) {
        this.options = options;
        this.observed = observed;
        this.active = active;
        this.event = event;
        this.escape = model.spiking().escape();
        this.source = StepLowering.source(model, options.spikes(), event);
        this.threshold = new ThresholdTest(options.spikes(), model.spiking().surrogate());
        if (source == EventSource.ESCAPE && escape instanceof Escape.None) {
            throw new IllegalArgumentException(
                    "model '%s' has no escape rate, so its spikes cannot be drawn; add one, or choose the source of "
                                    .formatted(model.name())
                            + "spikes threshold");
        }
    }

    /// @param spike 0 or 1
    /// @param margin ≥ 0 where the threshold is reached; empty without a threshold
    /// @param hazard escape rate times dt; empty without an escape rate
    record Fired(Value spike, Optional<Value> margin, Optional<Value> hazard) {}

    /// Tests the state after its update.
    Fired test(Scope updated) {
        var b = updated.builder();
        var result = event.trigger() instanceof Event.Threshold(var condition)
                ? Optional.of(threshold.of(condition, updated))
                : Optional.<ThresholdTest.Result>empty();
        var hazard = hazard(updated);
        var spike = switch (source) {
            case OBSERVED -> observed.get();
            case ESCAPE -> masked(b, drawn(updated, hazard.orElseThrow()), updated);
            case THRESHOLD, MODEL -> masked(b, result.orElseThrow().spike(), updated);
        };
        return new Fired(spike, result.map(ThresholdTest.Result::margin), hazard);
    }

    /// Where in the step the threshold was crossed.
    Value offset(Scope before, Scope after, Value dt, List<DynamicalSystem> systems) {
        var b = before.builder();
        if (source != EventSource.THRESHOLD || !(event.trigger() instanceof Event.Threshold(var condition))) {
            throw new IllegalArgumentException(
                    "event mode needs spikes from a threshold; choose spike mode hard or soft with source "
                            + source.text());
        }
        var margin = threshold.of(condition, before).margin();
        var reached = threshold.of(condition, after).margin();
        return switch (options.spikes().crossing()) {
            case LINEAR -> b.emit(new Op.LinearCrossing(margin, reached));
            case HERMITE ->
                b.emit(new Op.HermiteCrossing(
                        margin, reached, slope(condition, before, dt, systems), slope(condition, after, dt, systems)));
        };
    }

    /// The change of the margin per step along the flow.
    private Value slope(Expr condition, Scope at, Value dt, List<DynamicalSystem> systems) {
        var b = at.builder();
        if (!(condition instanceof Expr.Binary(var operator, var left, var right)) || !operator.isComparison()) {
            throw new IllegalArgumentException(
                    "the Hermite crossing needs a threshold that is one comparison; choose " + "the linear crossing");
        }
        var margin = ThresholdTest.isUpward(operator) ? Terms.subtract(left, right) : Terms.subtract(right, left);
        var sum = at.constant(0);
        for (var system : systems) {
            for (var equation : system.equations()) {
                var weight = at.algebra().derivative(margin, equation.name());
                if (!Terms.isZero(weight)) {
                    sum = b.fma(at.number(weight), at.number(equation.drift()), sum);
                }
            }
        }
        return b.multiply(sum, dt);
    }

    private Optional<Value> hazard(Scope updated) {
        return switch (escape) {
            case Escape.None _ -> Optional.empty();
            case Escape.Rate(var rate) -> {
                var b = updated.builder();
                var expected = b.multiply(updated.number(rate), updated.value("dt"));
                // selected, not multiplied: a rate that overflows while refractory is 0, not NaN
                yield Optional.of(active.map(a -> b.select(a, expected, updated.constant(0)))
                        .orElse(expected));
            }
        };
    }

    /// 1 with probability 1 − e^{−hazard}.
    private Value drawn(Scope updated, Value hazard) {
        var b = updated.builder();
        var probability = b.negate(b.unary(UnaryFunction.EXPM1, b.negate(hazard)));
        var margin = b.subtract(probability, updated.draws().uniform());
        return threshold.spike(updated, margin);
    }

    private Value masked(Builder b, Value value, Scope scope) {
        return active.map(a -> b.multiply(value, scope.asNumber(a))).orElse(value);
    }
}
