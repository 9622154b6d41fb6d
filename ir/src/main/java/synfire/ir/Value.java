package synfire.ir;

import java.util.List;

/// The result of a step or an input of a program, named by its number.
///
/// @param id unique within one program
public record Value(int id, Type type) {

    public DType dtype() {
        return type.dtype();
    }

    public List<Axis> axes() {
        return type.axes();
    }

    /// The type of a value that is known to be a tensor.
    public TensorType tensor() {
        return switch (type) {
            case TensorType tensor -> tensor;
            case EventsType events ->
                throw new IllegalProgramException("%%%d is %s where a tensor is needed".formatted(id, events));
        };
    }

    /// The number alone: within one program it tells values apart, and programs are hashed often.
    @Override
    public int hashCode() {
        return id;
    }

    @Override
    public String toString() {
        return "%" + id;
    }
}
