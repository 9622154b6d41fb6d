package synfire.ir.scans;

import java.util.ArrayList;
import java.util.List;
import synfire.ir.Op;
import synfire.ir.Program;

/// Takes out of loops what does not belong there, and drops what nothing reads, through loops.
///
/// - a carry that passes through unchanged becomes a constant of the loop (so does the cotangent of a
///   sum that was accumulated by it), a per-step input that is the same at every step too;
/// - constants of the program go inside; dear operations on constants of the loop are done once, before
///   it;
/// - carries, per-step inputs and outputs that nothing needs are removed; equal ones are one.
///
/// ```
/// %3, %4 = scan carries=[%0 %1]               %4 = scan carries=[%1] constants=[%0]
///     (a, s) -> (a, s + exp(a))       ──▶         e = exp(%0) outside
/// return s %4                                     (s; e) -> (s + e)
/// ```
///
/// Inputs and outputs of the program stay as they are. Values change in no bit.
public final class CleanScans {

    /// Each round can uncover more; programs met so far settle in two or three.
    private static final int ROUNDS = 8;

    private CleanScans() {}

    public static Program of(Program program) {
        var current = program;
        for (int round = 0; round < ROUNDS; round++) {
            var next = Unneeded.dropped(Invariants.settled(current));
            boolean settled = counts(next).equals(counts(current));
            current = next;
            if (settled) {
                break;
            }
        }
        return current;
    }

    /// Steps at every depth, and what each loop carries, reads and writes: every change makes one of
    /// them smaller or moves it.
    private static List<Integer> counts(Program program) {
        var counts = new ArrayList<>(List.of(program.steps().size()));
        for (var step : program.steps()) {
            if (step.op() instanceof Op.Scan scan) {
                counts.addAll(List.of(
                        scan.carries().size(),
                        scan.xs().size(),
                        scan.constants().size(),
                        scan.outputs(),
                        scan.saved()));
                counts.addAll(counts(scan.body()));
            }
        }
        return counts;
    }

    /// The program with every tape an ordinary per-step output, readable by any scan.
    public static Program withoutTape(Program program) {
        return Tapes.opened(program);
    }
}
