package synfire.llvm.emit;

import java.util.List;
import java.util.TreeSet;
import synfire.ir.Axis;
import synfire.kernels.arrays.ArrayProgram;
import synfire.kernels.arrays.Rest;
import synfire.kernels.arrays.Slot;

/// The argument of an array kernel for one thread: 64-bit words, a pointer for each slot, then for each axis
/// its length, its length filled up to whole vectors, the first of this thread's vectors and the first after
/// them, and the bytes of a list of events of one thread; then the number of this thread, the number of
/// threads, 1 where lists of two steps in turn differ, a pointer to where threads meet, one to the function
/// that lets others run, and one to the ticks of each kind of work; then, where cells at rest are left out,
/// the step before which none are; for each of their axes pointers to the list of vectors that are awake, to
/// a byte for each vector (0 asleep, 1 awake, 3 awake and changed in this step), to the i32 number of the
/// cell at each place of memory, and to the i32 place of each cell; for each of their lines pointers to the
/// lists of vectors that something arrives at, one for each slot, and to a byte for each slot and vector, 1
/// where it is in that list; last, where products are those of a BLAS, pointers to `cblas_sgemm` and
/// `cblas_dgemm`.
///
/// What a pointer of events points to:
///
/// ```
/// list:  i64 count, then from byte 64 on the i32 ids
/// log:   i64 used, i64 capacity, i64 ends[step], then the i32 ids
/// meet:  i64 step before which all stop; from byte 128·(t + 1) on, i64 how often thread t has come
/// ```
///
/// Lists of events have one part for each thread and, where there are several threads, for even and odd
/// steps.
///
/// @param resting axes of cells that can be at rest
/// @param lines slots of the lines that lead to those
/// @param counter the intrinsic that reads the clock for the ticks; empty where nothing is counted
/// @param blas whether products of matrices are those of a BLAS
public record ArrayTable(
        int slots, List<Axis> axes, List<Axis> resting, List<Integer> lines, String counter, boolean blas) {

    /// Where the ids of a list begin.
    public static final int LIST_HEAD = 64;

    /// Where the ends of the steps of a log begin.
    public static final int LOG_HEAD = 16;

    public ArrayTable {
        axes = List.copyOf(axes);
        resting = List.copyOf(resting);
        lines = List.copyOf(lines);
    }

    static ArrayTable of(ArrayProgram program, String counter, boolean blas) {
        var axes = new TreeSet<Axis>();
        axes.add(program.time());
        program.later().forEach(loop -> axes.add(loop.time()));
        for (var slot : program.slots()) {
            switch (slot) {
                case Slot.Array(var type) -> axes.addAll(type.axes());
                case Slot.Transposed(var rows, var _) -> axes.addAll(List.of(rows.row(), rows.post()));
                case Slot.EventList(var source, var batch) -> {
                    axes.add(source);
                    axes.addAll(batch);
                }
                case Slot.EventLog(var source, var time) -> axes.addAll(List.of(source, time));
            }
        }
        return new ArrayTable(
                program.slots().size(),
                List.copyOf(axes),
                program.rests().stream().map(Rest::axis).toList(),
                program.rests().stream()
                        .flatMap(rest -> rest.lines().stream().sorted())
                        .toList(),
                counter,
                blas);
    }

    /// Bytes between what different threads write where they meet.
    public static final int MEET_LINE = 128;

    /// Where threads meet, behind the step before which they stop: a pointer to `i32 f(i32)`, which sleeps
    /// for some microseconds.
    public static final int NAP = 8;

    private static final int WORDS_OF_AXIS = 5;
    private static final int WORDS_OF_REST = 4;

    /// Words of a thread that do not depend on the program.
    private static final int HEAD = 7;

    /// Word with the length of an axis.
    public int length(Axis axis) {
        return slots + WORDS_OF_AXIS * axes.indexOf(axis);
    }

    /// Word with the length of an axis filled up to whole vectors.
    public int padded(Axis axis) {
        return length(axis) + 1;
    }

    /// Word with the first vector of this thread.
    public int first(Axis axis) {
        return length(axis) + 2;
    }

    /// Word with the first vector after those of this thread.
    public int end(Axis axis) {
        return length(axis) + 3;
    }

    /// Word with the bytes of one thread's list of events of this axis.
    public int listBytes(Axis axis) {
        return length(axis) + 4;
    }

    public int thread() {
        return slots + WORDS_OF_AXIS * axes.size();
    }

    public int threads() {
        return thread() + 1;
    }

    /// Word that is 1 where lists of events of even and odd steps differ, else 0.
    public int turns() {
        return thread() + 2;
    }

    public int meet() {
        return thread() + 3;
    }

    /// Word with a pointer to `i32 f()`, which lets other threads run.
    public int giveWay() {
        return thread() + 4;
    }

    /// Word with a pointer to the ticks of each kind of work, and the last reading of the clock.
    public int work() {
        return thread() + 5;
    }

    /// Word with the step before which no cell comes to rest.
    public int restFrom() {
        return thread() + 6;
    }

    /// Word with a pointer to the list of vectors that are awake.
    public int awake(Axis axis) {
        return thread() + HEAD + WORDS_OF_REST * resting.indexOf(axis);
    }

    /// Word with a pointer to the bytes of vectors.
    public int marks(Axis axis) {
        return awake(axis) + 1;
    }

    /// Word with a pointer to the cell at each place.
    public int cells(Axis axis) {
        return awake(axis) + 2;
    }

    /// Word with a pointer to the place of each cell.
    public int places(Axis axis) {
        return awake(axis) + 3;
    }

    /// Word with a pointer to the lists of vectors that something arrives at.
    public int due(int line) {
        return thread() + HEAD + WORDS_OF_REST * resting.size() + 2 * lines.indexOf(line);
    }

    /// Word with a pointer to the bytes of slots and vectors.
    public int listed(int line) {
        return due(line) + 1;
    }

    /// Bytes of a list of so many vectors.
    public static long listBytes(long vectors) {
        return LIST_HEAD + (vectors + 15) / 16 * LIST_HEAD;
    }

    /// Word with a pointer to `cblas_sgemm`.
    public int singleProduct() {
        return thread() + HEAD + WORDS_OF_REST * resting.size() + 2 * lines.size();
    }

    /// Word with a pointer to `cblas_dgemm`.
    public int doubleProduct() {
        return singleProduct() + 1;
    }

    public int words() {
        return singleProduct() + (blas ? 2 : 0);
    }
}
