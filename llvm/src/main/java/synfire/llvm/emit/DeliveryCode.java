package synfire.llvm.emit;

import java.util.Optional;
import synfire.ir.Op;
import synfire.ir.Value;
import synfire.kernels.arrays.Rest;

/// Events go to their targets: for each event in order, for each of its synapses in order, one addition in memory.
record DeliveryCode(Code code, Memory memory, SectionCode section, String label) {

    /// @param resting the cells of the targets, where those at rest are left out
    void write(Op.Deliver op, Value result, Optional<Rest> resting) {
        var into = section.base(result);
        var weights = PerSynapse.of(code, section, op.weights());
        new RowsCode(code, memory, section, label).write(op.events(), op.rows(), weights.arrays(), (k, target) -> {
            var post = resting.map(rest -> AwakeLoop.place(code, rest, target)).orElse(target);
            var address = code.offset(into, code.times(post, result.dtype().bytes()));
            var before = code.load(result.dtype(), false, address);
            code.store(code.binary("fadd", before, weights.at(k)), address);
            resting.ifPresent(rest -> AwakeLoop.wake(code, rest.axis(), post));
        });
    }
}
