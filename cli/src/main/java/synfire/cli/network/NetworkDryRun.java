package synfire.cli.network;

import java.util.ArrayList;
import java.util.stream.Collectors;
import synfire.network.recording.Sink;

/// What a run would do: cells, synapses, steps, memory, and the time that some first steps foretell.
public record NetworkDryRun(NetworkRunner runner) {

    private static final int TRIED = 200;

    /// Builds the network and runs a few steps of it, without writing anything.
    public String text() {
        var file = runner.file();
        long before = System.nanoTime();
        try (var simulation = runner.simulation()) {
            double build = seconds(before);
            var plan = new NetworkPlan(file).recording(simulation);
            long steps = plan.steps();
            int tried = Math.clamp(steps, 1, TRIED);
            simulation.advance(tried, Sink.NONE, _ -> {}); // fills memory, warms up
            before = System.nanoTime();
            simulation.advance(tried, Sink.NONE, _ -> {});
            double step = seconds(before) / tried;
            var out = new ArrayList<String>();
            out.add("network   %s, seed %d"
                    .formatted(file.network().name(), file.network().seed()));
            for (var population : file.network().populations()) {
                out.add("  %-12s %,d cells of %s"
                        .formatted(
                                population.name(),
                                population.size(),
                                population.model().name()));
            }
            var synapses = NetworkResult.synapses(file, simulation);
            for (var each : synapses) {
                out.add("  %-12s %,d synapses, %s to %s"
                        .formatted(
                                each.projection().name(),
                                each.edges().size(),
                                each.projection().source().population(),
                                each.projection().target().population()));
            }
            out.add("steps     %,d of %s, %s"
                    .formatted(steps, file.dt(), file.dtype().name()));
            out.add("records   spikes of %s%s; %s"
                    .formatted(
                            plan.spikes().stream()
                                    .map(each -> each.population())
                                    .collect(Collectors.joining(", ")),
                            plan.variables().stream()
                                    .map(each -> ", %s (%d numbers) every %d steps"
                                            .formatted(each.label(), each.columns(), each.every()))
                                    .collect(Collectors.joining()),
                            String.join(", ", file.formats())));
            synfire.cli.manifest.PeakMemory.bytes()
                    .ifPresent(bytes -> out.add("memory    %,d MiB so far, with all synapses".formatted(bytes >> 20)));
            out.add("backend   %s, %d threads"
                    .formatted(
                            runner.engine().backends().best().backend().name(),
                            runner.engine().threads()));
            out.add("time      %.2f s to build; about %.3g s to run, by %d steps of it"
                    .formatted(build, step * steps, tried));
            return String.join("%n".formatted(), out) + "%n".formatted();
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) * 1e-9;
    }
}
