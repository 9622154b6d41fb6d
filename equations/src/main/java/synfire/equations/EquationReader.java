package synfire.equations;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import synfire.equations.algebra.Names;
import synfire.equations.check.Advice;
import synfire.equations.syntax.Expr;
import synfire.equations.syntax.ExprParser;
import synfire.equations.syntax.Region;
import synfire.equations.syntax.Source;
import synfire.equations.syntax.Word;
import synfire.equations.units.Quantity;
import synfire.equations.units.Unit;

/// Reads an [EquationText] into a draft.
///
/// Its strings are joined to one text, equations first, each other string below its label, so that messages show them
/// with line numbers: those of the equations are their own.
final class EquationReader {

    private final EquationText text;
    private final Map<String, Region> regions = new LinkedHashMap<>();
    private final Draft draft;

    private EquationReader(EquationText text) {
        this.text = text;
        this.draft = new Draft(
                new Source(text.name(), joined()),
                Advice.EQUATIONS.withOtherNames(text.constants().keySet()));
        this.draft.strictState = false;
        this.draft.name = new Word(text.name(), new Region(0, 0));
    }

    static Draft read(EquationText text) {
        var reader = new EquationReader(text);
        reader.equations();
        reader.events();
        reader.rest();
        reader.sortDeclarations();
        reader.constants();
        return reader.draft;
    }

    private String joined() {
        var all = new StringBuilder();
        append(all, "equations", "", text.equations());
        var parts = new TreeMap<>(text.parts());
        parts.forEach((label, part) -> append(all, label, label + ": ", part));
        var initial = new TreeMap<>(text.initial());
        initial.forEach((name, value) -> append(all, "initial " + name, "initial " + name + " = ", value));
        new TreeMap<>(text.inputs()).forEach((name, unit) -> append(all, "input " + name, "input ", name));
        new TreeMap<>(text.constants()).forEach((name, value) -> append(all, "constant " + name, "constant ", name));
        return all.toString();
    }

    private void append(StringBuilder all, String label, String heading, String part) {
        var plain = new Source(label, part).text();
        all.append(heading);
        regions.put(label, new Region(all.length(), all.length() + plain.length()));
        all.append(plain).append('\n');
    }

    private Optional<Region> region(String label) {
        return Optional.ofNullable(regions.get(label));
    }

    private void equations() {
        region("equations").ifPresent(block -> EquationLines.read(block, draft));
        for (var equation : draft.equations) {
            boolean declared = draft.state.stream()
                    .anyMatch(s -> s.name().text().equals(equation.name().text()));
            if (equation.differential() && !declared) {
                draft.state.add(new Draft.StateText(
                        equation.name(), Optional.empty(), Optional.empty(), EnumSet.noneOf(Flag.class), ""));
            }
        }
    }

    private void events() {
        var reset = region(EquationText.RESET);
        var statements = reset.map(block -> StatementLines.read(block, draft));
        var threshold = region(EquationText.THRESHOLD);
        if (threshold.isPresent()) {
            var condition = ExprParser.parse(threshold.get(), draft.spans, draft.problems);
            spikeEvent(new Event.Threshold(condition), threshold.get(), statements);
        } else if (text.parts().containsKey(EquationText.ESCAPE)) {
            spikeEvent(new Event.Escape(), regions.getOrDefault(EquationText.ESCAPE, new Region(0, 0)), statements);
        } else {
            reset.ifPresent(block -> draft.problems.add(
                    "threshold-missing",
                    block,
                    "the model has a reset, but no threshold",
                    "add a threshold: .threshold(\"v > V_th\")"));
        }
        for (var label : new TreeSet<>(text.parts().keySet())) {
            if (label.startsWith(EquationText.EVENT)) {
                var block = regions.getOrDefault(label, new Region(0, 0));
                draft.events.add(new Draft.EventText(
                        new Event.Pathway(label.substring(EquationText.EVENT.length())),
                        block,
                        StatementLines.read(block, draft),
                        false));
            }
        }
    }

    private void spikeEvent(Event.Trigger trigger, Region at, Optional<List<Draft.AssignmentText>> statements) {
        draft.events.add(new Draft.EventText(trigger, at, statements.orElse(List.of()), true));
    }

    private void rest() {
        draft.refractory = region(EquationText.REFRACTORY).map(this::expression);
        draft.escapeRate = region(EquationText.ESCAPE).map(this::expression);
        draft.scheme = region(EquationText.METHOD).map(draft.source::code);
        region(EquationText.SURROGATE).ifPresent(at -> SurrogateLine.read(draft.source.code(at), draft));
    }

