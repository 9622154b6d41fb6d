package synfire.learn.train.circuit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import synfire.equations.Equation;
import synfire.equations.Escape;
import synfire.equations.Event;
import synfire.equations.Flag;
import synfire.equations.Model;
import synfire.equations.Spiking;
import synfire.equations.Surrogate;
import synfire.equations.Variables;
import synfire.equations.syntax.BinaryOperator;
import synfire.equations.syntax.Expr;
import synfire.equations.syntax.Function;
import synfire.equations.syntax.UnaryOperator;
import synfire.equations.units.Units;

/// Makes a threshold with noise out of an escape rate a·exp(m/Δ).
///
/// A step has a spike with the chance 1 − exp(−a·exp(m/Δ)·dt): where e < a·exp(m/Δ)·dt for an e that is
/// exponential with mean 1, and so where m > Δ·ln(e/(a·dt)).
final class NoisyThreshold {

    private static final String NOISE = "threshold_noise";

    /// Uniform numbers keep away from 0 and 1 by so much, where logarithms end.
    private static final double LEAST = 5e-7;

    /// Where the derivative of a spike ends, in mV from threshold.
    private static final double REACH = 10;

    /// The derivative of a spike at threshold, per reach. Cells that stand near threshold most of the time have as
    /// much of it in every step, so that larger ones make gradients grow from step to step.
    private static final double HEIGHT = 0.03;

    private NoisyThreshold() {}

    /// @param rate before the exponential
    /// @param margin in mV
    /// @param width in mV
    private record Exponential(Expr rate, Expr margin, Expr width) {}

    static Model of(Model model, String potential) {
        var unit = model.state().stream()
                .filter(each -> each.name().equals(potential))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "model '%s' has no state '%s'; name the one that is its membrane potential"
                                .formatted(model.name(), potential)))
                .unit();
        if (!(model.spiking().escape() instanceof Escape.Rate(var hazard))) {
            return withSurrogate(model);
        }
        var parts = exponential(hazard)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the escape rate of model '%s' is no rate times exp(potential over width), so it cannot be a threshold with noise; write it so"
                                .formatted(model.name())));
        var step = new Expr.Binary(BinaryOperator.MULTIPLY, parts.rate(), new Expr.Name("dt"));
        var narrow = new Expr.Binary(
                BinaryOperator.MULTIPLY, Expr.Literal.of(1 - 2 * LEAST), new Expr.Call(Function.RAND, List.of()));
        var uniform = new Expr.Binary(BinaryOperator.ADD, Expr.Literal.of(LEAST), narrow);
        var exponential = new Expr.Unary(UnaryOperator.NEGATE, new Expr.Call(Function.LOG, List.of(uniform)));
        var noise = new Expr.Binary(
                BinaryOperator.MULTIPLY,
                parts.width(),
                new Expr.Call(Function.LOG, List.of(new Expr.Binary(BinaryOperator.DIVIDE, exponential, step))));
        var equations = new ArrayList<>(model.equations());
        equations.addFirst(new Equation.Subexpression(NOISE, noise, unit, Set.of(Flag.CONSTANT_OVER_DT)));
        var above = new Expr.Binary(BinaryOperator.GREATER, parts.margin(), new Expr.Name(NOISE));
        var distance = new Expr.Binary(BinaryOperator.SUBTRACT, parts.margin(), new Expr.Name(NOISE));
        var events = model.spiking().events().stream()
                .map(event -> event.spike() ? new Event(new Event.Threshold(above), event.statements(), true) : event)
                .toList();
        return new Model(
                model.name(),
                model.header(),
                new Variables(model.parameters(), model.state(), model.inputs()),
                equations,
                new Spiking(events, model.spiking().refractory(), new Escape.None(), surrogate(distance)),
                model.order(),
                model.scheme());
    }

    /// A threshold without noise gets a surrogate of the same reach.
    private static Model withSurrogate(Model model) {
        var event = model.spikeEvent()
                .orElseThrow(() -> new IllegalArgumentException(
                        "model '%s' sends no spikes; give it an event that does".formatted(model.name())));
        if (!(event.trigger() instanceof Event.Threshold(Expr.Binary(var operator, var left, var right)))
                || (operator != BinaryOperator.GREATER && operator != BinaryOperator.GREATER_EQUAL)) {
            return model;
        }
        var distance = new Expr.Binary(BinaryOperator.SUBTRACT, left, right);
        var old = model.spiking();
        return new Model(
                model.name(),
                model.header(),
                model.variables(),
                model.equations(),
                new Spiking(old.events(), old.refractory(), old.escape(), surrogate(distance)),
                model.order(),
                model.scheme());
    }

    private static Surrogate surrogate(Expr distance) {
        var settings = new TreeMap<>(Map.of("alpha", HEIGHT, "width", 1.0));
        var reach = new Expr.Literal(REACH, Units.MV);
        return new Surrogate(
                "relu_grad", settings, new Surrogate.Scaled(new Expr.Binary(BinaryOperator.DIVIDE, distance, reach)));
    }

    private static Optional<Exponential> exponential(Expr hazard) {
        return hazard instanceof Expr.Binary(var times, var rate, Expr.Call(var exp, var arguments))
                        && times == BinaryOperator.MULTIPLY
                        && exp == Function.EXP
                        && unclipped(arguments.getFirst()) instanceof Expr.Binary(var over, var margin, var width)
                        && over == BinaryOperator.DIVIDE
                ? Optional.of(new Exponential(rate, margin, width))
                : Optional.empty();
    }

    private static Expr unclipped(Expr argument) {
        return argument instanceof Expr.Call(var function, var arguments) && function == Function.CLIP
                ? arguments.getFirst()
                : argument;
    }
}
