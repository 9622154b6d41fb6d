package synfire.llvm.emit;

import java.util.List;
import java.util.stream.IntStream;
import synfire.ir.Axis;
import synfire.ir.DType;
import synfire.ir.TensorType;
import synfire.kernels.arrays.ArrayProgram;
import synfire.kernels.arrays.Home;
import synfire.kernels.arrays.Slot;

/// Addresses in the text of an array kernel. All words of the table are read once, at the start of the function.
///
/// @param index name of the number of the step, for homes that have one element for each
record Memory(Code code, ArrayProgram program, ArrayTable table, String index) {

    /// Reads the table.
    void words() {
        for (int slot = 0; slot < table.slots(); slot++) {
            word("%slot" + slot, "ptr", slot);
        }
        for (var axis : table.axes()) {
            word(length(axis), "i64", table.length(axis));
            word(padded(axis), "i64", table.padded(axis));
        }
    }

    private void word(String name, String type, int word) {
        var address = code.offset("%table", Integer.toString(Long.BYTES * word));
        code.line(name + " = load " + type + ", ptr " + address + ", align 8");
    }

    String length(Axis axis) {
        return "%n_" + axis.name();
    }

    String padded(Axis axis) {
        return "%p_" + axis.name();
    }

    static String slot(int slot) {
        return "%slot" + slot;
    }

    /// Where the elements of a home begin.
    ///
    /// @param type of the value, without the loop's axis
    String base(Home home, TensorType type) {
        return home.perStep()
                ? code.offset(slot(home.slot()), code.let("mul i64 " + index + ", " + bytes(type)))
                : slot(home.slot());
    }

    /// Bytes that a value takes in memory.
    String bytes(TensorType type) {
        var bytes = Integer.toString(type.dtype().bytes());
        for (var axis : type.axes()) {
            var length = axis.equals(type.axes().getLast()) ? padded(axis) : length(axis);
            bytes = code.let("mul i64 " + length + ", " + bytes);
        }
        return bytes;
    }

    /// Bytes of one row along an axis.
    String rowBytes(DType dtype, Axis axis) {
        return code.times(padded(axis), dtype.bytes());
    }

    /// The logs of the program, by slot.
    List<Integer> logs() {
        return IntStream.range(0, program.slots().size())
                .filter(slot -> program.slots().get(slot) instanceof Slot.EventLog)
                .boxed()
                .toList();
    }
}
