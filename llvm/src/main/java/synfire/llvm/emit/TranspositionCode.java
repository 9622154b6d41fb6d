package synfire.llvm.emit;

import synfire.kernels.arrays.Phase;

/// Weights are written with their axes exchanged: one row for each target.
record TranspositionCode(Code code, Memory memory, String label) {

    void write(Phase.Transposition op) {
        var rows = op.rows();
        var dtype = op.dtype();
        var from = memory.base(op.from(), rows.weights(dtype));
        var to = Memory.slot(op.to());
        var row = memory.rowBytes(dtype, rows.post());
        var column = memory.rowBytes(dtype, rows.row());
        new CountedLoop(code, label + "_row").write(memory.length(rows.row()), r -> {
            var here = code.offset(from, code.let("mul i64 " + r + ", " + row));
            var there = code.offset(to, code.times(r, dtype.bytes()));
            new CountedLoop(code, label + "_post").write(memory.length(rows.post()), o -> {
                var x = code.load(dtype, false, code.offset(here, code.times(o, dtype.bytes())));
                code.store(x, code.offset(there, code.let("mul i64 " + o + ", " + column)));
            });
        });
    }
}