    private Expr expression(Region at) {
        return ExprParser.parse(at, draft.spans, draft.problems);
    }

    /// Decides what each line that only declares a name declares.
    private void sortDeclarations() {
        var changed = new LinkedHashSet<String>();
        draft.equations.stream()
                .filter(Draft.EquationText::differential)
                .forEach(e -> changed.add(e.name().text()));
        draft.events.forEach(e -> changed.addAll(Statements.targets(e.statements())));
        var declared = new ArrayList<>(draft.state);
        draft.state.clear();
        var inputs = new TreeMap<>(text.inputs());
        for (var line : declared) {
            var name = line.name().text();
            var input = inputs.remove(name);
            if (input != null) {
                input(line.name(), input, line.meaning());
            } else if (line.flags().contains(Flag.LINKED)) {
                draft.inputs.add(new Draft.InputText(line.name(), line.unit().orElseThrow(), line.meaning()));
            } else if (changed.contains(name)) {
                draft.state.add(new Draft.StateText(
                        line.name(),
                        region("initial " + name).map(this::expression),
                        line.unit(),
                        line.flags(),
                        line.meaning()));
            } else {
                parameter(line);
            }
        }
        inputs.forEach((name, unit) ->
                input(new Word(name, regions.getOrDefault("input " + name, new Region(0, 0))), unit, ""));
        for (var name : text.initial().keySet()) {
            if (draft.state.stream().noneMatch(s -> s.name().text().equals(name))) {
                var at = regions.getOrDefault("initial " + name, new Region(0, 0));
                draft.problems.add(
                        "undefined",
                        at,
                        "there is no state variable '%s' to give an initial value to".formatted(name),
                        "give a value to a parameter with the constants");
            }
        }
    }

    private void input(Word name, Unit unit, String meaning) {
        draft.inputs.add(new Draft.InputText(
                name, new Draft.UnitText(Optional.of(unit), EnumSet.noneOf(Flag.class), name.at()), meaning));
    }

    private void parameter(Draft.StateText line) {
        var name = line.name().text();
        var unit = line.unit().flatMap(Draft.UnitText::unit);
        var value = text.constants().get(name);
        Quantity quantity;
        if (value == null || unit.isEmpty()) {
            quantity = unit.map(u -> new Quantity(0, u)).orElse(Quantity.of(Double.NaN));
        } else if (!value.unit().dimension().equals(unit.get().dimension())) {
            draft.problems.add(
                    "dimension-mismatch",
                    line.unit().orElseThrow().at(),
                    "'%s' is declared in %s, but the constant %s is in %s"
                            .formatted(name, unit.get(), value, value.unit().dimension()),
                    "give the constant in " + unit.get());
            quantity = new Quantity(0, unit.get());
        } else {
            quantity = value.to(unit.get());
        }
        draft.parameters.add(new Draft.ParameterText(line.name(), quantity, Range.ALL, line.flags(), line.meaning()));
    }

    /// Those constants that the text uses become parameters.
    private void constants() {
        var used = usedNames();
        var defined = new LinkedHashSet<String>();
        draft.parameters.forEach(p -> defined.add(p.name().text()));
        new TreeMap<>(text.constants()).forEach((name, value) -> {
            // a name of the language is no name to the parser, but giving it a value is a mistake all the same
            boolean mentioned = DeclaredNames.taken(name).isPresent() && text.mentions(name);
            if ((used.contains(name) || mentioned) && !defined.contains(name)) {
                var at = regions.getOrDefault("constant " + name, new Region(0, 0));
                draft.parameters.add(
                        new Draft.ParameterText(new Word(name, at), value, Range.ALL, EnumSet.noneOf(Flag.class), ""));
            }
        });
    }

    private Set<String> usedNames() {
        var used = new LinkedHashSet<String>();
        draft.equations.forEach(e -> used.addAll(Names.in(e.value())));
        draft.state.forEach(s -> s.initial().ifPresent(i -> used.addAll(Names.in(i))));
        for (var event : draft.events) {
            if (event.trigger() instanceof Event.Threshold(var condition)) {
                used.addAll(Names.in(condition));
            }
            event.statements().forEach(s -> {
                used.addAll(Names.in(s.value()));
                used.add(s.target().text());
            });
        }
        draft.refractory.ifPresent(e -> used.addAll(Names.in(e)));
        draft.escapeRate.ifPresent(e -> used.addAll(Names.in(e)));
        draft.surrogate.flatMap(Draft.SurrogateText::of).ifPresent(e -> used.addAll(Names.in(e)));
        return used;
    }
}
