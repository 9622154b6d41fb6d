package synfire.kernels.lanes;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import synfire.ir.Axis;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.TensorType;
import synfire.ir.Value;

/// A program as stages that run one after the other on a block of lanes, with all values placed.
///
/// @param source the program that it means
/// @param stages in order
/// @param buffers memory of a binding, by number
/// @param outputs for each output of the source, the buffer that holds it
/// @param tracks types of the values with a loop axis that live in scratch memory, by number
/// @param places where each outside value with a loop axis lives, by value id
public record LaneProgram(
        Program source,
        List<Stage> stages,
        List<Buffer> buffers,
        Map<String, Integer> outputs,
        List<TensorType> tracks,
        Map<Integer, Place> places) {

    /// Memory of a binding.
    ///
    /// @param value an input, or an output that is computed
    public record Buffer(String name, Value value, boolean input) {}

    public LaneProgram {
        stages = List.copyOf(stages);
        buffers = List.copyOf(buffers);
        outputs = Map.copyOf(outputs);
        tracks = List.copyOf(tracks);
        places = Map.copyOf(places);
    }

    /// The form of a program that [LaneCheck] finds nothing against.
    public static LaneProgram of(Program program) {
        return new LaneLowering(Flattening.of(program)).lowered();
    }

    /// The loops, by number.
    public List<Stage.Loop> loops() {
        return stages.stream()
                .filter(Stage.Loop.class::isInstance)
                .map(Stage.Loop.class::cast)
                .toList();
    }

    /// The axes of its loops and reductions, in order of first use.
    public List<Axis> loopAxes() {
        return stages.stream().flatMap(LaneProgram::loopAxes).distinct().toList();
    }

    private static Stream<Axis> loopAxes(Stage stage) {
        return switch (stage) {
            case Stage.Loop loop -> Stream.of(loop.axis());
            case Stage.Straight(var steps) ->
                steps.stream()
                        .flatMap(step -> step.op() instanceof Op.Reduce reduce
                                ? Stream.of(reduce.axis())
                                : Stream.<Axis>empty());
        };
    }

    /// The taped values of a loop, in the order of their slots.
    public List<Stage.Link> tape(Stage.Loop loop) {
        return loop.ys().stream()
                .filter(y -> places.get(y.outer().id()) instanceof Place.Tape)
                .toList();
    }

    /// Whether any loop keeps a tape.
    public boolean hasTape() {
        return loops().stream().anyMatch(loop -> !tape(loop).isEmpty());
    }

    /// The axis other than the lanes that a type has.
    ///
    /// @throws IllegalArgumentException if it has none
    public static Axis loopAxis(TensorType type) {
        return type.axes().stream()
                .filter(axis -> !axis.equals(Axis.LANE))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type + " has no loop axis"));
    }
}
