package synfire.llvm.emit;

import synfire.ir.Op;
import synfire.ir.Value;

/// Events go to their targets: for each event in order, for each of its synapses in order, one addition in memory.
record DeliveryCode(Code code, Memory memory, SectionCode section, String label) {

    void write(Op.Deliver op, Value result) {
        var into = section.base(result);
        var weights = PerSynapse.of(code, section, op.weights());
        new RowsCode(code, memory, section, label).write(op.events(), op.rows(), weights.arrays(), (k, post) -> {
            var address = code.offset(into, code.times(post, result.dtype().bytes()));
            var before = code.load(result.dtype(), false, address);
            code.store(code.binary("fadd", before, weights.at(k)), address);
        });
    }
}
