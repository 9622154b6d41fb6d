package synfire.llvm.emit;

import synfire.ir.Axis;
import synfire.ir.DType;

/// Additions to the cells of this thread; those to cells of other threads go to a place that nobody reads,
/// so that no
/// branch depends on whose cell it is.
///
/// @param first cell of this thread
/// @param count of its cells
/// @param nobody address of that place
record OwnCells(Code code, DType dtype, String first, String count, String nobody) {

    static OwnCells of(Code code, Memory memory, Axis axis, DType dtype) {
        int width = code.lanes().width();
        var nobody = code.letFirst("alloca " + Lanes.scalar(dtype) + ", align 8");
        code.line("store " + Lanes.scalar(dtype) + " 0.0, ptr " + nobody + ", align " + dtype.bytes());
        var vectors = code.let("sub i64 " + memory.end(axis) + ", " + memory.first(axis));
        return new OwnCells(code, dtype, code.times(memory.first(axis), width), code.times(vectors, width), nobody);
    }

    /// @param row where the cells of the axis begin
    void add(String row, String cell, Operand amount) {
        var address = address(row, cell);
        code.store(code.binary("fadd", code.load(dtype, false, address), amount), address);
    }

    void prefetch(String row, String cell) {
        code.declarations().add("declare void @llvm.prefetch.p0(ptr, i32, i32, i32)");
        code.line("call void @llvm.prefetch.p0(ptr " + address(row, cell) + ", i32 1, i32 3, i32 1)");
    }

    private String address(String row, String cell) {
        var address = code.offset(row, code.times(cell, dtype.bytes()));
        var own = code.let("icmp ult i64 " + code.let("sub i64 " + cell + ", " + first) + ", " + count);
        return code.let("select i1 " + own + ", ptr " + address + ", ptr " + nobody);
    }
}
