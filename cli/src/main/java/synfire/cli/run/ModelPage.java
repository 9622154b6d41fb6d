package synfire.cli.run;

import java.util.List;
import java.util.stream.Collectors;
import synfire.equations.Assignment;
import synfire.equations.Escape;
import synfire.equations.Event;
import synfire.equations.Model;
import synfire.equations.Refractory;
import synfire.equations.StepOrder;
import synfire.equations.lowering.Lowering;
import synfire.equations.lowering.LoweringOptions;
import synfire.equations.synapse.SynapseModel;
import synfire.equations.syntax.BinaryOperator;
import synfire.equations.syntax.ExprText;
import synfire.equations.units.Unit;

/// What was understood of a model, as text: for reading over what one has written.
public final class ModelPage {

    private ModelPage() {}

    /// The page.
    public static String text(Model model) {
        if (SynapseModel.isSynapse(model)) {
            return SynapsePage.text(SynapseModel.of(model));
        }
        var lowered = Lowering.of(model, LoweringOptions.DEFAULT);
        var text = new StringBuilder("model %s: no mistakes%n".formatted(model.name()));
        section(
                text,
                "parameters",
                model.parameters().stream()
                        .map(p -> "%s = %s in %s".formatted(p.name(), p.value(), p.range()))
                        .toList());
        section(
                text,
                "inputs",
                model.inputs().stream()
                        .map(input -> "%s : %s".formatted(input.name(), unit(input.unit())))
                        .toList());
        var initial = model.initialValues();
        section(
                text,
                "state, with its initial value in parameters",
                model.state().stream()
                        .map(state -> {
                            var value = initial.get(state.name());
                            return "%s : %s = %s"
                                    .formatted(
                                            state.name(),
                                            unit(state.unit()),
                                            value == null ? ExprText.of(state.initial()) : ExprText.of(value));
                        })
                        .toList());
        section(
                text,
                "subexpressions, each after those it uses",
                model.subexpressions().stream()
                        .map(e -> "%s = %s : %s".formatted(e.name(), ExprText.of(e.value()), unit(e.unit())))
                        .toList());
        section(
                text,
                "differential equations, right-hand sides in the unit of the variable per time",
                model.differentialEquations().stream()
                        .map(e -> "d%s/dt = %s".formatted(e.name(), ExprText.of(e.value())))
                        .toList());
        section(
                text,
                "events",
                model.spiking().events().stream().map(ModelPage::event).toList());
        section(text, "spiking", spiking(model));
        section(text, "order of a step", order(model.order()));
        section(text, "scheme", List.of(lowered.scheme().toString()));
        var added = lowered.states().stream()
                .filter(name ->
                        model.state().stream().noneMatch(state -> state.name().equals(name)))
                .toList();
        section(text, "states that the program adds", added);
        return text.toString();
    }

    static void section(StringBuilder text, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append("%n%s%n".formatted(title));
            lines.forEach(line -> text.append("  ").append(line).append(System.lineSeparator()));
        }
    }

    static String unit(Unit unit) {
        return unit.isOne() ? "1" : unit.name();
    }

    static String event(Event event) {
        var when = switch (event.trigger()) {
            case Event.Threshold(var condition) -> "on " + ExprText.of(condition);
            case Event.Escape() -> "on escape";
            case Event.Arrival(var input) -> "on " + input;
            case Event.Pathway(var name) -> "on " + name;
        };
        var what = statements(event.statements());
        return when + ": " + (event.spike() ? (what.isEmpty() ? "spike" : what + "; spike") : what);
    }

    private static List<String> spiking(Model model) {
        var refractory = switch (model.spiking().refractory()) {
            case Refractory.None() -> "";
            case Refractory.For(var duration) -> "refractory for " + ExprText.of(duration);
            case Refractory.While(var condition) -> "refractory while " + ExprText.of(condition);
        };
        var escape = switch (model.spiking().escape()) {
            case Escape.None() -> "";
            case Escape.Rate(var hazard) -> "escape rate " + ExprText.of(hazard);
        };
        return List.of(refractory, escape).stream()
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static List<String> order(StepOrder order) {
        var before = statements(order.before());
        var after = statements(order.after());
        return List.of(
                        before.isEmpty() ? "" : "before the update: " + before,
                        switch (order.update()) {
                            case SIMULTANEOUS -> "update: every equation reads the old values";
                            case IN_ORDER -> "update: an equation reads the new values of those above it";
                        },
                        after.isEmpty() ? "" : "after the update: " + after,
                        switch (order.reset()) {
                            case END -> "reset: at the end of the step of the spike";
                            case NEXT_STEP -> "reset: at the beginning of the next step";
                        })
                .stream()
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String statements(List<Assignment> statements) {
        return statements.stream().map(ModelPage::statement).collect(Collectors.joining("; "));
    }

    private static String statement(Assignment assignment) {
        var operator = assignment.operator().map(BinaryOperator::symbol).orElse("");
        return "%s %s= %s".formatted(assignment.target(), operator, ExprText.of(assignment.value()));
    }
}
