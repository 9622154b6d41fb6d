package synfire.llvm;

import synfire.ir.DType;
import synfire.kernels.arrays.ArrayProgram;
import synfire.kernels.arrays.Slot;

/// How many bytes the elements have that fill a register in loops over cells.
final class ArrayWidth {

    private ArrayWidth() {}

    /// 8 where any array of a program is `f64`, else 4 where any is `f32`.
    static int elementBytes(ArrayProgram program) {
        return has(program, DType.F64) || !has(program, DType.F32) ? Double.BYTES : Float.BYTES;
    }

    private static boolean has(ArrayProgram program, DType dtype) {
        return program.slots().stream()
                .anyMatch(slot -> slot instanceof Slot.Array(var type)
                        && type.dtype() == dtype
                        && !type.axes().isEmpty());
    }
}
