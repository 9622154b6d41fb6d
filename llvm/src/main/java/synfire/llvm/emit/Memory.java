package synfire.llvm.emit;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import synfire.ir.Axis;
import synfire.ir.DType;
import synfire.ir.TensorType;
import synfire.kernels.arrays.ArrayProgram;
import synfire.kernels.arrays.Home;
import synfire.kernels.arrays.Rest;
import synfire.kernels.arrays.Slot;

/// Addresses in the text of an array kernel. All words of the table are read once, at the start of the
/// function.
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
            word(first(axis), "i64", table.first(axis));
            word(end(axis), "i64", table.end(axis));
            word("%l_" + axis.name(), "i64", table.listBytes(axis));
        }
        word("%thread", "i64", table.thread());
        word("%threads", "i64", table.threads());
        word("%turns", "i64", table.turns());
        word("%meet", "ptr", table.meet());
        word("%giveWay", "ptr", table.giveWay());
        word("%work", "ptr", table.work());
        if (table.blas()) {
            word(product(DType.F32), "ptr", table.singleProduct());
            word(product(DType.F64), "ptr", table.doubleProduct());
        }
        if (!table.resting().isEmpty()) {
            word("%rest_from", "i64", table.restFrom());
        }
        for (var axis : table.resting()) {
            word(awake(axis), "ptr", table.awake(axis));
            word(marks(axis), "ptr", table.marks(axis));
            word(cells(axis), "ptr", table.cells(axis));
            word(places(axis), "ptr", table.places(axis));
        }
        for (int line : table.lines()) {
            word(due(line), "ptr", table.due(line));
            word(listed(line), "ptr", table.listed(line));
        }
    }

    private void word(String name, String type, int word) {
        var address = code.offset("%table", Integer.toString(Long.BYTES * word));
        code.line(name + " = load " + type + ", ptr " + address + ", align 8");
    }

    /// The function of a BLAS for products of matrices.
    String product(DType dtype) {
        return dtype == DType.F32 ? "%sgemm" : "%dgemm";
    }

    String length(Axis axis) {
        return "%n_" + axis.name();
    }

    String padded(Axis axis) {
        return "%p_" + axis.name();
    }

    /// The first vector of this thread.
    String first(Axis axis) {
        return "%f_" + axis.name();
    }

    /// The first vector after those of this thread.
    String end(Axis axis) {
        return "%e_" + axis.name();
    }

    /// The list of vectors that are awake.
    static String awake(Axis axis) {
        return "%awake_" + axis.name();
    }

    /// A byte for each vector.
    static String marks(Axis axis) {
        return "%marks_" + axis.name();
    }

    /// The cell at each place.
    static String cells(Axis axis) {
        return "%cells_" + axis.name();
    }

    /// The place of each cell.
    static String places(Axis axis) {
        return "%places_" + axis.name();
    }

    /// The lists of vectors that something arrives at, one for each slot of a line.
    static String due(int line) {
        return "%due" + line;
    }

    /// A byte for each slot and vector.
    static String listed(int line) {
        return "%listed" + line;
    }

    /// When the cells along an axis are at rest, if they can be.
    Optional<Rest> rest(Axis axis) {
        return program.rests().stream().filter(rest -> rest.axis().equals(axis)).findFirst();
    }

    /// The list of events of a thread in this step.
    String list(int slot, String thread) {
        var source = ((Slot.EventList) program.slots().get(slot)).source();
        var turn = code.let("and i64 " + index + ", %turns");
        var part = code.let("add i64 " + code.let("mul i64 " + turn + ", %threads") + ", " + thread);
        return code.offset(slot(slot), code.let("mul i64 " + part + ", %l_" + source.name()));
    }

    /// The list of events of one index of the batch axes.
    ///
    /// @param list the first of them
    String list(String list, Axis source, String number) {
        return code.offset(list, code.let("mul i64 " + number + ", %l_" + source.name()));
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
