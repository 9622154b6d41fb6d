package synfire.data;

import synfire.equations.units.Dimension;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.network.Samples;
import synfire.network.Signal;

/// Known errors of a recording, taken out of it: `V = voltageScale * V_recorded - liquidJunction - bridge * I_pipette`
/// with `I_pipette = currentScale * I_recorded` and `I = I_pipette - holding`.
///
/// @param bridge series resistance that was not balanced
/// @param liquidJunction potential between pipette and bath, with the sign by which it is subtracted (Neher 1992)
/// @param voltageScale a gain or sign that the file has wrong
/// @param currentScale a gain or sign that the file has wrong
/// @param holding current that held the cell from long before; without it, a model's rest is the potential at which
///     the cell was held, and there it starts
public record Corrections(
        Quantity bridge, Quantity liquidJunction, double voltageScale, double currentScale, Quantity holding) {

    /// The recording as it is.
    public static final Corrections NONE =
            new Corrections(Quantity.of(0, Units.MOHM), Quantity.of(0, Units.MV), 1, 1, Quantity.of(0, Units.PA));

    public Corrections {
        require("bridge", bridge, Dimension.RESISTANCE, "20 MOhm");
        require("liquid_junction", liquidJunction, Dimension.VOLTAGE, "14 mV");
        require("holding", holding, Dimension.CURRENT, "-50 pA");
        if (!Double.isFinite(voltageScale)
                || !Double.isFinite(currentScale)
                || voltageScale == 0
                || currentScale == 0) {
            throw new IllegalArgumentException("voltage_scale = %s and current_scale = %s must be numbers other than 0"
                    .formatted(voltageScale, currentScale));
        }
    }

    private static void require(String name, Quantity value, Dimension dimension, String example) {
        if (!value.unit().dimension().equals(dimension) || !Double.isFinite(value.value())) {
            throw new IllegalArgumentException("%s = %s is not in a unit of %s; write for example '%s'"
                    .formatted(name, value, dimension, example));
        }
    }

    public Corrections withBridge(Quantity resistance) {
        return new Corrections(resistance, liquidJunction, voltageScale, currentScale, holding);
    }

    public Corrections withLiquidJunction(Quantity potential) {
        return new Corrections(bridge, potential, voltageScale, currentScale, holding);
    }

    public Corrections withVoltageScale(double scale) {
        return new Corrections(bridge, liquidJunction, scale, currentScale, holding);
    }

    public Corrections withCurrentScale(double scale) {
        return new Corrections(bridge, liquidJunction, voltageScale, scale, holding);
    }

    public Corrections withHolding(Quantity current) {
        return new Corrections(bridge, liquidJunction, voltageScale, currentScale, current);
    }

    /// @param current in pA, through the pipette
    Signal voltage(Signal voltage, Signal current) {
        double gigaohm = bridge.inBase();
        double junction = liquidJunction.inBase();
        if (gigaohm == 0) {
            return voltage(voltage);
        }
        return voltage.withSamples(Samples.generate(
                voltage.size(), i -> voltageScale * voltage.get(i) - junction - gigaohm * current.get(i)));
    }

    private Signal voltage(Signal voltage) {
        double junction = liquidJunction.inBase();
        return junction == 0 && voltageScale == 1
                ? voltage
                : voltage.withSamples(voltage.samples().map(v -> voltageScale * v - junction));
    }

    /// The current through the pipette.
    Signal pipette(Signal current) {
        return currentScale == 1
                ? current
                : current.withSamples(current.samples().map(i -> currentScale * i));
    }

    /// What is left of the current through the pipette as a stimulus.
    Signal stimulus(Signal pipette) {
        double held = holding.inBase();
        return held == 0 ? pipette : pipette.withSamples(pipette.samples().map(i -> i - held));
    }
}
