package synfire.equations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import synfire.equations.syntax.BinaryOperator;
import synfire.equations.syntax.Expr;
import synfire.equations.syntax.ExprText;
import synfire.equations.units.Numbers;
import synfire.equations.units.Unit;

/// Writes a model as a model file that reads back as an equal model.
final class ModelText {

    /// Cells longer than this do not widen their column.
    private static final int WIDEST = 70;

    private final Model model;
    private final StringBuilder text = new StringBuilder();

    private ModelText(Model model) {
        this.model = model;
    }

    static String of(Model model) {
        var writer = new ModelText(model);
        writer.write();
        return writer.text.toString();
    }

    private void write() {
        text.append(HeaderText.write(model.header(), model.name()));
        text.append(text.isEmpty() ? "" : "\n")
                .append("model ")
                .append(model.name())
                .append('\n');
        section(
                "parameters",
                model.parameters().stream().map(ModelText::parameter).toList());
        section("state", model.state().stream().map(this::state).toList());
        section("inputs", model.inputs().stream().map(ModelText::input).toList());
        section("equations", model.equations().stream().map(this::equation).toList());
        if (!model.order().before().isEmpty()) {
            section("before step:", statements(model.order().before()));
        }
        if (!model.order().after().isEmpty()) {
            section("after step:", statements(model.order().after()));
        }
        boolean firstSpike = true;
        for (var event : model.spiking().events()) {
            event(event, firstSpike && event.spike());
            firstSpike &= !event.spike();
        }
        closing();
    }

    /// Rows of cells, each column as wide as its cells; a very long cell pushes only its own row.
    private void section(String head, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        text.append('\n').append(head).append('\n');
        var widths = new int[rows.getFirst().size()];
        for (var row : rows) {
            for (int column = 0; column < widths.length; column++) {
                int length = row.get(column).length();
                widths[column] = Math.max(widths[column], length <= WIDEST ? length : 0);
            }
        }
        for (var row : rows) {
            var line = new StringBuilder(" ");
            for (int column = 0; column < widths.length; column++) {
                if (widths[column] > 0 || !row.get(column).isEmpty()) {
                    line.append(' ').append(row.get(column));
                    line.append(" "
                            .repeat(Math.max(0, widths[column] - row.get(column).length())));
                }
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
    }

    private static List<String> parameter(Parameter p) {
        var range = p.range().equals(Range.ALL) ? "" : "in " + p.range();
        return List.of(p.name(), "= " + p.value(), (range + flags(p.flags())).strip(), comment(p.meaning()));
    }

    private List<String> state(StateVariable s) {
        boolean stated =
                model.differentialEquations().stream().anyMatch(e -> e.name().equals(s.name()));
        var unit = stated ? "" : ": " + unit(s.unit(), s.flags());
        return List.of(s.name(), "= " + ExprText.of(s.initial()), unit, comment(s.meaning()));
    }

    private static List<String> input(Input i) {
        return List.of(i.name(), ": " + i.unit(), comment(i.meaning()));
    }

    private static String comment(String meaning) {
        return meaning.isEmpty() ? "" : " # " + meaning;
    }

    private List<String> equation(Equation equation) {
        return switch (equation) {
            case Equation.Differential(var name, var value, var flags) ->
                List.of("d" + name + "/dt", "= " + ExprText.of(value), ": " + unit(unitOf(name), flags));
            case Equation.Subexpression(var name, var value, var unit, var flags) ->
                List.of(name, "= " + ExprText.of(value), ": " + unit(unit, flags));
        };
    }

    private Unit unitOf(String state) {
        return model.state().stream()
                .filter(s -> s.name().equals(state))
                .findFirst()
                .orElseThrow()
                .unit();
    }

    private void event(Event event, boolean withRefractory) {
        var head = switch (event.trigger()) {
            case Event.Threshold(var condition) -> ExprText.of(condition);
            case Event.Escape _ -> "escape";
            case Event.Arrival(var input) -> input;
            case Event.Pathway(var name) -> name;
        };
        var lines = new ArrayList<>(statements(event.statements()));
        var actions = new ArrayList<String>();
        if (event.spike()) {
            actions.add("spike");
        }
        if (withRefractory) {
            switch (model.spiking().refractory()) {
                case Refractory.None _ -> {}
                case Refractory.For(var duration) -> actions.add("refractory for " + ExprText.of(duration));
                case Refractory.While(var condition) -> actions.add("refractory while " + ExprText.of(condition));
            }
        }
        if (!actions.isEmpty()) {
            lines.add(List.of(String.join(", ", actions)));
        }
        text.append("\non ").append(head).append('\n');
        lines.forEach(line -> text.append("  ").append(line.getFirst()).append('\n'));
    }

    private static List<List<String>> statements(List<Assignment> statements) {
        return statements.stream()
                .map(s -> List.of(s.target()
                        + " "
                        + s.operator().map(BinaryOperator::symbol).orElse("")
                        + "= "
                        + ExprText.of(s.value())))
                .toList();
    }

    private void closing() {
        var lines = new ArrayList<String>();
        if (model.spiking().escape() instanceof Escape.Rate(var hazard)) {
            lines.add("escape rate " + ExprText.of(hazard) + " : Hz");
        }
        var surrogate = model.spiking().surrogate();
        if (!surrogate.equals(Surrogate.DEFAULT)) {
            lines.add("surrogate " + surrogate(surrogate));
        }
        if (model.order().update() == StepOrder.Update.IN_ORDER) {
            lines.add("update: in order");
        }
        if (model.order().reset() == StepOrder.Reset.NEXT_STEP) {
            lines.add("reset: next step");
        }
        if (!model.scheme().equals(Model.AUTOMATIC)) {
            lines.add("scheme " + model.scheme());
        }
        text.append(lines.isEmpty() ? "" : "\n");
        lines.forEach(line -> text.append(line).append('\n'));
    }

    private static String surrogate(Surrogate surrogate) {
        var settings = surrogate.settings().isEmpty()
                ? ""
                : surrogate.settings().entrySet().stream()
                        .map(s -> s.getKey() + "=" + Numbers.text(s.getValue()))
                        .collect(Collectors.joining(", ", "(", ")"));
        return surrogate.name()
                + settings
                + switch (surrogate.argument()) {
                    case Surrogate.Margin _ -> "";
                    case Surrogate.Scaled(Expr expression) -> " of " + ExprText.of(expression);
                };
    }

    /// A unit and flags as they stand after a colon.
    private static String unit(Unit unit, Set<Flag> flags) {
        return unit + flags(flags);
    }

    private static String flags(Set<Flag> flags) {
        return flags.isEmpty()
                ? ""
                : flags.stream()
                        .sorted(Comparator.naturalOrder())
                        .map(Flag::text)
                        .collect(Collectors.joining(", ", " (", ")"));
    }
}
