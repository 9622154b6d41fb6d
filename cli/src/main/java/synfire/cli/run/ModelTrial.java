package synfire.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import synfire.equations.Model;
import synfire.equations.lowering.Lowering;
import synfire.equations.lowering.LoweringOptions;
import synfire.equations.units.Unit;
import synfire.equations.units.Units;
import synfire.learn.loss.Trace;
import synfire.network.Samples;
import synfire.network.Signal;
import synfire.network.SpikeTrain;
import synfire.network.random.RandomKey;
import synfire.simulate.CellSimulation;
import synfire.simulate.Engine;

/// One run of one model: what went in, what it did.
///
/// @param recorded states and subexpressions, each in its own unit, sample k at the beginning of step k
/// @param spikes empty for a model without a spike event
public record ModelTrial(Model model, Signal stimulus, List<Signal> recorded, SpikeTrain spikes) {

    public ModelTrial {
        recorded = List.copyOf(recorded);
    }

    /// Runs a model.
    ///
    /// @param names what to record; all states if empty
    /// @param inputs one value per step and input, in base units; the first is the one shown
    /// @throws IllegalArgumentException saying where a recorded variable stops being a number
    public static ModelTrial run(
            Model model,
            List<String> names,
            Map<String, Samples> inputs,
            String shown,
            double dtMs,
            long seed,
            Engine engine) {
        var wanted = names.isEmpty()
                ? model.state().stream().map(state -> state.name()).toList()
                : names;
        var exposed = model.subexpressions().stream()
                .map(each -> each.name())
                .filter(wanted::contains)
                .toList();
        var lowered = Lowering.of(model, LoweringOptions.DEFAULT.withExposed(exposed));
        boolean spiking = lowered.step().hasOutput(CellSimulation.SPIKE);
        var columns = new ArrayList<>(wanted);
        if (spiking) {
            columns.add(CellSimulation.SPIKE);
        }
        var values = new TreeMap<String, Double>();
        model.parameters().forEach(p -> values.put(p.name(), p.value().inBase()));
        try (var simulation = new CellSimulation(lowered, dtMs, columns, false, engine)) {
            var run = simulation
                    .run(List.of(values), inputs, RandomKey.ofSeed(seed).value())
                    .getFirst();
            requireFinite(model, wanted, run, values, inputs, engine);
            var stimulus = inputs.get(shown);
            int size = stimulus == null ? 0 : stimulus.size();
            return new ModelTrial(
                    model,
                    signal(shown, unitOf(model, shown), dtMs, stimulus == null ? Samples.empty() : stimulus),
                    wanted.stream()
                            .map(name -> signal(name, unitOf(model, name), dtMs, run.samples(name)))
                            .toList(),
                    spiking ? run.spikes() : SpikeTrain.of(new double[0], 0, size * dtMs));
        }
    }

    /// Comma-separated columns: time in ms, the input, and each recorded variable, with units in the header.
    public String csv() {
        var text = new StringBuilder("time (ms),%s".formatted(heading(stimulus)));
        recorded.forEach(signal -> text.append(',').append(heading(signal)));
        text.append('\n');
        for (int k = 0; k < stimulus.size(); k++) {
            text.append(k * stimulus.dtMs()).append(',').append(stimulus.get(k));
            for (var signal : recorded) {
                text.append(',').append(signal.get(k));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String heading(Signal signal) {
        return signal.unit().isOne() ? signal.name() : "%s (%s)".formatted(signal.name(), signal.unit());
    }

    /// @throws IllegalArgumentException if a recorded variable is not a number somewhere
    private static void requireFinite(
            Model model,
            List<String> names,
            CellSimulation.Run run,
            Map<String, Double> values,
            Map<String, Samples> inputs,
            Engine engine) {
        if (names.stream()
                .anyMatch(name -> FirstFailure.beyond(run.samples(name), FirstFailure.most(model, name)) >= 0)) {
            var bare = new Trace(
                    "stimulus",
                    run.dtMs(),
                    inputs,
                    Optional.empty(),
                    SpikeTrain.of(
                            new double[0], 0, run.samples(names.getFirst()).size() * run.dtMs()));
            throw new IllegalArgumentException("model '%s' does not run: ".formatted(model.name())
                    + Divergence.find(model, values, List.of(bare), engine)
                            .map(each -> each
                                    + each.fix("give --dt %sms", "give other values with --set, or another stimulus"))
                            .orElse("its noise drives it out of all bounds\nfix: give a shorter --dt"));
        }
    }

    private static Signal signal(String name, Unit unit, double dtMs, Samples base) {
        double factor = unit.inBase();
        return new Signal(name, unit, dtMs, 0, base.map(value -> value / factor));
    }

    private static Unit unitOf(Model model, String name) {
        for (var state : model.state()) {
            if (state.name().equals(name)) {
                return state.unit();
            }
        }
        for (var input : model.inputs()) {
            if (input.name().equals(name)) {
                return input.unit();
            }
        }
        return model.subexpressions().stream()
                .filter(each -> each.name().equals(name))
                .map(each -> each.unit())
                .findFirst()
                .orElse(Units.ONE);
    }
}
