package synfire.simulate.network;

import java.util.List;
import java.util.Map;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.TensorType;
import synfire.ir.Value;
import synfire.kernels.Binding;

/// What gives an input of a population its value, besides numbers that do not change: a course over time, noise, a
/// coupling.
interface Part {

    /// What it reads that does not change.
    default Map<String, TensorType> constants() {
        return Map.of();
    }

    /// What it reads in each step.
    default List<Feed> feeds() {
        return List.of();
    }

    /// What it carries from step to step, at time 0.
    default Map<String, double[]> start() {
        return Map.of();
    }

    default Map<String, TensorType> carries() {
        return Map.of();
    }

    default Map<Axis, Integer> sizes() {
        return Map.of();
    }

    /// Sets the constants.
    default void bind(Binding binding) {}

    /// The value in this step.
    ///
    /// @param here what the body reads; what is carried is replaced by its next state
    Value value(Builder b, Map<String, Value> here);
}
