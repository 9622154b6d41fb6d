package synfire.equations;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import synfire.equations.algebra.DependencyOrder;
import synfire.equations.algebra.Names;
import synfire.equations.algebra.Noise;
import synfire.equations.algebra.Reach;
import synfire.equations.syntax.BuiltIn;
import synfire.equations.syntax.Expr;
import synfire.equations.syntax.Region;

/// Rules that only the model as a whole can break: where initial values come from, and where noise goes.
final class WholeModelRules {

    private static final Set<String> CONSTANTS = Set.of(BuiltIn.PI.symbol(), BuiltIn.E.symbol(), BuiltIn.INF.symbol());

    private final Draft draft;
    private final Model model;
    private final Map<String, Expr> subexpressions = new LinkedHashMap<>();

    WholeModelRules(Draft draft, Model model) {
        this.draft = draft;
        this.model = model;
        model.subexpressions().forEach(s -> subexpressions.put(s.name(), s.value()));
    }

    void check() {
        initialValuesAreDefined();
        noiseEntersByAFactor();
        noiseStaysInEquations();
    }

    private void initialValuesAreDefined() {
        var definitions = InitialValues.definitions(model.state(), model.subexpressions());
        var cycles = DependencyOrder.of(definitions).cycles();
        for (var cycle : cycles) {
            at(cycle.getFirst(), cycle, draft.state.getFirst().name().at());
        }
        if (!cycles.isEmpty()) {
            return;
        }
        var parameters = new LinkedHashSet<>(CONSTANTS);
        model.parameters().forEach(p -> parameters.add(p.name()));
        for (var text : draft.state) {
            var name = text.name().text();
            var reach = Reach.of(definitions.getOrDefault(name, new Expr.Truth(false)), definitions);
            var others = new LinkedHashSet<>(reach.names());
            others.removeAll(parameters);
            others.addAll(reach.timedArrays());
            if (!others.isEmpty() || reach.random()) {
                draft.problems.add(
                        "initial-value",
                        text.initial().map(draft.spans::of).orElse(text.name().at()),
                        "the initial value of '%s' depends on %s"
                                .formatted(name, others.isEmpty() ? "random numbers" : "'" + others.getFirst() + "'"),
                        "use parameters only");
            }
        }
    }

    private void at(String name, List<String> cycle, Region otherwise) {
        var place = draft.state.stream()
                .filter(s -> cycle.contains(s.name().text()))
                .findFirst()
                .map(s -> s.name().at())
                .orElse(otherwise);
        draft.problems.add(
                "cycle",
                place,
                "the initial value of '%s' depends on itself: %s".formatted(name, String.join(" -> ", cycle)),
                "use parameters only");
    }

    private void noiseEntersByAFactor() {
        boolean noisy = model.equations().stream().anyMatch(e -> hasNoise(e.value()));
        var lines = noisy ? Dynamics.of(model).lines() : List.<Dynamics.Line>of();
        for (var line : lines) {
            if (line.isAnalysed()
                    && hasNoise(line.rate())
                    && Noise.of(line.rate()).isEmpty()) {
                draft.equations.stream()
                        .filter(e -> e.differential() && e.name().text().equals(line.variable()))
                        .findFirst()
                        .ifPresent(e -> draft.problems.add(
                                "noise-not-linear",
                                draft.spans.of(e.value()),
                                "noise enters d%s/dt other than by a factor of its own".formatted(line.variable()),
                                "write the right-hand side as drift + strength*xi"));
            }
        }
    }

    private static boolean hasNoise(Expr expression) {
        return Names.in(expression).stream().anyMatch(WholeModelRules::isNoise);
    }

    private static boolean isNoise(String name) {
        return BuiltIn.named(name).filter(b -> b == BuiltIn.XI).isPresent();
    }

    private void noiseStaysInEquations() {
        for (var event : draft.events) {
            if (event.trigger() instanceof Event.Threshold(var condition)) {
                withoutNoise(condition);
            }
            event.statements().forEach(s -> withoutNoise(s.value()));
        }
        draft.before.forEach(s -> withoutNoise(s.value()));
        draft.after.forEach(s -> withoutNoise(s.value()));
        draft.refractory.ifPresent(this::withoutNoise);
        draft.escapeRate.ifPresent(this::withoutNoise);
    }

    private void withoutNoise(Expr expression) {
        for (var name : Names.in(expression)) {
            var reach = Reach.of(new Expr.Name(name), subexpressions);
            if (reach.names().stream().anyMatch(WholeModelRules::isNoise)) {
                draft.problems.add(
                        "noise-outside-equations",
                        draft.spans.of(expression),
                        "'%s' contains noise, which has a value only inside a differential equation".formatted(name),
                        "use a state variable instead");
            }
        }
    }
}
