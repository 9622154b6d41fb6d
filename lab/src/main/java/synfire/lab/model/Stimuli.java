package synfire.lab.model;

import java.util.Map;
import java.util.Optional;
import synfire.equations.Input;
import synfire.network.Samples;

/// Finds a stimulus that shows what a model does: the smallest round step to which it answers with some spikes, and a
/// range of the slider around it; of a model without spikes, one that moves it.
///
/// @param input that is stimulated; empty for a model without inputs
/// @param level of the step, in the unit of the input
/// @param most end of the slider
record Stimuli(Optional<Input> input, double level, double most) {

    private static final int SPIKES = 3;
    private static final int DECADES = 4;
    private static final double[] ROUND = {1, 2, 5};
    private static final double SLIDER = 4;

    static Stimuli of(Cell cell, Pace pace) {
        var inputs = cell.model().inputs();
        if (inputs.isEmpty()) {
            return new Stimuli(Optional.empty(), 0, 1);
        }
        var input = inputs.getFirst();
        if (!cell.spiking()) {
            return new Stimuli(Optional.of(input), 1, SLIDER);
        }
        int steps = (int) Math.round(pace.durationMs() / pace.dtMs());
        for (int decade = -DECADES; decade < DECADES; decade++) {
            for (double round : ROUND) {
                double level = Double.parseDouble(round + "e" + decade);
                if (spikes(cell, input, level, pace, steps) >= SPIKES) {
                    return new Stimuli(Optional.of(input), level, SLIDER * level);
                }
            }
        }
        return new Stimuli(Optional.of(input), 1, SLIDER);
    }

    private static int spikes(Cell cell, Input input, double level, Pace pace, int steps) {
        var drive = new Drive(
                Drive.Shape.STEP,
                0,
                level * input.unit().inBase(),
                0.1 * pace.durationMs(),
                0.8 * pace.durationMs(),
                0);
        Samples samples = drive.samples(steps, pace.dtMs(), 1);
        return cell.run(Map.of(), Map.of(input.name(), samples), steps, 1)
                .spikes()
                .size();
    }
}
