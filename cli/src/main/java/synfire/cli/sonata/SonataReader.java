package synfire.cli.sonata;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import synfire.cli.network.NetworkFile;
import synfire.data.format.RecordingFormatException;
import synfire.data.sonata.SonataNetwork;
import synfire.data.sonata.SonataSimulation;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.network.description.Network;
import synfire.network.description.Stimulus;

/// From a configuration of SONATA to a network and how it is run.
public final class SonataReader {

    private static final List<String> FORMATS = List.of("npz", "sonata");

    private final SonataNetwork sonata;
    private final SonataSimulation simulation;
    private final Map<String, Template> templates = new LinkedHashMap<>();

    private SonataReader(SonataNetwork sonata, SonataSimulation simulation) {
        this.sonata = sonata;
        this.simulation = simulation;
    }

    /// @param config names a circuit and a simulation, or is a simulation that names a circuit
    /// @param dt time step; empty for that of the configuration or, where all cells spike only as inputs arrive,
    ///     for one that every time in the files is a multiple of
    /// @throws RecordingFormatException if a file cannot be read, or asks for what Synfire does not have
    public static NetworkFile read(Path config, Optional<Quantity> dt) {
        var simulation = SonataSimulation.read(config);
        return new SonataReader(SonataNetwork.read(config), simulation).file(config, dt);
    }

    private NetworkFile file(Path config, Optional<Quantity> given) {
        var names = sonata.nodes().keySet().stream().sorted().toList();
        var virtual = new ArrayList<String>();
        for (var name : names) {
            new SonataCells(sonata, name)
                    .template()
                    .ifPresentOrElse(template -> templates.put(name, template), () -> virtual.add(name));
        }
        var inputs = new SonataInputs(sonata, simulation, templates);
        var sources = inputs.sources(virtual);
        var dt = given.orElseGet(() -> step(sources));
        var folder = config.toAbsolutePath().normalize().getParent();
        var title = folder == null || folder.getFileName() == null
                ? "sonata"
                : folder.getFileName().toString();
        var network = Network.named(identifier(title), 1);
        for (var entry : templates.entrySet()) {
            network = network.with(new SonataCells(sonata, entry.getKey()).population(entry.getValue()));
        }
        for (var stimulus : Stream.<Stimulus>concat(sources.stream(), inputs.clamps().stream())
                .toList()) {
            network = network.with(stimulus);
        }
        for (var edges : sonata.edges()) {
            var target = templates.get(edges.target());
            if (target == null) {
                throw new RecordingFormatException(
                        sonata.config().toString(),
                        "edges '%s'".formatted(edges.name()),
                        "they end at '%s', whose nodes are virtual".formatted(edges.target()),
                        "let them end at cells");
            }
            var source = templates.get(edges.source());
            boolean early = source == null || source.byEvents();
            var joints = new SonataJoints(sonata, edges, target, early, dt);
            for (var projection : joints.projections(identifier(edges.name()))) {
                network = network.with(projection);
            }
        }
        for (var probe : inputs.probes(dt)) {
            network = network.with(probe);
        }
        return new NetworkFile(
                config,
                title,
                network,
                dt,
                Quantity.of(simulation.stopMs(), "ms"),
                Quantity.of(0, "ms"),
                DType.F64,
                FORMATS,
                OptionalLong.empty(),
                List.of());
    }

    /// Cells that spike only as inputs arrive are integrated event by event if every time is a multiple of the step:
    /// of a hundredth of the configuration's, if need be.
    private Quantity step(List<Stimulus.SpikeSources> sources) {
        if (templates.values().stream().allMatch(Template::byEvents)) {
            for (double part : new double[] {1, 10, 100}) {
                double ms = simulation.dtMs() / part;
                if (times(sources).allMatch(time -> Math.abs(time / ms - Math.rint(time / ms)) < 1e-6)) {
                    return Quantity.of(ms, "ms");
                }
            }
        }
        return Quantity.of(simulation.dtMs(), "ms");
    }

    private DoubleStream times(List<Stimulus.SpikeSources> sources) {
        var spikes = sources.stream()
                .flatMap(each -> each.trains().stream())
                .flatMapToDouble(train -> train.timesMs().stream());
        var delays = sonata.edges().stream()
                .flatMapToDouble(edges -> IntStream.range(0, edges.size()).mapToDouble(e -> edges.number(e, "delay")));
        return DoubleStream.concat(spikes, delays);
    }

    static String identifier(String name) {
        var letters = name.replaceAll("\\W", "_");
        return letters.matches("[A-Za-z].*") ? letters : "network_" + letters;
    }
}
