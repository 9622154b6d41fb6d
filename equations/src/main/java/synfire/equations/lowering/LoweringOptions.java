package synfire.equations.lowering;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import synfire.ir.Axis;
import synfire.ir.DType;

/// How a model becomes programs. Start from [#DEFAULT] and change what differs.
///
/// @param scheme name of an integration scheme, `auto`, or empty for the one the model names
/// @param dtype number type of every state, parameter and input
/// @param axes of the variables of a cell
/// @param exposed subexpressions of the model, or `not_refractory`, that the step outputs, evaluated at its start
public record LoweringOptions(
        Optional<String> scheme, SpikeOptions spikes, DType dtype, List<Axis> axes, List<String> exposed) {

    /// The model's scheme and events, hard spikes, `f64[lane]`.
    public static final LoweringOptions DEFAULT =
            new LoweringOptions(Optional.empty(), SpikeOptions.DEFAULT, DType.F64, List.of(Axis.LANE), List.of());

    public LoweringOptions {
        if (!dtype.isFloat()) {
            throw new IllegalArgumentException(
                    "a cell cannot be simulated in %s; choose f32 or f64".formatted(dtype.text()));
        }
        axes = axes.stream().sorted().toList();
        exposed = List.copyOf(exposed);
    }

    public LoweringOptions withScheme(String name) {
        return new LoweringOptions(Optional.of(name), spikes, dtype, axes, exposed);
    }

    public LoweringOptions withSpikes(SpikeOptions newSpikes) {
        return new LoweringOptions(scheme, newSpikes, dtype, axes, exposed);
    }

    public LoweringOptions withDType(DType newDType) {
        return new LoweringOptions(scheme, spikes, newDType, axes, exposed);
    }

    public LoweringOptions withAxes(List<Axis> newAxes) {
        return new LoweringOptions(scheme, spikes, dtype, newAxes, exposed);
    }

    public LoweringOptions withExposed(List<String> names) {
        return new LoweringOptions(scheme, spikes, dtype, axes, names);
    }

    /// What makes a cell spike.
    public enum EventSource {
        /// The trigger that the model states.
        MODEL,
        /// The threshold condition.
        THRESHOLD,
        /// The input `observed`, 1 in the steps of recorded spikes: resets follow the data.
        OBSERVED,
        /// A draw with the model's escape rate.
        ESCAPE;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How the time of a crossing inside a step is found in event mode.
    public enum Crossing {
        /// The margin is taken as a straight line; error of second order in dt.
        LINEAR,
        /// The margin is taken as the cubic through both values and slopes; error of fourth order.
        HERMITE
    }
}
