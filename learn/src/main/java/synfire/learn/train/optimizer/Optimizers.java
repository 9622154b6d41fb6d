package synfire.learn.train.optimizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import synfire.equations.syntax.Spelling;

/// The update rules by name, with settings that can be overridden.
public enum Optimizers {
    SGD("sgd", 0.01),
    MOMENTUM("momentum", 0.01, "momentum"),
    NESTEROV("nesterov", 0.01, "momentum"),
    ADAM("adam", 1e-3, "first_decay", "second_decay", "floor", "floor_inside"),
    ADAMW("adamw", 1e-3, "first_decay", "second_decay", "floor", "weight_decay"),
    RMSPROP("rmsprop", 1e-3, "decay", "floor"),
    LION("lion", 1e-4, "step_decay", "memory_decay", "weight_decay"),
    EXPONENTIATED_GRADIENT("exponentiated-gradient", 0.1, "most");

    private final String title;
    private final double usualRate;
    /// Separated by commas.
    private final String settings;

    Optimizers(String title, double usualRate, String... settings) {
        this.title = title;
        this.usualRate = usualRate;
        this.settings = String.join(", ", settings);
    }

    /// Lower-case name, as in a study.
    public String title() {
        return title;
    }

    /// A learning rate to begin with.
    public double usualRate() {
        return usualRate;
    }

    /// Names of its settings.
    public List<String> settings() {
        return settings.isEmpty() ? List.of() : List.of(settings.split(", ", -1));
    }

    /// The one of that name.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Optimizers named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.title.equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    var names = Arrays.stream(values()).map(Optimizers::title).toList();
                    return new IllegalArgumentException("there is no optimizer '%s'%s; choose one of %s"
                            .formatted(
                                    name,
                                    Spelling.nearest(name, names)
                                            .map(" (did you mean '%s'?)"::formatted)
                                            .orElse(""),
                                    String.join(", ", names)));
                });
    }

    /// The rule with some settings overridden; `floor_inside` is 0 or 1.
    ///
    /// @throws IllegalArgumentException naming the setting that is unknown or out of bounds
    public Optimizer with(Map<String, Double> overrides) {
        var unknown = new ArrayList<>(overrides.keySet());
        unknown.removeAll(settings());
        if (!unknown.isEmpty()) {
            var name = unknown.stream().sorted().toList().getFirst();
            throw new IllegalArgumentException("optimizer '%s' has no setting '%s'; %s"
                    .formatted(title, name, settings.isEmpty() ? "it has none" : "it has " + settings));
        }
        try {
            return make(overrides);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("optimizer '%s': %s".formatted(title, e.getMessage()), e);
        }
    }

    private Optimizer make(Map<String, Double> of) {
        return switch (this) {
            case SGD -> new Sgd();
            case MOMENTUM -> new Momentum(of.getOrDefault("momentum", Momentum.POLYAK.momentum()), false);
            case NESTEROV -> new Momentum(of.getOrDefault("momentum", Momentum.NESTEROV.momentum()), true);
            case ADAM -> adam(of);
            case ADAMW -> new AdamW(adam(of), of.getOrDefault("weight_decay", AdamW.STANDARD.weightDecay()));
            case RMSPROP ->
                new RmsProp(
                        of.getOrDefault("decay", RmsProp.STANDARD.decay()),
                        of.getOrDefault("floor", RmsProp.STANDARD.floor()));
            case LION ->
                new Lion(
                        of.getOrDefault("step_decay", Lion.STANDARD.stepDecay()),
                        of.getOrDefault("memory_decay", Lion.STANDARD.memoryDecay()),
                        of.getOrDefault("weight_decay", Lion.STANDARD.weightDecay()));
            case EXPONENTIATED_GRADIENT ->
                new ExponentiatedGradient(of.getOrDefault("most", ExponentiatedGradient.STANDARD.most()));
        };
    }

    private static Adam adam(Map<String, Double> of) {
        return new Adam(
                of.getOrDefault("first_decay", Adam.STANDARD.firstDecay()),
                of.getOrDefault("second_decay", Adam.STANDARD.secondDecay()),
                of.getOrDefault("floor", Adam.STANDARD.floor()),
                of.getOrDefault("floor_inside", 0.0) != 0);
    }
}
