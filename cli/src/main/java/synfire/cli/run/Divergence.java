package synfire.cli.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import synfire.equations.Model;
import synfire.equations.StateVariable;
import synfire.equations.lowering.Lowering;
import synfire.equations.lowering.LoweringOptions;
import synfire.learn.loss.Trace;
import synfire.network.Samples;
import synfire.simulate.CellSimulation;
import synfire.simulate.Engine;

/// Why a run of a model stops being numbers: where, and whether a shorter time step mends it.
///
/// @param first where it first does
/// @param unstable what grows at this time step and not at a shorter one; empty where none of those tried helps
public record Divergence(FirstFailure first, Optional<Unstable> unstable) {

    /// The time step is halved so often at most.
    private static final int MOST_HALVINGS = 8;

    /// A run of more steps than this is not tried.
    private static final long MOST_STEPS = 20_000_000;

    /// A state has left its range when it is so many times the range's largest value away from it.
    private static final double FAR = 10;

    /// A state that grows without bound because the time step is too long.
    ///
    /// @param dtMs the time step at which it does
    /// @param stableDtMs half of the longest halved step at which the same stretch runs
    /// @param step where the state leaves what it does with the shorter step
    /// @param low lowest value with the shorter step, in the state's unit
    public record Unstable(
            double dtMs,
            double stableDtMs,
            StateVariable state,
            int step,
            double timeMs,
            double value,
            double low,
            double high) {

        @Override
        public String toString() {
            var unit = state.unit().isOne() ? "" : " " + state.unit();
            return "the time step of %s ms is too long: %s grows without bound, to %s%s in step %d (%s ms), and with steps of %s ms it stays between %s and %s%s"
                    .formatted(
                            FirstFailure.number(dtMs),
                            state.name(),
                            FirstFailure.number(value),
                            unit,
                            step,
                            FirstFailure.number(timeMs),
                            FirstFailure.number(stableDtMs),
                            FirstFailure.number(low),
                            FirstFailure.number(high),
                            unit);
        }
    }

    /// Runs a model on traces until one fails; then again with shorter steps.
    ///
    /// @param values every parameter, base units
    /// @return empty if every variable is a number everywhere
    public static Optional<Divergence> find(
            Model model, Map<String, Double> values, List<Trace> traces, Engine engine) {
        return FirstFailure.find(model, values, traces, engine).map(failure -> {
            var trace = traces.stream()
                    .filter(each -> each.name().equals(failure.trace()))
                    .findFirst()
                    .orElseThrow();
            int stretch = (int) Math.min(trace.leadSize() + trace.size(), 2L * failure.step() + 100);
            var inputs = trace.inputsWithLead().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, each -> each.getValue().part(0, stretch)));
            return new Divergence(failure, unstable(model, values, inputs, stretch, trace.dtMs(), engine));
        });
    }

    private static Optional<Unstable> unstable(
            Model model,
            Map<String, Double> values,
            Map<String, Samples> inputs,
            int steps,
            double dtMs,
            Engine engine) {
        var bad = run(model, values, inputs, steps, dtMs, 1, engine);
        var coarse = bad;
        for (int factor = 2; factor <= 1 << MOST_HALVINGS && (long) steps * factor <= MOST_STEPS; factor *= 2) {
            var fine = run(model, values, inputs, steps, dtMs, factor, engine);
            if (factor > 2 && leaving(model, coarse, fine, dtMs, factor).isEmpty() && isFinite(fine)) {
                return leaving(model, bad, fine, dtMs, factor);
            }
            coarse = fine;
        }
        return Optional.empty();
    }

    private static boolean isFinite(Map<String, Samples> run) {
        return run.values().stream().allMatch(samples -> samples.firstNotFinite() < 0);
    }

    /// Every state with the time step divided by `factor`, inputs held.
    private static Map<String, Samples> run(
            Model model,
            Map<String, Double> values,
            Map<String, Samples> inputs,
            int steps,
            double dtMs,
            int factor,
            Engine engine) {
        var names = model.state().stream().map(StateVariable::name).toList();
        var lowered = Lowering.of(model, LoweringOptions.DEFAULT);
        try (var simulation = new CellSimulation(lowered, dtMs / factor, names, false, engine)) {
            var held = inputs.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            each -> Samples.generate(
                                    steps * factor, k -> each.getValue().get(k / factor))));
            return simulation.run(List.of(values), held, 0).getFirst().recorded();
        }
    }

    /// The state that first leaves the range it has with the shorter step; empty if none does.
    private static Optional<Unstable> leaving(
            Model model, Map<String, Samples> bad, Map<String, Samples> good, double dtMs, int factor) {
        Optional<Unstable> first = Optional.empty();
        for (var state : model.state()) {
            var range =
                    good.getOrDefault(state.name(), Samples.empty()).stream().summaryStatistics();
            double size = Math.max(Math.abs(range.getMin()), Math.abs(range.getMax()));
            var samples = bad.getOrDefault(state.name(), Samples.empty());
            int step = 0;
            while (step < samples.size()
                    && samples.get(step) <= range.getMax() + FAR * size
                    && samples.get(step) >= range.getMin() - FAR * size) {
                step++;
            }
            if (step < samples.size() && (first.isEmpty() || step < first.get().step())) {
                double unit = state.unit().inBase();
                first = Optional.of(new Unstable(
                        dtMs,
                        dtMs / factor,
                        state,
                        step,
                        step * dtMs,
                        samples.get(step) / unit,
                        range.getMin() / unit,
                        range.getMax() / unit));
            }
        }
        return first;
    }

    /// What, where, and why, without a fix.
    @Override
    public String toString() {
        return unstable.map(each -> "%s; %s".formatted(first, each))
                .orElseGet(() ->
                        "%s; it ends so with shorter time steps too, so it is the parameters' doing".formatted(first));
    }

    /// What to do about it.
    ///
    /// @param setting how the time step is set, with `%s` for the number of milliseconds
    /// @param otherwise what to do about parameters
    public String fix(String setting, String otherwise) {
        return "\nfix: "
                + unstable.map(each -> setting.formatted(FirstFailure.number(each.stableDtMs())))
                        .orElse(otherwise);
    }
}
