package synfire.data.sonata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import synfire.data.SharedData;

/// The example of 300 integrate-and-fire cells: read whole, and run event by event on what was read.
final class PublishedSonataTest {

    /// An input of weight `weight` to a cell.
    private record Arrival(double timeMs, int cell, double weight, long order) {}

    /// One edge, as the simulation needs it.
    private record Synapse(int target, double weight, double delayMs) {}

    /// One spike; the file gives times to 0.1 ms.
    private record Spike(long tenthsOfMs, int cell) {}

    @Test
    void intfire300_files_holdTheStatedNetwork() {
        var network = SonataNetwork.read(
                SharedData.folder("ref_sonata").resolve("300_intfire").resolve("config.json"));

        assertThat(network.nodes().keySet()).containsExactlyInAnyOrder("v1", "lgn", "tw");
        var v1 = network.population("v1");
        assertThat(v1.size()).isEqualTo(300);
        assertThat(IntStream.range(0, 300)
                        .filter(c -> v1.attribute(c, "ei").orElse("").equals("i")))
                .hasSize(60);
        assertThat(network.population("lgn").number(3, "x")).isFinite();
        assertThat(network.edges().stream().mapToInt(SonataEdges::size).sum()).isEqualTo(61_560 + 17_160 + 9_000);
    }

    @Test
    void intfire300_eventByEvent_givesAll4322Spikes() {
        var folder = SharedData.folder("ref_sonata").resolve("300_intfire");
        var network = SonataNetwork.read(folder.resolve("circuit_config.json"));
        var wanted = SonataSpikes.read(folder.resolve("output/spikes.h5"))
                .values()
                .iterator()
                .next();

        var spikes = run(network, folder.resolve("inputs"));

        assertThat(wanted.size()).isEqualTo(4322);
        assertThat(spikes)
                .containsExactlyElementsOf(sorted(IntStream.range(0, wanted.size())
                        .mapToObj(
                                i -> new Spike(Math.round(10 * wanted.timesMs().get(i)), wanted.node(i)))
                        .toList()));
    }

    private static List<Spike> sorted(List<Spike> spikes) {
        return spikes.stream()
                .sorted(Comparator.comparing(Spike::tenthsOfMs).thenComparing(Spike::cell))
                .toList();
    }

    /// NEURON's IntFire1: an input adds its weight to m, which decays; above 1 the cell spikes and is deaf for
    /// `refrac`.
    private static List<Spike> run(SonataNetwork network, Path inputs) {
        var v1 = network.population("v1");
        var tau = new double[v1.size()];
        var refractory = new double[v1.size()];
        for (int c = 0; c < tau.length; c++) {
            var cell = network.parameters(
                    "point_neuron_models_dir",
                    v1.attribute(c, "dynamics_params").orElseThrow());
            tau[c] = 1000 * cell.path("tau").asDouble(); // in s
            refractory[c] = 1000 * cell.path("refrac").asDouble();
        }
        var queue =
                new PriorityQueue<>(Comparator.comparingDouble(Arrival::timeMs).thenComparingLong(Arrival::order));
        long order = 0;
        List<List<Synapse>> own = List.of();
        for (var edges : network.edges()) {
            var bySource = synapses(network, edges);
            if (edges.source().equals("v1")) {
                own = bySource;
                continue;
            }
            var spikes = SonataSpikes.read(inputs.resolve(edges.source() + "_spikes.h5"))
                    .values()
                    .iterator()
                    .next();
            for (int s = 0; s < spikes.size(); s++) {
                for (var synapse : bySource.get(spikes.node(s))) {
                    double time = spikes.timesMs().get(s) + synapse.delayMs();
                    queue.add(new Arrival(time, synapse.target(), synapse.weight(), order++));
                }
            }
        }
        var m = new double[tau.length];
        var since = new double[tau.length];
        var deafUntil = new double[tau.length];
        var found = new ArrayList<Spike>();
        while (!queue.isEmpty() && queue.peek().timeMs() <= 3000) {
            var arrival = queue.remove();
            int c = arrival.cell();
            double time = arrival.timeMs();
            if (time < deafUntil[c]) {
                continue;
            }
            m[c] = m[c] * Math.exp(-(time - since[c]) / tau[c]) + arrival.weight();
            since[c] = time;
            if (m[c] > 1) {
                found.add(new Spike(Math.round(10 * time), c));
                m[c] = 0;
                since[c] = deafUntil[c] = time + refractory[c];
                for (var synapse : own.get(c)) {
                    queue.add(new Arrival(time + synapse.delayMs(), synapse.target(), synapse.weight(), order++));
                }
            }
        }
        return sorted(found);
    }

    private static List<List<Synapse>> synapses(SonataNetwork network, SonataEdges edges) {
        var bySource = new ArrayList<List<Synapse>>();
        for (int node = 0; node < network.population(edges.source()).size(); node++) {
            bySource.add(new ArrayList<>());
        }
        var signs = new HashMap<String, Double>();
        for (int e = 0; e < edges.size(); e++) {
            var model = edges.attribute(e, "dynamics_params").orElseThrow();
            double sign = signs.computeIfAbsent(
                    model,
                    file -> network.parameters("synaptic_models_dir", file)
                            .path("sign")
                            .asDouble());
            double weight = edges.number(e, "syn_weight") * edges.number(e, "nsyns") * sign;
            bySource.get(edges.pre(e)).add(new Synapse(edges.post(e), weight, edges.number(e, "delay")));
        }
        return bySource;
    }
}
