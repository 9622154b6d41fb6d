package synfire.lab.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import synfire.equations.Input;
import synfire.equations.Model;
import synfire.equations.lowering.Lowering;
import synfire.equations.lowering.LoweringOptions;
import synfire.equations.units.Unit;
import synfire.network.Samples;
import synfire.network.random.RandomKey;
import synfire.simulate.CellSimulation;
import synfire.simulate.Engine;

/// A compiled model. Values of parameters and inputs are arguments of the compiled program, so that changing
/// them costs one run of it. Not for several threads at once.
final class Cell implements AutoCloseable {

    private final Model model;
    private final List<String> recorded;
    private final boolean spiking;
    private final CellSimulation simulation;

    Cell(Model model, double dtMs, Engine engine) {
        this.model = model;
        var lowered = Lowering.of(model, LoweringOptions.DEFAULT);
        this.spiking = lowered.step().hasOutput(CellSimulation.SPIKE);
        this.recorded = model.state().stream().map(state -> state.name()).toList();
        var columns = new ArrayList<>(recorded);
        if (spiking) {
            columns.add(CellSimulation.SPIKE);
        }
        this.simulation = new CellSimulation(lowered, dtMs, columns, false, engine);
    }

    Model model() {
        return model;
    }

    boolean spiking() {
        return spiking;
    }

    /// @param values by name, in the units of the parameters; the others have their defaults
    /// @param inputs by name, in base units; the others are 0
    CellSimulation.Run run(Map<String, Double> values, Map<String, Samples> inputs, int steps, long seed) {
        var base = new TreeMap<String, Double>();
        for (var parameter : model.parameters()) {
            var value = values.get(parameter.name());
            base.put(
                    parameter.name(),
                    value == null
                            ? parameter.value().inBase()
                            : value * parameter.unit().inBase());
        }
        var all = new HashMap<String, Samples>();
        for (Input each : model.inputs()) {
            var given = inputs.get(each.name());
            all.put(each.name(), given == null ? Samples.generate(steps, _ -> 0) : given);
        }
        if (all.isEmpty()) {
            all.put("", Samples.generate(steps, _ -> 0));
        }
        return simulation
                .run(List.of(base), all, RandomKey.ofSeed(seed).value())
                .getFirst();
    }

    List<String> recorded() {
        return recorded;
    }

    Unit unit(String state) {
        return model.state().stream()
                .filter(each -> each.name().equals(state))
                .findFirst()
                .orElseThrow()
                .unit();
    }

    @Override
    public void close() {
        simulation.close();
    }
}
