package synfire.learn.loss;

import java.util.List;
import java.util.Optional;
import synfire.equations.lowering.LoweringOptions.EventSource;
import synfire.ir.SpikeMode;
import synfire.ir.Value;

/// A loss that is a sum over the steps of a trace, written as the program of one step.
///
/// It may read the model's state before the step, everything the step puts out, series of its own (data, weights)
/// and memory that it carries from step to step. So it runs inside the time loop, keeps no trace, and is
/// differentiated with the model.
public sealed interface StepLoss
        permits PotentialLoss,
                PointProcessLoss,
                VanRossumLoss,
                LatencyLoss,
                FeatureLoss,
                SpikeCountLoss,
                SpikeTimesLoss,
                TimeAboveLoss {

    /// Lower-case name, as in studies.
    String name();

    /// What makes the model spike while this loss is computed: its own threshold, if nothing
    /// else is said, or the data's spikes.
    default EventSource eventSource() {
        return EventSource.THRESHOLD;
    }

    /// The spike mode in which this loss has a useful gradient: hard, if nothing else is said.
    default SpikeMode spikeMode() {
        return SpikeMode.HARD;
    }

    /// Names of the per-step numbers that [#series] supplies.
    List<String> series();

    /// One array per name of [#series()], as long as the trace.
    ///
    /// @param share of the whole loss that this trace has: its weight over the sum of all weights
    List<double[]> series(Trace trace, double share);

    /// How much this trace counts when losses are averaged over traces: scored samples, spikes, or one.
    double weight(Trace trace);

    /// Carried numbers and their values at the start of a trace.
    List<Memory> memory();

    /// Outputs of the model's step that the loss reads besides the states, for example subexpressions.
    default List<String> outputs() {
        return List.of();
    }

    /// Writes one step.
    Term at(StepScope step);

    /// A number that the loss carries through time.
    record Memory(String name, double start) {}

    /// What one step adds.
    ///
    /// @param loss added to the loss of the trace
    /// @param memory next values, in the order of [StepLoss#memory()]
    /// @param curvature absent where the loss has no Gauss–Newton or Fisher form
    record Term(Value loss, List<Value> memory, Optional<Curvature> curvature) {

        static Term of(Value loss) {
            return new Term(loss, List.of(), Optional.empty());
        }

        /// The square of a number that is carried, times a weight.
        static Term square(StepScope step, Value carried, Value weight) {
            var b = step.builder();
            return new Term(
                    b.multiply(weight, b.multiply(carried, carried)),
                    List.of(carried),
                    Optional.of(new Curvature(carried, b.multiply(step.constant(2), weight))));
        }
    }

    /// The Hessian of the loss is approximated by Σ `weight`·∇`quantity`·∇`quantity`ᵀ.
    record Curvature(Value quantity, Value weight) {}
}
