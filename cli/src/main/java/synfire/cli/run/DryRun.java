package synfire.cli.run;

import synfire.cli.study.Study;
import synfire.ir.Sizes;
import synfire.learn.fit.Fit;
import synfire.learn.fit.Stage;
import synfire.learn.multistart.MultiStart;
import synfire.learn.optimize.Want;
import synfire.simulate.Engine;

/// What a fit would do: per stage lanes, steps, memory, and an estimate of the time from one evaluation.
public record DryRun(Study study, StudyTraces traces, Engine engine) {

    /// Where the optimizer does not say how many points it evaluates at a time.
    private static final int LANES = 8;

    public String text() {
        var plan = study.plan(traces.train());
        var fit = new Fit(plan, engine, () -> false, Fit.Listener.NONE);
        long steps = traces.train().stream().mapToLong(trace -> trace.size()).sum();
        var out = new StringBuilder();
        out.append("study     %s%n".formatted(study.title()));
        out.append("model     %s, %d parameters free%n"
                .formatted(study.model().name(), study.space().dimension()));
        out.append("data      %d training traces, %,d steps of %s ms; %d held out%n"
                .formatted(
                        traces.train().size(), steps, plan.dtMs(), traces.test().size()));
        out.append("backend   %s, %d threads%n"
                .formatted(engine.backends().best().backend().name(), engine.threads()));
        for (var stage : plan.stages()) {
            out.append(stage(fit, stage, steps));
        }
        return out.toString();
    }

    private String stage(Fit fit, Stage stage, long steps) {
        try (var objective = fit.objective(stage, fit.plan().startingValues(), 1)) {
            var descends = stage.optimizer() instanceof MultiStart;
            var want = !descends ? Want.LOSS : objective.curved() ? Want.CURVATURE : Want.GRADIENT;
            int lanes = lanes(stage);
            var point = new double[lanes][];
            var space = fit.plan().space(stage);
            var middle = space.parameters().stream()
                    .mapToDouble(p -> 0.5 * (p.lower() + p.upper()) * synfire.learn.fit.FitPlan.inBase(p))
                    .toArray();
            java.util.Arrays.fill(point, middle);
            long before = System.nanoTime();
            var memory =
                    objective.memory(want, Sizes.of(traces.train().getFirst().size(), lanes));
            double compile = (System.nanoTime() - before) * 1e-9;
            before = System.nanoTime();
            objective.evaluate(point, want);
            double seconds = (System.nanoTime() - before) * 1e-9;
            return """
                    stage     %s: %s, %s, up to %,d evaluations
                      lanes   %d at a time, %,d steps each
                      memory  %s
                      kernel  %s, compiled in %.2f s
                      time    %.3g s for %d evaluations; at most about %.3g s
                    """.formatted(
                            stage.name(),
                            stage.loss().name(),
                            stage.optimizer().name(),
                            stage.budget().evaluations(),
                            lanes,
                            steps,
                            memory,
                            kernel(want),
                            compile,
                            seconds,
                            lanes,
                            seconds / lanes * stage.budget().evaluations());
        }
    }

    private static int lanes(Stage stage) {
        return stage.optimizer() instanceof MultiStart starts
                ? starts.within(stage.budget().evaluations()).lanes()
                : LANES;
    }

    private static String kernel(Want want) {
        return switch (want) {
            case LOSS -> "loss";
            case GRADIENT -> "loss and gradient in reverse mode";
            case CURVATURE -> "loss, gradient and curvature by forward sensitivities";
        };
    }
}
