package synfire.network.description;

import synfire.equations.Model;
import synfire.equations.units.Dimension;
import synfire.equations.units.Quantity;
import synfire.equations.units.Unit;
import synfire.equations.units.Units;

/// What a coupling must be.
final class CouplingRules {

    private static final Dimension VELOCITY = Units.parse("mm/ms").dimension();

    private CouplingRules() {}

    static void velocity(Quantity velocity) {
        if (!velocity.unit().dimension().equals(VELOCITY)
                || !(velocity.value() > 0)
                || !Double.isFinite(velocity.value())) {
            throw new IllegalArgumentException(
                    "a conduction velocity of %s; give a velocity above 0 mm/ms, such as 3 mm/ms".formatted(velocity));
        }
    }

    /// The unit of a weight, in base units: that of the input per that of the variable.
    static Unit weightUnit(String where, Coupling coupling, Model source, Model target) {
        var variable = ModelVariables.unit(
                where,
                coupling.variable(),
                ModelVariables.recorded(source),
                coupling.source().population(),
                "variable");
        var input = ModelVariables.unit(
                where,
                coupling.input(),
                ModelVariables.driven(target),
                coupling.target().population(),
                "input");
        return Unit.base(input.dimension().dividedBy(variable.dimension()));
    }
}
