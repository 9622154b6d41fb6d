package synfire.learn.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import synfire.equations.lowering.LoweredModel;
import synfire.equations.lowering.Lowering;
import synfire.equations.lowering.LoweringOptions;
import synfire.equations.lowering.SpikeOptions;
import synfire.equations.lowering.SpikeOptions.Tangents;
import synfire.learn.fit.FitOutcome.StageOutcome;
import synfire.learn.loss.PotentialLoss;
import synfire.learn.loss.SpikeTimesLoss;
import synfire.learn.loss.StepLoss;
import synfire.learn.loss.Trace;
import synfire.learn.multistart.Horizons;
import synfire.learn.multistart.MultiStart;
import synfire.learn.multistart.SpikeContinuation;
import synfire.learn.multistart.Starts;
import synfire.learn.optimize.Candidate;
import synfire.learn.optimize.Journal;
import synfire.learn.optimize.Minimization;
import synfire.learn.optimize.Objective;
import synfire.learn.optimize.Progress;
import synfire.learn.optimize.Reparametrized;
import synfire.learn.optimize.Search;
import synfire.learn.optimize.Stop;
import synfire.learn.transform.FreeParameter;
import synfire.learn.transform.ParameterSpace;
import synfire.network.random.RandomKey;
import synfire.simulate.Engine;

/// Runs the stages of a plan.
///
/// @param cancelled asked between batches
public record Fit(FitPlan plan, Engine engine, BooleanSupplier cancelled, Listener listener) {

    /// Hears of a running fit.
    public interface Listener {

        Listener NONE = (_, _, _) -> {};

        /// After every batch of evaluations.
        ///
        /// @param journal all answers of this stage so far, for resuming
        void progress(Stage stage, Progress progress, Journal journal);

        /// After every fit that a profile likelihood is made of, which follow the stages.
        ///
        /// @param parameter whose profile
        /// @param refits how many it has taken so far
        default void profiling(String parameter, int refits) {}
    }

    /// Runs from the beginning.
    public FitOutcome run() {
        return run(Map.of());
    }

    /// Runs on from what the journals of earlier runs hold, by name of stage; without any, from the beginning.
    public FitOutcome run(Map<String, Journal> journals) {
        var values = new HashMap<>(plan.startingValues());
        var outcomes = new ArrayList<StageOutcome>();
        var found = new HashMap<String, Double>();
        for (var stage : plan.stages()) {
            var outcome = run(stage, values, found, journals.getOrDefault(stage.name(), new Journal()));
            outcomes.add(outcome);
            if (outcome.stop() == Stop.CANCELLED) {
                break;
            }
        }
        return new FitOutcome(values, outcomes);
    }

    private StageOutcome run(Stage stage, Map<String, Double> values, Map<String, Double> found, Journal journal) {
        var space = started(plan.space(stage), found);
        var objectives = new ArrayList<Objective>();
        var open = new ArrayList<FitObjective>();
        try {
            for (var objective : objectives(stage, values)) {
                open.add(objective);
                objectives.add(new Reparametrized(space, new InUnits(objective, inBase(space))));
            }
            var search = search(stage, space);
            var minimization = new Minimization(
                    objectives,
                    stage.budget(),
                    System::nanoTime,
                    cancelled,
                    progress -> listener.progress(stage, progress, journal));
            var outcome = minimization.run(search, journal);
            outcome.best().ifPresent(best -> keep(space, best, values, found));
            return new StageOutcome(
                    stage,
                    outcome.best().map(Candidate::loss).orElse(Double.POSITIVE_INFINITY),
                    outcome.evaluations(),
                    outcome.stop(),
                    outcome.elapsed().toNanos() * 1e-9,
                    outcome.histories(),
                    new FitOutcome.Failures(
                            outcome.failures().count(),
                            outcome.failures().first().map(point -> all(space, point, values))));
        } finally {
            open.forEach(FitObjective::close);
        }
    }

    private Search search(Stage stage, ParameterSpace space) {
        var key = RandomKey.ofSeed(plan.seed()).split(stage.name());
        var box = space.box();
        if (!(stage.optimizer() instanceof MultiStart starts)) {
            return space.start()
                    .map(start -> stage.optimizer().searchFrom(start, box, key))
                    .orElseGet(() -> stage.optimizer().search(box, key));
        }
        var uniform = Starts.uniform(box, key);
        var from = space.start()
                .map(start -> Starts.first(List.of(start), uniform))
                .orElse(uniform);
        var staged = stage.spikeWindows().isPresent()
                ? starts
                : starts.through(stage.widths().size());
        return staged.within(stage.budget().evaluations()).search(box, from);
    }

