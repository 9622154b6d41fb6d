package synfire.equations;

import java.util.ArrayList;
import java.util.Optional;
import synfire.equations.check.Inference;
import synfire.equations.check.Kind;
import synfire.equations.check.Scope;
import synfire.equations.syntax.Expr;
import synfire.equations.syntax.Region;
import synfire.equations.syntax.Spelling;
import synfire.equations.units.Dimension;

/// Checks events, refractoriness, escape rate and surrogate.
final class SpikingChecker {

    private final Draft draft;
    private final VariableKinds kinds;
    private final Scope scope;
    private final Inference inference;
    private final Statements statements;

    SpikingChecker(Draft draft, DeclaredNames declared, VariableKinds kinds) {
        this.draft = draft;
        this.kinds = kinds;
        this.scope = kinds.scope();
        this.inference = new Inference(scope, draft.spans, draft.problems, draft.advice);
        this.statements = new Statements(draft, declared, kinds.assignable());
    }

    Spiking check() {
        var events = new ArrayList<Event>();
        Optional<Region> spike = Optional.empty();
        for (var text : draft.events) {
            var trigger = trigger(text);
            if (text.spike()) {
                if (spike.isPresent()) {
                    draft.problems.add(
                            "spike-twice",
                            text.at(),
                            "a second event sends spikes",
                            "join the two conditions with 'or', or remove 'spike' from one");
                }
                spike = Optional.of(text.at());
            }
            events.add(new Event(trigger, statements.check(text.statements(), scope), text.spike()));
        }
        if (spike.isEmpty()) {
            spikeIsNotNeeded();
        }
        return new Spiking(events, refractory(), escape(), surrogate());
    }

    private Event.Trigger trigger(Draft.EventText text) {
        return switch (text.trigger()) {
            case Event.Threshold(Expr.Name(var name))
            when kinds.inputs.containsKey(name) && !(kinds.inputs.get(name) instanceof Kind.Condition) ->
                new Event.Arrival(name);
            case Event.Threshold(var condition) ->
                new Event.Threshold(inference.condition(condition).expression());
            case Event.Escape escape -> {
                if (draft.escapeRate.isEmpty()) {
                    draft.problems.add(
                            "escape-rate-missing",
                            text.at(),
                            "the model has no escape rate",
                            "add a line: escape rate EXPRESSION : Hz");
                }
                yield escape;
            }
            case Event.Arrival arrival -> arrival;
            case Event.Pathway pathway -> pathway;
        };
    }

    private void spikeIsNotNeeded() {
        draft.refractory.ifPresent(r -> spikeMissing(draft.spans.of(r), "a refractory period"));
        draft.escapeRate.ifPresent(r -> spikeMissing(draft.spans.of(r), "an escape rate"));
        draft.surrogate.ifPresent(s -> spikeMissing(s.name().at(), "a surrogate"));
    }

    private void spikeMissing(Region at, String what) {
        draft.problems.add(
                "threshold-missing",
                at,
                "the model has %s, but sends no spike".formatted(what),
                draft.strictState
                        ? "add an event: 'on v > V_th', and below it 'spike'"
                        : "add a threshold: .threshold(\"v > V_th\")");
    }

    private Refractory refractory() {
        if (draft.refractory.isEmpty()) {
            return new Refractory.None();
        }
        var expression = draft.refractory.get();
        var word = draft.refractoryWord;
        boolean condition = word.equals("while")
                || (word.isEmpty() && inference.infer(expression).kind() instanceof Kind.Condition);
        if (condition) {
            var checked = inference.condition(expression).expression();
            return checked.equals(new Expr.Truth(false)) ? new Refractory.None() : new Refractory.While(checked);
        }
        return new Refractory.For(inference.quantityIn(
                Dimension.TIME,
                expression,
                word.isEmpty()
                        ? "refractoriness is a time or a condition, but this is %s"
                        : "a refractory period is a time, but this is %s"));
    }

    private Escape escape() {
        return draft.escapeRate
                .<Escape>map(rate -> new Escape.Rate(
                        inference.quantityIn(Dimension.FREQUENCY, rate, "an escape rate is in 1/ms, but this is %s")))
                .orElse(new Escape.None());
    }

    private Surrogate surrogate() {
        if (draft.surrogate.isEmpty()) {
            return Surrogate.DEFAULT;
        }
        var text = draft.surrogate.get();
        var name = text.name().text();
        var settings = SurrogateCatalogue.settings(name);
        if (settings.isEmpty()) {
            draft.problems.add(
                    "surrogate",
                    text.name().at(),
                    "there is no surrogate '%s'".formatted(name),
                    Spelling.nearest(name, SurrogateCatalogue.names())
                            .map("did you mean '%s'?"::formatted)
                            .orElse("the surrogates are: " + String.join(", ", SurrogateCatalogue.names())));
        } else {
            for (var setting : text.settings().keySet()) {
                if (!settings.get().containsKey(setting)) {
                    draft.problems.add(
                            "surrogate",
                            text.name().at(),
                            "the surrogate '%s' has no setting '%s'".formatted(name, setting),
                            "its settings are: "
                                    + String.join(", ", settings.get().keySet()));
                }
            }
        }
        Surrogate.Argument argument = text.of()
                .<Surrogate.Argument>map(
                        of -> new Surrogate.Scaled(inference.quantity(of).expression()))
                .orElse(new Surrogate.Margin());
        return new Surrogate(name, text.settings(), argument);
    }
}
