package synfire.learn.task;

/// What a script must keep to, given the layout of its task.
final class ScriptRules {

    private ScriptRules() {}

    static void check(Layout layout, Script script) {
        checkPhases(layout, script);
        for (var drive : script.drives()) {
            checkDrive(layout, script, drive);
        }
        if (script.windows().isEmpty()) {
            throw new IllegalArgumentException("the trial has no loss window, so nothing could be learnt; give one");
        }
        for (var window : script.windows()) {
            checkWindow(layout, script, window);
        }
        int width = layout.answer().signals();
        var target = script.target();
        if (target.width() != width || target.steps() != script.steps()) {
            throw new IllegalArgumentException(
                    "the target has %s; give it %d steps of %d channels, as the trial and the answer have"
                            .formatted(target, script.steps(), width));
        }
    }

    private static void checkPhases(Layout layout, Script script) {
        int next = 0;
        for (var phase : script.phases()) {
            if (phase.from() != next) {
                throw new IllegalArgumentException(
                        "phase '%s' begins at step %d; begin it at step %d, where the one before it ends"
                                .formatted(phase.name(), phase.from(), next));
            }
            next = phase.end();
        }
        if (next < 1 || next > layout.longestSteps()) {
            throw new IllegalArgumentException(
                    "the trial has %,d steps; the task allows 1 to %,d".formatted(next, layout.longestSteps()));
        }
    }

    private static void checkDrive(Layout layout, Script script, Drive drive) {
        if (drive.last() > layout.inputs()) {
            throw new IllegalArgumentException("a drive of channels %d to %d; the channels are numbered from 0 to %d"
                    .formatted(drive.first(), drive.last() - 1, layout.inputs() - 1));
        }
        if (drive.end() > script.steps()) {
            throw new IllegalArgumentException("a drive from step %d to step %d; the trial ends at step %d"
                    .formatted(drive.from(), drive.end(), script.steps()));
        }
        boolean values = layout.code() instanceof Code.Values;
        if (drive instanceof Drive.Level != values) {
            throw new IllegalArgumentException(
                    "channels %d to %d are driven by a %s, but the task's input is %s; use %s"
                            .formatted(
                                    drive.first(),
                                    drive.last() - 1,
                                    drive instanceof Drive.Level ? "level" : "spike source",
                                    values ? "values" : "spikes",
                                    values ? "levels" : "spike sources"));
        }
        if (drive instanceof Drive.Poisson poisson && poisson.rateHz() * layout.dtMs() / 1000 > 1) {
            throw new IllegalArgumentException(
                    "channels %d to %d fire at %s Hz, but a step of %s ms holds one spike at most; choose at most %s Hz or a shorter step"
                            .formatted(
                                    drive.first(),
                                    drive.last() - 1,
                                    poisson.rateHz(),
                                    layout.dtMs(),
                                    1000 / layout.dtMs()));
        }
    }

    private static void checkWindow(Layout layout, Script script, LossWindow window) {
        if (window.end() > script.steps()) {
            throw new IllegalArgumentException(
                    "the loss window from step %d to step %d lies outside the trial, which ends at step %d; end it there"
                            .formatted(window.from(), window.end(), script.steps()));
        }
        switch (layout.answer()) {
            case Answer.Classes(var names) -> {
                if (window.label() < 0 || window.label() >= names.size()) {
                    throw new IllegalArgumentException(
                            "the loss window from step %d to step %d has label %d; the classes are numbered from 0 to %d (%s)"
                                    .formatted(
                                            window.from(),
                                            window.end(),
                                            window.label(),
                                            names.size() - 1,
                                            String.join(", ", names)));
                }
            }
            case Answer.Signals _, Answer.Timing _ -> {
                if (window.label() != LossWindow.NO_LABEL) {
                    throw new IllegalArgumentException(
                            "the loss window from step %d to step %d has label %d, but the answer is signals; leave the label out"
                                    .formatted(window.from(), window.end(), window.label()));
                }
            }
        }
    }
}