    /// All objectives of a stage: of a continuation each step, the last the loss that is meant.
    private List<FitObjective> objectives(Stage stage, Map<String, Double> values) {
        var objectives = new ArrayList<FitObjective>();
        if (stage.spikeWindows().isPresent() && stage.loss() instanceof PotentialLoss potential) {
            var whole = potential.withPoints(new PotentialLoss.Points.All());
            for (double width : SpikeContinuation.WIDTHS) {
                objectives.add(objective(stage, values, whole, spikes(stage, width, Tangents.MODE)));
            }
            var limited = whole.withWindow(new PotentialLoss.Window(Double.POSITIVE_INFINITY, SpikeContinuation.SCALE));
            var kernels = new LossKernels(program(stage, values, limited, spikes(stage, 1, Tangents.EVENT)), engine);
            for (double horizon : horizons(stage.spikeWindows().getAsInt())) {
                var window = new PotentialLoss.Window(horizon, SpikeContinuation.SCALE);
                // where a window ends is in the series, not in the program; what comes after it is not simulated
                objectives.add(new FitObjective(kernels, whole.withWindow(window), until(horizon)));
            }
        } else {
            for (double width : stage.widths().subList(0, stage.widths().size() - 1)) {
                objectives.add(objective(stage, values, width));
            }
        }
        objectives.add(objective(stage, values, 1));
        return objectives;
    }

    /// The windows of a spike continuation and last all of the data; where the data have too few spikes for so many
    /// windows, the last ones are all of the data too.
    List<Double> horizons(int windows) {
        var spikes = plan.train().stream()
                .map(trace -> Arrays.stream(trace.spikes().timesMs().toArray())
                        .boxed()
                        .toList())
                .toList();
        var horizons = new ArrayList<>(Horizons.after(spikes, windows));
        while (horizons.size() <= windows) {
            horizons.add(Double.POSITIVE_INFINITY);
        }
        return horizons;
    }

    List<Trace> until(double horizonMs) {
        int steps = (int) Math.min(Integer.MAX_VALUE, Math.ceil(horizonMs / plan.dtMs()) + 1);
        return plan.train().stream().map(trace -> trace.first(steps)).toList();
    }

    /// The loss of a stage over its free parameters in base units, with all others at the given values.
    ///
    /// @param width factor on the surrogate's width
    public FitObjective objective(Stage stage, Map<String, Double> values, double width) {
        return objective(stage, values, stage.loss(), spikes(stage, width, tangents(stage)));
    }

    FitObjective objective(Stage stage, Map<String, Double> values, StepLoss loss, SpikeOptions spikes) {
        return new FitObjective(program(stage, values, loss, spikes), loss, plan.train(), engine);
    }

    LossProgram program(Stage stage, Map<String, Double> values, StepLoss loss, SpikeOptions spikes) {
        var lowered = Lowering.of(plan.model(), LoweringOptions.DEFAULT.withSpikes(spikes));
        var fixed = new HashMap<>(values);
        var names = plan.space(stage).names();
        names.forEach(fixed::remove);
        return new LossProgram(lowered, names, fixed, loss, plan.dtMs());
    }

    /// The model as the loss of a stage runs it.
    LoweredModel lowered(Stage stage, double width) {
        return Lowering.of(plan.model(), LoweringOptions.DEFAULT.withSpikes(spikes(stage, width, tangents(stage))));
    }

    private static Tangents tangents(Stage stage) {
        return stage.spikeWindows().isPresent() || stage.loss() instanceof SpikeTimesLoss
                ? Tangents.EVENT
                : Tangents.MODE;
    }

    private static SpikeOptions spikes(Stage stage, double width, Tangents tangents) {
        return SpikeOptions.DEFAULT
                .withMode(stage.loss().spikeMode())
                .withTangents(tangents)
                .withSource(stage.loss().eventSource())
                .withWidthFactor(width);
    }

    private static void keep(
            ParameterSpace space, Candidate best, Map<String, Double> values, Map<String, Double> found) {
        var physical = space.physical(best.point());
        for (int i = 0; i < physical.length; i++) {
            found.put(space.parameters().get(i).name(), physical[i]);
        }
        values.putAll(all(space, best, values));
    }

    /// Every parameter of the model in base units: those of a point, and the others at the given values.
    private static Map<String, Double> all(ParameterSpace space, Candidate point, Map<String, Double> values) {
        var all = new HashMap<>(values);
        var physical = space.physical(point.point());
        for (int i = 0; i < physical.length; i++) {
            var parameter = space.parameters().get(i);
            all.put(parameter.name(), physical[i] * FitPlan.inBase(parameter));
        }
        return all;
    }

    /// The space with what earlier stages found as the first start.
    private static ParameterSpace started(ParameterSpace space, Map<String, Double> found) {
        List<FreeParameter> parameters = space.parameters().stream()
                .map(parameter -> found.containsKey(parameter.name())
                        ? parameter.withStart(clamped(parameter, found.get(parameter.name())))
                        : parameter)
                .toList();
        return new ParameterSpace(parameters);
    }

    private static double clamped(FreeParameter parameter, double value) {
        return Math.clamp(value, parameter.lower(), parameter.upper());
    }

    static double[] inBase(ParameterSpace space) {
        return space.parameters().stream().mapToDouble(FitPlan::inBase).toArray();
    }
}
