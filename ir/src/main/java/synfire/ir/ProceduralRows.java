package synfire.ir;

import java.util.List;
import java.util.stream.Stream;

/// Rows of synapses that small programs make when they are needed. The programs are in their final form,
/// arithmetic
/// that
/// every backend does alike: passes leave them as they are, since which synapses there are must not depend
/// on them.
///
/// Each program reads the number of a row; of each lane a number and a target; where the source is (three
/// numbers) and
/// where the target of each lane is. Candidate n of a row is asked of `next`; those that `keep` keeps are
/// its targets,
/// and number k of them has number k of the weights and of the delays.
///
/// @param ascending whether `next` gives how many targets are passed over before candidate n; else it is
///     the target
/// @param next whole numbers, from 0 to 2⁴⁰; reads no target
/// @param keep booleans
/// @param weight of the type of what is added to
/// @param delay whole numbers or floats, in steps; without meaning where spikes arrive at once
/// @param numbers i64 without axes: source of row 0, number of rows, index along `post` of target 0, number
///     of targets,
///     `self`, and the most candidates of a row. Row r passes over target r + `self`, if there is one and
/// targets
/// ascend
/// @param places none; or x, y and z along `source`, then along `post`, f64
/// @param slot none; or, where spikes travel, that of this step on a line `[slots, post]`, i64
public record ProceduralRows(
        boolean ascending,
        Program next,
        Program keep,
        Numbers weight,
        Numbers delay,
        List<Value> numbers,
        List<Value> places,
        List<Value> slot,
        Axis source,
        Axis post,
        Axis slots) {

    /// Numbers that all rows of numbers have.
    public static final int COUNT = 6;

    /// Coordinates of a source and a target.
    public static final int PLACES = 6;

    /// @param program gives a number; where some are drawn again, also whether it counts: number k of a row
    ///     is number k
    ///     of those that do
    /// @param redrawn whether some are drawn again
    public record Numbers(Program program, boolean redrawn) {}

    public ProceduralRows {
        numbers = List.copyOf(numbers);
        places = List.copyOf(places);
        slot = List.copyOf(slot);
    }

    /// What each program reads, by name.
    public static List<Value> inputs(Builder b) {
        var one = TensorType.scalar(DType.F64);
        var many = TensorType.of(DType.F64, Axis.LANE);
        return List.of(
                b.input("row", TensorType.scalar(DType.I64)),
                b.input("number", TensorType.of(DType.I64, Axis.LANE)),
                b.input("target", TensorType.of(DType.I64, Axis.LANE)),
                b.input("source.x", one),
                b.input("source.y", one),
                b.input("source.z", one),
                b.input("target.x", many),
                b.input("target.y", many),
                b.input("target.z", many));
    }

    List<Program> programs() {
        return List.of(next, keep, weight.program, delay.program);
    }

    /// Whether spikes travel.
    public boolean late() {
        return !slot.isEmpty();
    }

    /// What is read besides the events and what is added to.
    List<Value> operands() {
        return Stream.of(numbers, places, slot).flatMap(List::stream).toList();
    }

    /// The same rows of other values.
    ///
    /// @param v in the order of [#operands()]
    ProceduralRows with(List<Value> v) {
        int end = COUNT + places.size();
        return new ProceduralRows(
                ascending,
                next,
                keep,
                weight,
                delay,
                v.subList(0, COUNT),
                v.subList(COUNT, end),
                v.subList(end, v.size()),
                source,
                post,
                slots);
    }

    List<String> attributes() {
        return List.of(
                "ascending=" + bit(ascending),
                "redrawn=" + bit(weight.redrawn),
                "redrawn=" + bit(delay.redrawn),
                "late=" + slot.size(),
                "places=" + places.size(),
                Types.text(slots),
                Types.text(source),
                Types.text(post));
    }

    private static int bit(boolean set) {
        return set ? 1 : 0;
    }

    /// Checks the types of an operation along these rows.
    void require(Op.DeliverProcedural op) {
        var into = op.into();
        Typing.require(into.dtype().isFloat() && into.axes().equals(late() ? List.of(slots, post) : List.of(post)), op);
        Typing.require(op.events().dtype() == into.dtype() && op.events().axes().equals(List.of(source)), op);
        Typing.require(slot.size() <= 1, op);
        slot.forEach(each -> Typing.require(each.type().equals(TensorType.scalar(DType.I64)), op));
        Typing.require(
                numbers.size() == COUNT
                        && numbers.stream().allMatch(x -> x.type().equals(TensorType.scalar(DType.I64))),
                op);
        Typing.require(places.isEmpty() || places.size() == PLACES, op);
        for (int i = 0; i < places.size(); i++) {
            Typing.require(places.get(i).type().equals(TensorType.of(DType.F64, i < 3 ? source : post)), op);
        }
        var inputs = new Builder("inputs");
        var read = inputs(inputs).stream().map(Value::type).toList();
        for (var program : programs()) {
            Typing.require(
                    program.inputs().stream()
                            .map(input -> input.value().type())
                            .toList()
                            .equals(read),
                    op);
        }
        Typing.require(outputs(next).equals(List.of(lanes(DType.I64))), op);
        Typing.require(outputs(keep).equals(List.of(lanes(DType.BOOL))), op);
        numbers(weight, into.dtype(), op);
        boolean whole = outputs(delay.program).getFirst().equals(lanes(DType.I64));
        numbers(delay, whole ? DType.I64 : into.dtype(), op);
    }

    private static void numbers(Numbers numbers, DType dtype, Op op) {
        var one = lanes(dtype);
        Typing.require(
                outputs(numbers.program).equals(numbers.redrawn ? List.of(one, lanes(DType.BOOL)) : List.of(one)), op);
    }

    private static TensorType lanes(DType dtype) {
        return TensorType.of(dtype, Axis.LANE);
    }

    private static List<Type> outputs(Program program) {
        return program.outputs().stream().map(output -> output.value().type()).toList();
    }

    /// Whether delays are whole steps.
    public boolean hasWholeDelays() {
        return delay.program.outputs().getFirst().value().dtype() == DType.I64;
    }
}
