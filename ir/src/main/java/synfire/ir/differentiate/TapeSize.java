package synfire.ir.differentiate;

import synfire.ir.Op;
import synfire.ir.Sizes;

/// What a loop keeps for its way back.
public final class TapeSize {

    private TapeSize() {}

    /// Bytes that the tape of one step takes: snapshots and what undoes the writing of slices.
    public static long stepBytes(Op.Scan scan, Sizes sizes) {
        var outputs = scan.body().outputs();
        return outputs.subList(outputs.size() - scan.saved(), outputs.size()).stream()
                .mapToLong(output -> (long) sizes.elements(output.value().type())
                        * output.value().dtype().bytes())
                .sum();
    }

    /// Bytes of all that the loop carries.
    public static long carryBytes(Op.Scan scan, Sizes sizes) {
        return scan.carries().stream()
                .mapToLong(carry ->
                        (long) sizes.elements(carry.type()) * carry.dtype().bytes())
                .sum();
    }
}
