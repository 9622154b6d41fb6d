package synfire.network.recording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Gathers what is told, and hands it on in one piece for each name when asked: so what a file is told, and in which
/// order, does not depend on how long the stretches are in which a network runs.
public final class Gathered implements Sink {

    private final Sink sink;
    private final Map<String, List<Part>> spikes = new LinkedHashMap<>();
    private final Map<String, List<Part>> values = new LinkedHashMap<>();

    private static final class Part {
        private final int[] cells;
        private final double[] numbers;
        private final long firstStep;

        Part(int[] cells, double[] numbers, long firstStep) {
            this.cells = cells;
            this.numbers = numbers;
            this.firstStep = firstStep;
        }
    }

    /// Hands on in the order of the plan.
    public Gathered(RecordingPlan plan, Sink sink) {
        this.sink = sink;
        plan.spikes().forEach(each -> spikes.put(each.population(), new ArrayList<>()));
        plan.variables().forEach(each -> values.put(each.name(), new ArrayList<>()));
    }

    @Override
    public void spikes(String population, int[] cells, double[] timesMs) {
        spikes.computeIfAbsent(population, _ -> new ArrayList<>()).add(new Part(cells, timesMs, 0));
    }

    @Override
    public void values(String name, long firstStep, double[] rows) {
        values.computeIfAbsent(name, _ -> new ArrayList<>()).add(new Part(new int[0], rows, firstStep));
    }

    /// Hands on all that was gathered.
    public void release() {
        spikes.forEach((name, parts) -> {
            if (!parts.isEmpty()) {
                var cells = parts.stream()
                        .flatMapToInt(part -> Arrays.stream(part.cells))
                        .toArray();
                sink.spikes(name, cells, numbers(parts));
                parts.clear();
            }
        });
        values.forEach((name, parts) -> {
            if (!parts.isEmpty()) {
                sink.values(name, parts.getFirst().firstStep, numbers(parts));
                parts.clear();
            }
        });
    }

    private static double[] numbers(List<Part> parts) {
        return Stream.of(parts)
                .flatMap(List::stream)
                .flatMapToDouble(part -> Arrays.stream(part.numbers))
                .toArray();
    }
}
