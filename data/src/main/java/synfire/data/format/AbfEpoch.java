package synfire.data.format;

import java.util.Arrays;

/// One column of the waveform table of Clampex: a shape with a level and a duration that may grow from sweep to sweep.
///
/// @param type 0 off, 1 step, 2 ramp, 3 pulses, 4 triangles, 5 cosines, 7 biphasic pulses
/// @param level in the unit of the output, in the first sweep
/// @param levelStep added to the level with each further sweep
/// @param duration in samples, in the first sweep
/// @param durationStep added to the duration with each further sweep, in samples
/// @param period of a train, in samples
/// @param width of a pulse in a train, in samples
record AbfEpoch(int type, double level, double levelStep, int duration, int durationStep, int period, int width) {

    boolean isOff() {
        return type == 0;
    }

    boolean isKnown() {
        return (type >= 0 && type <= 5) || type == 7;
    }

    boolean isTrain() {
        return type >= 3;
    }

    double levelIn(int sweep) {
        return level + sweep * levelStep;
    }

    int durationIn(int sweep) {
        return Math.clamp(duration + (long) sweep * durationStep, 0, Integer.MAX_VALUE);
    }

    /// Writes this epoch into `out` from sample `start`, cut at the end of the sweep.
    ///
    /// @param before the level of the epoch before
    void draw(double[] out, int start, int sweep, double before) {
        int length = durationIn(sweep);
        int end = (int) Math.min(out.length, (long) start + length);
        double top = levelIn(sweep);
        switch (type) {
            case 1 -> Arrays.fill(out, start, end, top);
            case 2 -> {
                for (int i = start; i < end; i++) {
                    out[i] = length == 1 ? top : before + (top - before) * (i - start) / (length - 1);
                }
            }
            default -> {
                for (int i = start; i < end; i++) {
                    out[i] = before + (top - before) * train((i - start) % period);
                }
            }
        }
    }

    /// The train at `phase` samples into its period, as a part of the way from the level before (0) to the level (1).
    private double train(int phase) {
        return switch (type) {
            case 3 -> phase < width ? 1 : 0;
            case 4 -> phase < width ? (double) phase / width : (double) (period - phase) / (period - width);
            case 5 -> (1 - Math.cos(2 * Math.PI * phase / period)) / 2;
            default -> phase < width / 2 ? 1 : phase < width ? -1 : 0;
        };
    }
}
