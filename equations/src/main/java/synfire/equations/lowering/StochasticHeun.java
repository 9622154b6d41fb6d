package synfire.equations.lowering;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import synfire.equations.syntax.BuiltIn;
import synfire.ir.Value;

/// Heun's rule for noise, in the sense of Stratonovich: the mean of drift and noise at the start and at
/// the point that Euler's rule predicts. Strong order 1 for diagonal noise, ½ otherwise; order 2 without
/// noise.
///
/// Reference: Rüemelin (1982), doi:10.1137/0719041.
record StochasticHeun() implements Scheme {

    @Override
    public String name() {
        return "stochastic_heun";
    }

    @Override
    public int order() {
        return 2;
    }

    @Override
    public Optional<String> refusal(DynamicalSystem system) {
        return Optional.empty();
    }

    @Override
    public Map<String, Value> advance(Advance step) {
        var b = step.builder();
        var change = step.each(equation -> change(step, equation, step.scope()));
        var predicted = new HashMap<String, Value>();
        change.forEach((name, by) -> predicted.put(name, b.add(step.scope().value(name), by)));
        var time = BuiltIn.T.symbol();
        predicted.put(time, b.add(step.scope().value(time), step.dt()));
        var there = step.scope().with(predicted);
        return step.each(equation -> b.fma(
                step.scope().constant(0.5),
                b.add(change(step, equation, step.scope()), change(step, equation, there)),
                step.old(equation)));
    }

    private static Value change(Advance step, StateEquation equation, Scope at) {
        var b = step.builder();
        var drift = b.multiply(step.dt(), step.drift(equation, at));
        return step.noise(equation, at).map(noise -> b.add(drift, noise)).orElse(drift);
    }
}
