package synfire.simulate.network;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import synfire.ir.Interpreter;
import synfire.ir.Sizes;
import synfire.ir.Tensor;
import synfire.network.description.Network;

/// The state of a population at time 0: what the description gives, else what the model does.
final class InitialState {

    private InitialState() {}

    /// By state variable, in base units.
    static Map<String, double[]> of(Network network, PopulationCode population) {
        var model = population.model();
        int size = population.population().size();
        var sizes = Sizes.none().with(population.axis(), size).with(ProgramOptions.COPIES, 1);
        var inputs = new HashMap<String, Tensor>();
        for (var name : model.initial().inputNames()) {
            inputs.put(name, Tensor.of(population.type(), parameter(network, population, name)));
        }
        var initial = Interpreter.run(model.initial(), inputs, sizes);
        var state = new LinkedHashMap<String, double[]>();
        for (var name : model.states()) {
            var given = population.population().initial().containsKey(name)
                    ? network.values(population.population().name(), name)
                    : spread(Objects.requireNonNull(initial.get(name)), size);
            state.put(name, given);
        }
        if (population.carried().containsKey(LastSpike.STEP)) {
            state.remove(LastSpike.AGE);
            state.put(LastSpike.STEP, filled(size, -LastSpike.NEVER));
        }
        return state;
    }

    /// A parameter of each cell, in base units.
    static double[] parameter(Network network, PopulationCode population, String name) {
        return population.population().parameters().containsKey(name)
                ? network.values(population.population().name(), name)
                : filled(population.population().size(), population.shared(name));
    }

    private static double[] filled(int size, double value) {
        var values = new double[size];
        Arrays.fill(values, value);
        return values;
    }

    private static double[] spread(Tensor tensor, int size) {
        return tensor.size() == size ? tensor.toArray() : filled(size, tensor.get(0));
    }
}
