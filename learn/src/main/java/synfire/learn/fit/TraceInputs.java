package synfire.learn.fit;

import synfire.ir.Program;
import synfire.kernels.Binding;
import synfire.learn.loss.StepLoss;
import synfire.learn.loss.Trace;

/// Gives a kernel what it reads of a trace.
final class TraceInputs {

    private TraceInputs() {}

    /// @param total weight of all traces together
    static void set(Binding binding, Program program, Trace trace, StepLoss loss, double total) {
        trace.inputs().forEach((name, samples) -> {
            if (program.hasInput(name)) {
                binding.set(name, samples.toArray());
            }
        });
        if (program.hasInput(StepBody.OBSERVED)) {
            binding.set(StepBody.OBSERVED, trace.spikeSteps());
        }
        var series = loss.series(trace, total > 0 ? loss.weight(trace) / total : 0);
        for (int i = 0; i < series.size(); i++) {
            binding.set(loss.series().get(i), series.get(i));
        }
    }
}
