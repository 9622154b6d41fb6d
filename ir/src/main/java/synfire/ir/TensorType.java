package synfire.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A dense tensor: number type and named axes, outermost first, in the canonical order of [Axis].
public record TensorType(DType dtype, List<Axis> axes) implements Type {

    public TensorType {
        axes = List.copyOf(axes);
        if (!List.copyOf(new TreeSet<>(axes)).equals(axes)) {
            throw new IllegalArgumentException(
                    "axes %s are not distinct and in canonical order; use TensorType.of".formatted(axes));
        }
    }

    /// The type with these axes in any order.
    public static TensorType of(DType dtype, Axis... axes) {
        return new TensorType(dtype, List.copyOf(new TreeSet<>(List.of(axes))));
    }

    /// A single number.
    public static TensorType scalar(DType dtype) {
        return new TensorType(dtype, List.of());
    }

    public TensorType withDType(DType newDType) {
        return new TensorType(newDType, axes);
    }

    public TensorType with(Axis axis) {
        return new TensorType(dtype, Type.union(axes, List.of(axis)));
    }

    public TensorType without(Axis axis) {
        var rest = new ArrayList<>(axes);
        rest.remove(axis);
        return new TensorType(dtype, rest);
    }

    /// As in program text: `f64[time, lane]`.
    @Override
    public String toString() {
        return dtype.text() + axes.stream().map(Axis::name).collect(Collectors.joining(", ", "[", "]"));
    }
}
