package synfire.lab.model;

import synfire.equations.Model;
import synfire.equations.units.Dimension;
import synfire.equations.units.Units;

/// How long a model is shown, and in which steps: cells for a third of a second, what is slower for a few of
/// its time constants.
///
/// @param durationMs of a run
/// @param dtMs time step
record Pace(double durationMs, double dtMs) {

    private static final Pace CELL = new Pace(300, 0.05);
    private static final double LONGEST_MS = 60_000;
    private static final int STEPS = 6000;

    static Pace of(Model model) {
        if (model.differentialEquations().isEmpty()) {
            return new Pace(200, 1);
        }
        double slowest = 0;
        for (var parameter : model.parameters()) {
            var dimension = parameter.unit().dimension();
            double value = Math.abs(parameter.value().inBase());
            if (dimension.equals(Dimension.TIME)) {
                slowest = Math.max(slowest, value);
            } else if (dimension.equals(Dimension.FREQUENCY) && value > 0) {
                slowest = Math.max(slowest, 1 / value);
            }
        }
        if (model.spikeEvent().isPresent() && slowest <= CELL.durationMs()) {
            return CELL;
        }
        double duration = Math.min(LONGEST_MS, Math.max(CELL.durationMs(), round(5 * slowest)));
        if (model.spikeEvent().isPresent()) {
            duration = Math.min(duration, 1000);
        }
        return new Pace(duration, Math.max(CELL.dtMs(), duration / STEPS));
    }

    /// To one digit.
    private static double round(double value) {
        if (value <= 0) {
            return Units.MS.inBase();
        }
        double scale = Math.pow(10, Math.floor(Math.log10(value)));
        return Math.ceil(value / scale) * scale;
    }
}
