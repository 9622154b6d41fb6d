package synfire.learn.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import synfire.ir.Sizes;
import synfire.learn.loss.StepLoss;
import synfire.learn.loss.Trace;
import synfire.simulate.Engine;

/// How the quantity that a loss compares moves with each parameter, step by step, at one point.
///
/// @param quantity the compared quantity in each step
/// @param weight its weight in the curvature in each step
/// @param columns one derivative per parameter, in the order of the program's free parameters, base units
@SuppressWarnings("ArrayRecordComponent") // never compared
record SensitivityTraces(double[] quantity, double[] weight, List<double[]> columns) {

    SensitivityTraces {
        columns = List.copyOf(columns);
    }

    /// One for each trace.
    static List<SensitivityTraces> of(
            LossProgram program, StepLoss loss, List<Trace> traces, Map<String, Double> values, Engine engine) {
        var all = new ArrayList<SensitivityTraces>();
        double total = traces.stream().mapToDouble(loss::weight).sum();
        try (var kernel = engine.compile(program.sensitivities())) {
            for (var trace : traces) {
                try (var binding = kernel.bind(Sizes.of(trace.size(), 1))) {
                    program.free().forEach(name -> binding.fill(name, NamedInputs.number(values, name)));
                    TraceInputs.set(binding, kernel.program(), trace, loss, total);
                    kernel.run(binding);
                    all.add(new SensitivityTraces(
                            binding.get("quantity"),
                            binding.get("weight"),
                            program.free().stream()
                                    .map(name -> binding.get("tangent." + name))
                                    .toList()));
                }
            }
        }
        return all;
    }
}
