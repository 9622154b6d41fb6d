package synfire.simulate.network;

import java.util.List;
import java.util.Optional;
import synfire.ir.Axis;
import synfire.ir.DType;
import synfire.ir.TensorType;

/// Who sends spikes to synapses that follow a model: cells of a population, or the sources of a stimulus, which have
/// no variables.
record Sender(String name, Axis axis, int size, DType dtype, Optional<PopulationCode> cells) {

    static Sender of(PopulationCode population, DType dtype) {
        return new Sender(
                population.population().name(),
                population.axis(),
                population.population().size(),
                dtype,
                Optional.of(population));
    }

    static Sender of(SourceCode source) {
        return new Sender(source.name(), source.axis(), source.size(), source.dtype(), Optional.empty());
    }

    TensorType type() {
        return TensorType.of(dtype, axis);
    }

    /// The sender of that number: populations count first, then stimuli.
    static Sender numbered(int number, List<PopulationCode> populations, List<SourceCode> sources, DType dtype) {
        return number < populations.size()
                ? of(populations.get(number), dtype)
                : of(sources.get(number - populations.size()));
    }

    /// Its place among stimuli; empty where it is a population.
    Optional<Integer> among(List<SourceCode> sources) {
        for (int i = 0; i < sources.size(); i++) {
            if (cells.isEmpty() && sources.get(i).name().equals(name)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
