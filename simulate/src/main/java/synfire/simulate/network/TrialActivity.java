package synfire.simulate.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ObjIntConsumer;
import synfire.ir.functions.ExpandFunctions;
import synfire.ir.simplify.Optimize;
import synfire.kernels.Binding;
import synfire.kernels.Kernel;
import synfire.network.Samples;
import synfire.simulate.Engine;

/// What cells do in trials, step by step: their spikes and states. Trials run eight at a time on one thread.
public final class TrialActivity implements AutoCloseable {

    private final TrialNetwork network;
    private final List<String> watched;
    private final Kernel kernel;

    /// @throws IllegalArgumentException if something has no such name
    TrialActivity(TrialNetwork network, Engine engine, List<String> watched) {
        this.network = network;
        this.watched = List.copyOf(watched);
        var program = network.program();
        var known = network.watchable();
        for (var name : watched) {
            if (!name.endsWith(TrialProgram.SPIKES) && !known.contains(name)) {
                throw new IllegalArgumentException("'%s' is no state of the network; it has %s".formatted(name, known));
            }
        }
        this.kernel = engine.compile(new ExpandFunctions().apply(Optimize.STANDARD.apply(program.program(watched))));
    }

    /// The course of one trial.
    ///
    /// @param cells of each quantity
    /// @param values by name, `[step][cell]` in base units; spikes are 1 or 0
    public record Course(int steps, Map<String, Integer> cells, Map<String, Samples> values) {

        public Course {
            cells = Map.copyOf(cells);
            values = Map.copyOf(values);
        }

        public double at(String name, int step, int cell) {
            return value(name).get(step * size(name) + cell);
        }

        /// One cell's, a number for each step.
        public Samples of(String name, int cell) {
            return Samples.generate(steps, step -> at(name, step, cell));
        }

        /// How many cells have it.
        public int size(String name) {
            return Objects.requireNonNull(cells.get(name), name);
        }

        private Samples value(String name) {
            return Objects.requireNonNull(values.get(name), name);
        }
    }

    /// Tells of each trial in turn, with its number; nothing of it is kept.
    public void run(List<TrialInput> trials, ObjIntConsumer<Course> told) {
        int first = 0;
        for (var block : TrialBlock.of(network.program(), trials, TrialNetwork.PLACES)) {
            int steps =
                    block.trials().stream().mapToInt(TrialInput::steps).max().orElse(0);
            try (var binding = kernel.bind(network.sizes(steps, block.places()))) {
                network.connect(binding);
                binding.setIntegers("step", 0);
                network.start(block.places()).forEach(binding::set);
                block.load(binding, 0, steps);
                kernel.run(binding);
                tell(block, binding, steps, first, told);
            }
            first += block.trials().size();
        }
    }

    private void tell(TrialBlock block, Binding binding, int steps, int first, ObjIntConsumer<Course> told) {
        var all = new LinkedHashMap<String, double[]>();
        watched.forEach(name -> all.put(name, binding.get(TrialProgram.WATCHED + name)));
        for (int k = 0; k < block.trials().size(); k++) {
            int own = block.trials().get(k).steps();
            int place = k;
            var cells = new LinkedHashMap<String, Integer>();
            var values = new LinkedHashMap<String, Samples>();
            all.forEach((name, numbers) -> {
                int count = numbers.length / steps / block.places();
                cells.put(name, count);
                values.put(
                        name,
                        Samples.generate(
                                own * count, i -> numbers[(i / count * block.places() + place) * count + i % count]));
            });
            told.accept(new Course(own, cells, values), first + k);
        }
    }

    @Override
    public void close() {
        kernel.close();
    }
}
