package synfire.cli.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import synfire.equations.Equation;
import synfire.equations.Model;
import synfire.equations.StateVariable;
import synfire.equations.lowering.Lowering;
import synfire.equations.lowering.LoweringOptions;
import synfire.equations.units.Dimension;
import synfire.equations.units.Unit;
import synfire.equations.units.Units;
import synfire.learn.loss.Trace;
import synfire.network.Samples;
import synfire.report.text.NumberText;
import synfire.simulate.CellSimulation;
import synfire.simulate.Engine;

/// Where a run first stops being numbers, or a state grows beyond all that a cell can have.
///
/// @param variable the state or subexpression
/// @param step from 0
/// @param value in the variable's unit
public record FirstFailure(String trace, String variable, int step, double timeMs, double value, Unit unit) {

    /// A membrane potential beyond this, mV, has grown without bound; so has any other state beyond its square.
    static final double MOST_MV = 1e6;

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
                var run = simulation
                        .run(List.of(values), trace.inputsWithLead(), 0)
                        .getFirst();
                var first = first(model, names, run, trace);
                if (first.isPresent()) {
                    return first;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<FirstFailure> first(Model model, List<String> names, CellSimulation.Run run, Trace trace) {
        Optional<FirstFailure> found = Optional.empty();
        for (var name : names) {
            var samples = run.samples(name);
            int step = beyond(samples, most(model, name));
            if (step >= 0 && (found.isEmpty() || step < found.get().step())) {
                var unit = unit(model, name);
                double value = samples.get(step) / unit.inBase();
                found = Optional.of(new FirstFailure(trace.name(), name, step, step * trace.dtMs(), value, unit));
            }
        }
        return found;
    }

    static double most(Model model, String name) {
        return model.state().stream()
                .filter(state -> state.name().equals(name))
                .mapToDouble(state -> state.unit().dimension().equals(Dimension.VOLTAGE) ? MOST_MV : MOST_MV * MOST_MV)
                .findFirst()
                .orElse(Double.MAX_VALUE);
    }

    private static Unit unit(Model model, String name) {
        return Stream.concat(
                        model.state().stream()
                                .filter(state -> state.name().equals(name))
                                .map(StateVariable::unit),
                        model.subexpressions().stream()
                                .filter(each -> each.name().equals(name))
                                .map(Equation.Subexpression::unit))
                .findFirst()
                .orElse(Units.ONE);
    }

    /// At most four digits, without zeros at the end.
    static String number(double value) {
        var text = NumberText.significant(value, 4);
        return text.contains(".") && !text.contains("e") ? text.replaceFirst("\\.?0+$", "") : text;
    }

    /// The first sample that is not a number or beyond `most`; -1 if none is.
    static int beyond(Samples samples, double most) {
        for (int k = 0; k < samples.size(); k++) {
            if (!(Math.abs(samples.get(k)) <= most)) {
                return k;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        var shown = Double.isFinite(value) && !unit.isOne() ? number(value) + " " + unit : number(value);
        return "%s is %s in step %d (%s ms) of trace '%s'".formatted(variable, shown, step, number(timeMs), trace);
    }
}
