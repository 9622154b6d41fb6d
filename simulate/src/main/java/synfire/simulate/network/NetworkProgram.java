package synfire.simulate.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.EventsType;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.TensorType;
import synfire.ir.Type;
import synfire.ir.Value;

/// A network over time as one program.
///
/// Inputs: `step` (i64, the number of the first step) and `key` (i64); of each population `NAME.STATE`, and
/// `NAME.PARAMETER` and `NAME.INPUT` where they differ between cells; of each projection `NAME.start`, `NAME.end`,
/// `NAME.target`, and `NAME.weight` and `NAME.delay` where synapses differ, and what [SynapseCode] names;
/// `NAME.STATE.line` where spikes travel to a state, and `NAME.STATE.slots`, the number of its slots; of each Poisson
/// input `NAME.mean` and `NAME.weight` where they differ or change; of each tally its name and `NAME.target`. Outputs:
/// `next.` and the name of everything that is carried; `NAME.spikes` `[time, cells]`, and in event mode
/// `NAME.offsets`, where inside the step; `record.NAME.VARIABLE` `[time, cells]`.
///
/// @param recorded variables to record at the end of each step, as `NAME.VARIABLE`
record NetworkProgram(
        String name,
        List<PopulationCode> populations,
        List<ProjectionCode> projections,
        List<Link> links,
        List<SynapseCode> synapses,
        List<PoissonCode> poisson,
        List<SourceCode> sources,
        List<Recorded> recorded,
        double dtMs,
        DType dtype,
        ProgramOptions options) {

    private static final TensorType INTEGER = TensorType.scalar(DType.I64);

    /// Which populations a projection joins; source numbers from that of the populations on are those of stimuli.
    record Link(int source, int target) {}

    NetworkProgram {
        populations = List.copyOf(populations);
        projections = List.copyOf(projections);
        links = List.copyOf(links);
        synapses = List.copyOf(synapses);
        poisson = List.copyOf(poisson);
        sources = List.copyOf(sources);
        recorded = List.copyOf(recorded);
    }

    /// What is carried from step to step.
    Map<String, Type> carries() {
        var carries = new LinkedHashMap<String, Type>();
        carries.put("step", INTEGER);
        for (var population : populations) {
            population.carried().forEach((state, type) -> carries.put(population.name(state), type));
        }
        lines().forEach(line -> carries.put(line.input(), line.type()));
        synapses.forEach(each -> carries.putAll(each.carries()));
        parts().forEach(part -> carries.putAll(part.carries()));
        for (var tally : options.tallies()) {
            carries.put(tally.name(), population(tally.population()).type());
        }
        return carries;
    }

    /// The delay lines, in the order of the projections that first send on them.
    List<DelayLine> lines() {
        var lines = new LinkedHashMap<String, DelayLine>();
        for (int i = 0; i < projections.size(); i++) {
            if (projections.get(i).hasLine()) {
                var name = lineName(i);
                lines.putIfAbsent(
                        name,
                        new DelayLine(
                                name,
                                projections.get(i).variable(),
                                lines.size(),
                                projections.get(i).target(),
                                dtype));
            }
        }
        return List.copyOf(lines.values());
    }

    /// The line that a projection sends on, if its spikes travel.
    Optional<DelayLine> line(int projection) {
        return lines().stream()
                .filter(line ->
                        projections.get(projection).hasLine() && line.name().equals(lineName(projection)))
                .findFirst();
    }

    private String lineName(int projection) {
        return populations
                .get(links.get(projection).target())
                .name(projections.get(projection).variable());
    }

    /// The population of that name.
    PopulationCode population(String population) {
        return populations.stream()
                .filter(each -> each.population().name().equals(population))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("network '%s' has no population '%s'; it has %s"
                        .formatted(
                                name,
                                population,
                                populations.stream()
                                        .map(each -> each.population().name())
                                        .toList())));
    }

    /// Targets of what is added up, for each step all cells.
    private Map<String, TensorType> targets() {
        var targets = new LinkedHashMap<String, TensorType>();
        for (var tally : options.tallies()) {
            if (tally.against()) {
                targets.put(tally.target(), population(tally.population()).type());
            }
        }
        return targets;
    }

    /// What gives inputs values that change, population by population.
    List<Part> parts() {
        return populations.stream().flatMap(each -> each.parts().stream()).toList();
    }

    /// Whether cells draw random numbers.
    boolean isNoisy() {
        return populations.stream().anyMatch(each -> each.model().step().hasInput("key"));
    }

    private Map<String, Type> constants() {
        var constants = new LinkedHashMap<String, Type>();
        constants.put("key", INTEGER);
        if (options.copied()) {
            constants.put(ProgramOptions.TRIAL, TensorType.of(DType.I64, ProgramOptions.COPIES));
        }
        if (options.full() && isNoisy()) {
            constants.put(ProgramOptions.TRIAL, INTEGER);
        }
        for (var population : populations) {
            population.varied().forEach(each -> constants.put(population.name(each), population.type()));
            population.driven().forEach(each -> constants.put(population.name(each), population.type()));
        }
        for (var projection : projections) {
            constants.putAll(projection.inputs());
        }
        synapses.forEach(each -> constants.putAll(each.constants()));
        poisson.forEach(each -> constants.putAll(each.constants()));
        parts().forEach(part -> constants.putAll(part.constants()));
        recorded.forEach(each -> constants.putAll(each.constants()));
        lines().forEach(line -> constants.put(line.slotsInput(), INTEGER));
        return constants;
    }

    /// What comes from outside in each step.
    List<Feed> feeds() {
        var feeds = new ArrayList<Feed>();
        poisson.forEach(each -> each.feed().ifPresent(feeds::add));
        sources.forEach(each -> feeds.addAll(each.feeds()));
        parts().forEach(each -> feeds.addAll(each.feeds()));
        return feeds;
    }

    Program program() {
        var b = new Builder(name);
        var carries = new ArrayList<Value>();
        carries().forEach((each, type) -> carries.add(b.input(each, type)));
        var constants = new ArrayList<Value>();
        constants().forEach((each, type) -> constants.add(b.input(each, type)));
        var steps = new ArrayList<Value>();
        steps.add(b.emit(new Op.Iota(Axis.TIME)));
        feeds().forEach(feed -> steps.add(b.input(feed.name(), feed.chunkType())));
        targets().forEach((each, type) -> steps.add(b.input(each, Tally.targetType(type))));
        var body = body();
        var results = b.emitAll(new Op.Scan(body, Axis.TIME, false, carries, steps, constants, 0));
        int next = 0;
        for (var carry : carries().keySet()) {
            b.output("next." + carry, results.get(next++));
        }
        for (var output : body.outputs().subList(carries.size(), body.outputs().size())) {
            b.output(output.name(), results.get(next++));
        }
        return b.build();
    }

    private Program body() {
        var b = new Builder(name + ".step");
        var here = new HashMap<String, Value>();
        carries().forEach((each, type) -> here.put(each, b.input(each, type)));
        b.input("offset", INTEGER);
        feeds().forEach(feed -> here.put(feed.name(), b.input(feed.name(), feed.type())));
        targets().forEach((each, type) -> here.put(each, b.input(each, type)));
        constants().forEach((each, type) -> here.put(each, b.input(each, type)));
        var added = new HashMap<String, Map<String, Value>>();
        for (var each : synapses) {
            var inputs = added.computeIfAbsent(each.target().population().name(), _ -> new HashMap<>());
            each.beforeCells(b, here, dtMs).forEach((name, value) -> inputs.merge(name, value, b::add));
        }
        var moved = populations.stream()
                .map(population -> population.step(
                        b, here, added.getOrDefault(population.population().name(), Map.of())))
                .toList();
        var spiked = sources.stream().map(each -> each.spikes(b, here)).toList();
        var sent = new ArrayList<Value>();
        for (int i = 0; i < sources.size(); i++) {
            sent.add(sources.get(i).events(b, spiked.get(i)));
        }
        var after = new ArrayList<Map<String, Value>>();
        moved.forEach(each -> after.add(new HashMap<>(each)));
        for (var each : poisson) {
            after.get(each.population()).computeIfPresent(each.variable(), (_, into) -> each.arrive(b, here, into));
        }
        for (var line : lines()) {
            for (int i = 0; i < populations.size(); i++) {
                if (populations.get(i).axis().equals(line.target())) {
                    after.get(i).computeIfPresent(line.variable(), (_, into) -> b.add(into, line.arriving(b, here)));
                }
            }
        }
        for (int i = 0; i < projections.size(); i++) {
            var projection = projections.get(i);
            var link = links.get(i);
            var events = link.source() < populations.size()
                    ? PopulationCode.at(moved.get(link.source()), projection.sent())
                    : sent.get(link.source() - populations.size());
            line(i).ifPresentOrElse(
                            line -> here.put(
                                    line.input(),
                                    projection.send(
                                            b,
                                            here,
                                            line,
                                            events,
                                            !options.tallies().isEmpty())),
                            () -> after.get(link.target())
                                    .computeIfPresent(
                                            projection.variable(),
                                            (_, into) -> projection.deliver(b, here, into, events)));
        }
        for (int i = 0; i < populations.size(); i++) {
            after.get(i).putAll(populations.get(i).received(b, here, moved.get(i), after.get(i)));
        }
        for (var each : synapses) {
            var from = each.source()
                    .among(sources)
                    .<Map<String, Value>>map(i -> Map.of("events", sent.get(i), "spike", spiked.get(i)))
                    .orElseGet(() ->
                            after.get(populations.indexOf(each.source().cells().orElseThrow())));
            var to = after.get(populations.indexOf(each.target()));
            each.afterCells(b, here, from, to, dtMs);
        }
        outputs(b, here, moved, after);
        for (int i = 0; i < sources.size(); i++) {
            b.output(sources.get(i).output(), b.emit(new Op.Dense(sent.get(i))));
        }
        return b.build();
    }

    private void outputs(
            Builder b, Map<String, Value> here, List<Map<String, Value>> moved, List<Map<String, Value>> after) {
        b.output("step", b.add(PopulationCode.at(here, "step"), b.constant(1L)));
        var finals = new HashMap<String, Value>();
        for (int i = 0; i < populations.size(); i++) {
            var population = populations.get(i);
            for (var state : population.model().states()) {
                var arrived = PopulationCode.at(after.get(i), state);
                var before = PopulationCode.at(moved.get(i), state);
                var settled = arrived.equals(before) ? before : population.settled(b, state, moved.get(i), arrived);
                var carry = population.carry(b, here, moved.get(i), state, settled);
                b.output(carry.getKey(), carry.getValue());
                finals.put(population.name(state), settled);
            }
        }
        lines().forEach(line -> b.output(line.input(), PopulationCode.at(here, line.input())));
        synapses.forEach(each ->
                each.carries().keySet().forEach(carry -> b.output(carry, PopulationCode.at(here, carry))));
        for (var part : parts()) {
            part.carries().keySet().forEach(each -> b.output(each, PopulationCode.at(here, each)));
        }
        for (var tally : options.tallies()) {
            int i = populations.indexOf(population(tally.population()));
            var x = tally.variable().equals(PopulationCode.SPIKE)
                    ? PopulationCode.at(moved.get(i), PopulationCode.SPIKE)
                    : PopulationCode.at(finals, populations.get(i).name(tally.variable()));
            var target = tally.against() ? PopulationCode.at(here, tally.target()) : x;
            b.output(tally.name(), tally.next(b, PopulationCode.at(here, tally.name()), x, target));
        }
        recorded(b, here, moved, finals);
        for (int i = 0; i < populations.size(); i++) {
            if (populations.get(i).spikes()) {
                var events = PopulationCode.at(moved.get(i), "events");
                b.output(populations.get(i).name("spikes"), b.emit(new Op.Dense(events)));
                if (EventsType.isTimed(events.type())) {
                    b.output(populations.get(i).name("offsets"), b.emit(new Op.Offsets(events)));
                }
            }
        }
    }

    private void recorded(
            Builder b, Map<String, Value> here, List<Map<String, Value>> moved, Map<String, Value> finals) {
        var ends = new HashMap<>(here);
        ends.putAll(finals);
        for (var each : recorded) {
            var population = populations.get(each.population());
            var known = population.known(b, ends);
            population
                    .population()
                    .model()
                    .inputs()
                    .forEach(input ->
                            known.put(input.name(), PopulationCode.at(moved.get(each.population()), input.name())));
            b.output("record." + each.name(), each.chosen(b, here, population.expression(b, known, each.variable())));
        }
    }
}
