package synfire.cli.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.equations.Model;
import synfire.equations.lowering.Lowering;
import synfire.equations.lowering.LoweringOptions;
import synfire.learn.loss.Trace;
import synfire.network.Samples;
import synfire.simulate.CellSimulation;
import synfire.simulate.Engine;

/// Where a run first stops being numbers.
///
/// @param variable the state or subexpression
/// @param step from 0
public record FirstFailure(String trace, String variable, int step, double timeMs, double value) {

    /// Runs a model on traces and looks at every state and subexpression.
    ///
    /// @param values every parameter, base units
    public static Optional<FirstFailure> find(
            Model model, Map<String, Double> values, List<Trace> traces, Engine engine) {
        var subexpressions =
                model.subexpressions().stream().map(each -> each.name()).toList();
        var lowered = Lowering.of(model, LoweringOptions.DEFAULT.withExposed(subexpressions));
        var names = new java.util.ArrayList<>(subexpressions);
        model.state().forEach(state -> names.add(state.name()));
        try (var simulation = new CellSimulation(lowered, traces.getFirst().dtMs(), names, false, engine)) {
            for (var trace : traces) {
                var run = simulation.run(List.of(values), trace.inputs(), 0).getFirst();
                var first = first(names, run, trace);
                if (first.isPresent()) {
                    return first;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<FirstFailure> first(List<String> names, CellSimulation.Run run, Trace trace) {
        Optional<FirstFailure> found = Optional.empty();
        for (var name : names) {
            Samples samples = run.samples(name);
            int step = samples.firstNotFinite();
            if (step >= 0 && (found.isEmpty() || step < found.get().step())) {
                found = Optional.of(new FirstFailure(trace.name(), name, step, step * trace.dtMs(), samples.get(step)));
            }
        }
        return found;
    }

    @Override
    public String toString() {
        return "%s is %s in step %d (%.6g ms) of trace '%s'".formatted(variable, value, step, timeMs, trace);
    }
}
