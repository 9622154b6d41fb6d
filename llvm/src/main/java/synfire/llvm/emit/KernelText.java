package synfire.llvm.emit;

import java.util.LinkedHashSet;
import java.util.List;
import synfire.kernels.lanes.LaneProgram;

/// A lane program as the text of an LLVM module, and what a binding must know of the memory that it uses.
///
/// @param ir the module
/// @param program that it means
/// @param lanes of a block
/// @param table the argument of the kernel
/// @param frameBytes fixed part of scratch memory, at its start
/// @param loops memory of each loop, by number
public record KernelText(
        String ir, LaneProgram program, Lanes lanes, TableLayout table, long frameBytes, List<LoopMemory> loops) {

    public KernelText {
        loops = List.copyOf(loops);
    }

    /// Writes a kernel.
    ///
    /// @param preferredBits widest registers to use, or 0 for the machine's own
    public static KernelText of(LaneProgram program, Lanes lanes, int preferredBits) {
        var plan = new KernelPlan(program, lanes);
        var declarations = new LinkedHashSet<String>();
        var text = new StringBuilder();
        text.append(new KernelFunction(plan, new Code(lanes, declarations)).text());
        for (var loop : program.loops()) {
            text.append(new LoopFunction(loop, plan, new Code(lanes, declarations)).text());
        }
        for (int fold = 0; fold < plan.folds().size(); fold++) {
            var code = new Code(lanes, declarations);
            text.append(
                    FoldFunction.of(plan, code, fold, plan.folds().get(fold)).text());
        }
        text.append(String.join("\n", declarations)).append("\n");
        text.append(attributes(preferredBits));
        return new KernelText(
                text.toString(), program, lanes, plan.table(), plan.frame().bytes(), plan.memories());
    }

    static String attributes(int preferredBits) {
        return preferredBits == 0
                ? "attributes #0 = { nounwind }\n"
                : "attributes #0 = { nounwind \"min-legal-vector-width\"=\"0\" \"prefer-vector-width\"=\"%d\" }\n"
                        .formatted(preferredBits);
    }
}
