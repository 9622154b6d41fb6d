package synfire.lab.model;

import java.util.Map;
import java.util.Optional;
import synfire.equations.Input;
import synfire.network.Samples;

/// Finds a stimulus that shows what a model does: the smallest round step to which it answers with some
/// spikes, and a range of the slider around it; of a model without spikes, one that moves it.
///
/// @param input that is stimulated; empty for a model without inputs
/// @param level of the step, in the unit of the input
/// @param most end of the slider
record Stimuli(Optional<Input> input, double level, double most) {

    private static final int SPIKES = 3;
    private static final int DECADES = 4;
    private static final int[] ROUND = {1, 2, 5};
    private static final double SLIDER = 4;

    /// Of the fibres that drive a cortical column, Jansen & Rit (1995).
    private static final double RATE_HZ = 200;

    static Stimuli of(Cell cell, Pace pace) {
        var inputs = cell.model().inputs();
        if (inputs.isEmpty()) {
            return new Stimuli(Optional.empty(), 0, 1);
        }
        var input = inputs.getFirst();
        if (!cell.spiking()) {
            double usual = input.unit().toString().equals("Hz") ? RATE_HZ : 1;
            return new Stimuli(Optional.of(input), usual, SLIDER * usual);
        }
        int least = 3 * DECADES;
        if (fires(cell, input, least, pace)) {
            while (least > 0 && fires(cell, input, least - 1, pace)) {
                least--;
            }
        } else {
            do {
                least++;
            } while (least < 6 * DECADES && !fires(cell, input, least, pace));
        }
        double level = least == 6 * DECADES ? 1 : level(least);
        return new Stimuli(Optional.of(input), level, SLIDER * level);
    }

    /// 1e-4, 2e-4, 5e-4, 1e-3 and so on.
    private static double level(int number) {
        return Double.parseDouble(ROUND[number % 3] + "e" + (number / 3 - DECADES));
    }

    private static boolean fires(Cell cell, Input input, int number, Pace pace) {
        int steps = (int) Math.round(pace.durationMs() / pace.dtMs());
        return spikes(cell, input, level(number), pace, steps) >= SPIKES;
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
