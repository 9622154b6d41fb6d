package synfire.equations.lowering;

import java.util.List;
import synfire.equations.Model;
import synfire.equations.StepOrder.Update;

/// Which scheme advances which equations together.
///
/// @param systems advanced one after the other
record SchemeSelection(SchemeChoice choice, Scheme scheme, List<DynamicalSystem> systems) {

    static SchemeSelection of(Model model, DynamicalSystem all, String name) {
        var systems = model.order().update() == Update.SIMULTANEOUS
                ? List.of(all)
                : all.equations().stream().map(all::only).toList();
        boolean automatic = name.equals(Model.AUTOMATIC);
        var chosen = automatic ? automatic(systems) : new Named(name, "as asked for");
        var scheme = Scheme.named(chosen.name(), all);
        for (var system : systems) {
            scheme.refusal(system).ifPresent(reason -> {
                throw new IllegalArgumentException(
                        "model '%s' cannot be integrated with %s: %s".formatted(model.name(), scheme.name(), reason));
            });
        }
        return new SchemeSelection(new SchemeChoice(scheme.name(), scheme.order(), chosen.reason()), scheme, systems);
    }

    private record Named(String name, String reason) {}

    private static Named automatic(List<DynamicalSystem> systems) {
        boolean affine =
                systems.stream().allMatch(system -> system.equations().stream().allMatch(system::isAffineInItself));
        if (systems.stream().anyMatch(DynamicalSystem::isNoisy)) {
            return automaticWithNoise(systems, affine);
        }
        if (systems.stream().allMatch(DynamicalSystem::isLinear)) {
            return new Named("exact", "the equations are linear with coefficients that are constant over a step");
        }
        if (affine) {
            return new Named("exponential_euler", "every equation is affine in its own variable");
        }
        var culprits = systems.stream()
                .flatMap(system -> system.equations().stream()
                        .filter(equation -> !system.isAffineInItself(equation))
                        .map(StateEquation::name))
                .toList();
        return new Named(
                "euler",
                "not affine in the own variable: %s; rk4 is more accurate".formatted(String.join(", ", culprits)));
    }

    private static Named automaticWithNoise(List<DynamicalSystem> systems, boolean affine) {
        if (systems.stream().allMatch(DynamicalSystem::hasAdditiveNoise)) {
            return affine
                    ? new Named("exponential_euler", "additive noise, and every equation is affine in its own variable")
                    : new Named("euler_maruyama", "additive noise, and an equation is not affine in its own variable");
        }
        return systems.stream().allMatch(DynamicalSystem::hasDiagonalNoise)
                ? new Named("milstein", "multiplicative noise, each in one equation (Stratonovich)")
                : new Named("stochastic_heun", "multiplicative noise shared by variables (Stratonovich)");
    }
}
