package synfire.llvm;

import synfire.ir.Axis;
import synfire.ir.DType;
import synfire.ir.Program;
import synfire.ir.Value;
import synfire.kernels.CompileOptions;
import synfire.kernels.lanes.LaneProgram;
import synfire.kernels.lanes.Stage;

/// How many lanes a block has.
///
/// Forward loops wait for results of their own most of the time: two registers a value fill the pipeline. Reverse
/// loops have more values than there are registers and gain nothing from a second.
final class BlockWidth {

    /// Time of a lane in a forward loop with one register a value, in units of that with two.
    private static final double SINGLE = 1.25;

    private BlockWidth() {}

    /// Registers a value, for so many lanes.
    static int registers(LaneProgram program, CompileOptions options, int bits, int lanes) {
        if (options.registers() != 0) {
            return options.registers();
        }
        if (program.hasTape()) {
            return 1;
        }
        int one = lanes(program, bits, 1);
        return SINGLE * Math.ceilDiv(lanes, one) * one < (double) Math.ceilDiv(lanes, 2 * one) * (2 * one) ? 1 : 2;
    }

    /// Lanes of a block whose widest floats take so many registers each.
    static int lanes(LaneProgram program, int bits, int registers) {
        return registers * bits / (Byte.SIZE * elementBytes(program));
    }

    /// 8 where any value of the lanes is `f64`, else 4 where any is `f32`.
    private static int elementBytes(LaneProgram program) {
        return has(program, DType.F64) || !has(program, DType.F32) ? Double.BYTES : Float.BYTES;
    }

    private static boolean has(LaneProgram program, DType dtype) {
        return program.buffers().stream().anyMatch(buffer -> isLanes(buffer.value(), dtype))
                || program.stages().stream().anyMatch(stage -> switch (stage) {
                    case Stage.Straight(var steps) -> steps.stream().anyMatch(step -> defines(step, dtype));
                    case Stage.Loop loop -> loop.steps().stream().anyMatch(step -> defines(step, dtype));
                });
    }

    private static boolean defines(Program.Step step, DType dtype) {
        return step.results().stream().anyMatch(result -> isLanes(result, dtype));
    }

    private static boolean isLanes(Value value, DType dtype) {
        return value.dtype() == dtype && value.axes().contains(Axis.LANE);
    }
}
