package synfire.network.wiring;

import synfire.equations.units.Quantity;
import synfire.network.values.Distribution;
import synfire.network.values.Formula;
import synfire.network.values.SynapseValues;

/// How long a spike travels.
public sealed interface Delay {

    /// Arrives in the step in which it was sent, after the threshold test.
    record Immediate() implements Delay {}

    /// Arrives after whole time steps: the nearest number of them, half a step rounding up.
    record Steps(SynapseValues times) implements Delay {}

    /// Arrives between time steps, spread over the two next to it; has a derivative.
    record Real(SynapseValues times) implements Delay {}

    static Delay none() {
        return new Immediate();
    }

    static Delay steps(double time, String unit) {
        return new Steps(SynapseValues.of(time, unit));
    }

    static Delay steps(Distribution times) {
        return new Steps(SynapseValues.of(times));
    }

    static Delay real(double time, String unit) {
        return new Real(SynapseValues.of(time, unit));
    }

    /// An offset and the time that the distance takes at a velocity.
    static SynapseValues conduction(Quantity offset, Quantity velocity) {
        return new SynapseValues.Computed(new Formula("%s + d/(%s)".formatted(offset, velocity)));
    }
}
