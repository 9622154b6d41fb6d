package synfire.kernels;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Sizes;
import synfire.ir.differentiate.TapeSize;

/// What a bound kernel holds in memory, known before anything runs.
///
/// @param bindingBytes inputs and outputs of the binding
/// @param threadBytes scratch of each thread that runs it: tapes, checkpoints and values between scans
/// @param tapes one for each scan that saves for a reverse scan
public record MemoryPlan(long bindingBytes, long threadBytes, List<Tape> tapes) {

    public MemoryPlan {
        tapes = List.copyOf(tapes);
    }

    /// The whole tapes of a program whose loops run one after the other, with all lanes in one block.
    public static List<Tape> wholeTapes(Program program, Sizes sizes) {
        var tapes = new ArrayList<Tape>();
        int number = 0;
        for (var step : program.steps()) {
            if (step.op() instanceof Op.Scan scan) {
                var name = "scan " + number++;
                long steps = sizes.of(scan.axis());
                if (scan.saved() > 0) {
                    tapes.add(new Tape(
                            name,
                            steps,
                            1,
                            TapeSize.stepBytes(scan, sizes),
                            TapeSize.carryBytes(scan, sizes),
                            Math.max(1, steps)));
                }
            }
        }
        return List.copyOf(tapes);
    }

    /// How one saved scan is kept for its reverse scan, for one block of lanes.
    ///
    /// @param scan name of the scan, by its order in the program: `scan 0`
    /// @param steps steps of the scan
    /// @param lanes lanes of a block
    /// @param stepBytes tape of one step and block
    /// @param carryBytes one checkpoint of a block
    /// @param segment steps between checkpoints; equal to `steps` when the whole tape is kept
    public record Tape(String scan, long steps, int lanes, long stepBytes, long carryBytes, long segment) {

        /// Number of segments, the last of which may be shorter.
        public long segments() {
            return (steps + segment - 1) / segment;
        }

        /// Bytes of tape and checkpoints.
        public long bytes() {
            return segment * stepBytes + (segments() > 1 ? segments() * carryBytes : 0);
        }

        @Override
        public String toString() {
            return segments() == 1
                    ? "%s: whole tape of %,d steps, %,d bytes".formatted(scan, steps, bytes())
                    : "%s: checkpoint every %,d of %,d steps, %,d bytes instead of %,d; %,d steps run twice"
                            .formatted(scan, segment, steps, bytes(), steps * stepBytes, steps - segment);
        }
    }

    /// A line for the totals and one for each tape.
    @Override
    public String toString() {
        var totals = "%,d bytes of inputs and outputs, %,d bytes per thread".formatted(bindingBytes, threadBytes);
        return tapes.stream().map(tape -> "\n  " + tape).collect(Collectors.joining("", totals, ""));
    }
}
