package synfire.llvm.emit;

import java.util.HashMap;
import java.util.Map;
import synfire.ir.Value;

/// The fixed part at the start of scratch memory, through which loops get their constants.
///
/// Carries and tape steps are laid out by [LoopMemory].
final class Frame {

    private final Lanes lanes;
    private final Map<Value, Long> slots = new HashMap<>();
    private long bytes;

    Frame(Lanes lanes) {
        this.lanes = lanes;
    }

    /// The offset of the slot of an outside value.
    long slot(Value outer) {
        return slots.computeIfAbsent(outer, value -> take(lanes.bytes(value.dtype(), Lanes.has(value))));
    }

    /// The offset of so many new bytes.
    long take(long size) {
        long at = bytes;
        bytes += Lanes.aligned(size);
        return at;
    }

    long bytes() {
        return bytes;
    }
}
