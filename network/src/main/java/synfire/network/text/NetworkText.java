package synfire.network.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import synfire.equations.Model;
import synfire.equations.syntax.Source;
import synfire.network.description.Coupling;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Probe;
import synfire.network.description.Projection;
import synfire.network.description.Stimulus;
import synfire.network.description.Synapse;

/// The text of a network, which reads back as an equal network.
public final class NetworkText {

    private static final String INDENT = "  ";
    private static final Set<String> KINDS =
            Set.of("network", "model", "population", "projection", "coupling", "stimulus", "probe");

    private NetworkText() {}

    public static String of(Network network) {
        var models = models(network);
        var records = new RecordText(new Leaves(models));
        var text = new StringBuilder();
        section(text, "network " + network.name(), Map.of("seed", new Term.Word(Long.toString(network.seed()))));
        models.forEach((name, model) -> {
            text.append("\nmodel ").append(name).append('\n');
            model.text()
                    .lines()
                    .forEach(
                            line -> text.append((INDENT + line).stripTrailing()).append('\n'));
        });
        for (var population : network.populations()) {
            section(text, "\npopulation " + population.name(), records.components(population, "name"));
        }
        for (var projection : network.projections()) {
            section(text, "\nprojection " + projection.name(), records.components(projection, "name"));
        }
        for (var coupling : network.couplings()) {
            section(text, "\ncoupling " + coupling.name(), records.components(coupling, "name"));
        }
        for (var stimulus : network.stimuli()) {
            typed(text, "stimulus", stimulus.name(), (Record) stimulus, records);
        }
        for (var probe : network.probes()) {
            typed(text, "probe", probe.name(), (Record) probe, records);
        }
        return text.toString();
    }

    /// @throws IllegalArgumentException that names the line of the section with the mistake
    public static Network read(Source source) {
        var name = new ArrayList<String>();
        var seed = new ArrayList<Long>();
        var models = new LinkedHashMap<String, Model>();
        var records = new RecordText(new Leaves(models));
        var populations = new ArrayList<Population>();
        var projections = new ArrayList<Projection>();
        var couplings = new ArrayList<Coupling>();
        var stimuli = new ArrayList<Stimulus>();
        var probes = new ArrayList<Probe>();
        var sections = Section.all(source);
        for (var section : sections) {
            section.reading(() -> {
                switch (section.kind()) {
                    case "network" -> {
                        name.add(section.name());
                        seed.add((Long) records.read(section.value("seed"), long.class, "seed"));
                    }
                    case "model" ->
                        models.put(section.name(), Model.parse(new Source(section.name(), section.unindented())));
                    case "population" -> populations.add((Population) section.record(records, Population.class));
                    case "projection" -> projections.add((Projection) section.record(records, Projection.class));
                    case "coupling" -> couplings.add((Coupling) section.record(records, Coupling.class));
                    case "stimulus" -> stimuli.add((Stimulus) section.record(records, Stimulus.class));
                    case "probe" -> probes.add((Probe) section.record(records, Probe.class));
                    default ->
                        throw new IllegalArgumentException("'%s' begins no section; begin with one of: %s"
                                .formatted(
                                        section.kind(),
                                        String.join(
                                                ", ", KINDS.stream().sorted().toList())));
                }
            });
        }
        if (name.size() != 1) {
            throw new IllegalArgumentException("%s: %d sections 'network NAME'; write one, with a line 'seed = NUMBER'"
                    .formatted(source.name(), name.size()));
        }
        return new Network(name.getFirst(), populations, projections, couplings, stimuli, probes, seed.getFirst());
    }

    private static void typed(StringBuilder text, String kind, String name, Record item, RecordText records) {
        var head = "\n%s %s %s".formatted(kind, name, RecordTypes.name(item.getClass()));
        section(text, head, records.components(item, "name"));
    }

    private static void section(StringBuilder text, String head, Map<String, Term> lines) {
        text.append(head).append('\n');
        lines.forEach((name, term) -> text.append(INDENT)
                .append(name)
                .append(" = ")
                .append(term.text())
                .append('\n'));
    }

    /// The models by name; of different ones with the same name, the later have a number added.
    private static Map<String, Model> models(Network network) {
        var models = new LinkedHashMap<String, Model>();
        var all = new ArrayList<Model>();
        network.populations().forEach(population -> all.add(population.model()));
        for (var projection : network.projections()) {
            if (projection.synapse() instanceof Synapse.Modelled modelled) {
                all.add(modelled.model());
            }
        }
        for (var model : all) {
            var name = model.name();
            for (int number = 2; models.containsKey(name) && !model.equals(models.get(name)); number++) {
                name = model.name() + "_" + number;
            }
            models.put(name, model);
        }
        return models;
    }
}
