package synfire.simulate.network;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import synfire.equations.Assignment;
import synfire.equations.Flag;
import synfire.equations.Model;
import synfire.equations.Refractory;
import synfire.equations.algebra.Names;
import synfire.ir.Builder;
import synfire.ir.Comparison;
import synfire.ir.DType;
import synfire.ir.SpikeMode;
import synfire.ir.Value;

/// Which arrivals a cell takes, as in Brian 2: a variable that stands still while the cell is refractory (`unless
/// refractory`) takes none meanwhile, and one that the reset sets keeps what it set in the step of the spike.
record Arrivals(Model model, DType dtype, SpikeMode mode) {

    private static final String NOT_REFRACTORY = "not_refractory";

    /// What the step of the model has to output for this.
    List<String> read() {
        boolean any = !(model.spiking().refractory() instanceof Refractory.None)
                && model.differentialEquations().stream().anyMatch(each -> standsStill(each.name()));
        return any ? List.of(NOT_REFRACTORY) : List.of();
    }

    /// A state after deliveries; in soft mode cells keep what the reset set as far as they spiked.
    ///
    /// @param outputs of the step of the model
    Value settled(Builder b, String state, Map<String, Value> outputs, Value delivered) {
        var before = PopulationCode.at(outputs, state);
        var taken = delivered;
        if (standsStill(state) && outputs.containsKey(NOT_REFRACTORY)) {
            var open = PopulationCode.at(outputs, NOT_REFRACTORY);
            taken = b.select(b.compare(Comparison.NOT_EQUAL, open, b.constant(dtype, 0)), delivered, before);
        }
        if (!outputs.containsKey(PopulationCode.SPIKE) || !setByReset().contains(state)) {
            return taken;
        }
        var spike = PopulationCode.at(outputs, PopulationCode.SPIKE);
        return mode == SpikeMode.SOFT
                ? b.fma(spike, b.subtract(before, taken), taken)
                : b.select(b.compare(Comparison.NOT_EQUAL, spike, b.constant(dtype, 0)), before, taken);
    }

    private boolean standsStill(String state) {
        return model.differentialEquations().stream()
                .anyMatch(each -> each.name().equals(state) && each.flags().contains(Flag.UNLESS_REFRACTORY));
    }

    /// The states that the reset gives a value that does not depend on the old one.
    private Set<String> setByReset() {
        return model.spikeEvent().map(event -> event.statements()).orElse(List.of()).stream()
                .filter(statement ->
                        statement.operator().isEmpty() && !Names.mentions(statement.value(), statement.target()))
                .map(Assignment::target)
                .collect(Collectors.toSet());
    }
}
