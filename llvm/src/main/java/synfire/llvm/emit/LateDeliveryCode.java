package synfire.llvm.emit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Value;
import synfire.kernels.arrays.Rest;

/// Events go to where they arrive on a delay line: for each event in order, for each of its synapses in order, one
/// addition in memory, or two where delays are real.
record LateDeliveryCode(Code code, Memory memory, SectionCode section, String label) {

    /// @param resting the cells of the targets, where those at rest are left out
    void write(Op.DeliverLate op, Value result, Optional<Rest> resting) {
        int slotOfLine = section.home(result).slot();
        var line = section.base(result);
        var travel = op.travel();
        var slot = section.index(section.number(travel.slot()));
        var weights = PerSynapse.of(code, section, op.weights());
        var delays = PerSynapse.of(code, section, travel.delays());
        var arrays = Stream.of(weights.arrays(), delays.arrays())
                .flatMap(List::stream)
                .toList();
        var places = new Places(
                line,
                slot,
                memory.length(travel.slots()),
                memory.rowBytes(result.dtype(), op.rows().post()));
        var common = delays.isCommon() ? List.of(arrival(delays.common(), places)) : List.<Arrival>of();
        new RowsCode(code, memory, section, label).write(op.events(), op.rows(), arrays, (k, target) -> {
            var post = resting.map(rest -> AwakeLoop.place(code, rest, target)).orElse(target);
            var weight = weights.at(k);
            var arrival = common.isEmpty() ? arrival(delays.at(k), places) : common.getFirst();
            if (travel.delays().dtype().isFloat()) {
                var later = code.binary("fmul", weight, arrival.fraction());
                add(result.dtype(), arrival.row(), post, code.binary("fsub", weight, later));
                add(result.dtype(), arrival.next(), post, later);
                resting.ifPresent(
                        rest -> AwakeLoop.announce(code, memory, rest.axis(), slotOfLine, arrival.nextSlot(), post));
            } else {
                add(result.dtype(), arrival.row(), post, weight);
            }
            resting.ifPresent(rest -> AwakeLoop.announce(code, memory, rest.axis(), slotOfLine, arrival.slot(), post));
        });
    }

    /// The ring of a line: where it is, the slot of this step, how many there are, and the bytes of each.
    private record Places(String line, String slot, String slots, String bytes) {}

    /// Rows of the line on which a synapse arrives; the second only where delays are real.
    private record Arrival(String slot, String row, String nextSlot, String next, Operand fraction) {}

    private Arrival arrival(Operand delay, Places places) {
        if (!delay.dtype().isFloat()) {
            var slot = around(code.let("add i64 " + places.slot() + ", " + section.index(delay)), places);
            var row = row(slot, places);
            return new Arrival(slot, row, slot, row, delay);
        }
        var floor = code.intrinsic("floor", delay);
        var whole = code.cast("fptosi", floor, DType.I64).text();
        var first = around(code.let("add i64 " + places.slot() + ", " + whole), places);
        var next = around(code.let("add i64 " + first + ", 1"), places);
        return new Arrival(first, row(first, places), next, row(next, places), code.binary("fsub", delay, floor));
    }

    private String around(String slot, Places places) {
        var beyond = code.let("icmp sge i64 " + slot + ", " + places.slots());
        var back = code.let("sub i64 " + slot + ", " + places.slots());
        return code.let("select i1 " + beyond + ", i64 " + back + ", i64 " + slot);
    }

    private String row(String slot, Places places) {
        return code.offset(places.line(), code.let("mul i64 " + slot + ", " + places.bytes()));
    }

    private void add(DType dtype, String row, String post, Operand weight) {
        var address = code.offset(row, code.times(post, dtype.bytes()));
        code.store(code.binary("fadd", code.load(dtype, false, address), weight), address);
    }
}
