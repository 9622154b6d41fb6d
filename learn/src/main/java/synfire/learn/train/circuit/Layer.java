package synfire.learn.train.circuit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.equations.Model;
import synfire.equations.units.Quantity;
import synfire.network.description.Population;
import synfire.network.values.CellValues;

/// A population of a [Mixture].
///
/// @param values of parameters of the cells, by name
/// @param into variables of the cells that what arrives is added to, each with weights of its own
/// @param from populations that reach it, in order, of which `input` is what a trial gives
/// @param delays of what other populations and itself send to it, each with weights of its own, whole steps
/// @param sends the variable that it sends in every step, of cells without spikes; empty where spikes are sent
public record Layer(
        String name,
        Model model,
        Map<String, CellValues> values,
        int size,
        List<String> into,
        List<String> from,
        List<Quantity> delays,
        Optional<String> sends) {

    public Layer {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        into = List.copyOf(into);
        from = List.copyOf(from);
        delays = List.copyOf(delays);
        if (size < 1) {
            throw new IllegalArgumentException("population '%s' has %d cells; give at least 1".formatted(name, size));
        }
        if (name.equals(Mixture.INPUT) || name.equals(Architecture.READOUT)) {
            throw new IllegalArgumentException(
                    "a population cannot be called '%s', which has a meaning of its own; give it another name"
                            .formatted(name));
        }
        if (into.isEmpty() || from.isEmpty() || delays.isEmpty()) {
            throw new IllegalArgumentException(
                    "nothing reaches population '%s'; say from what, and into which variable".formatted(name));
        }
    }

    /// Whether there is more than one group of weights from the same source.
    boolean isManifold() {
        return into.size() * delays.size() > 1;
    }

    Population population() {
        var population = Population.of(name, model, size);
        for (var value : values.entrySet()) {
            population = population.with(value.getKey(), value.getValue());
        }
        return population;
    }
}
