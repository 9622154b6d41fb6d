package synfire.learn.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import synfire.equations.units.Quantity;

/// A task by name, with settings that can be overridden.
///
/// @param name lower-case, as in a study
/// @param page what it is, for people
/// @param parameters its settings; `dt` is always one
/// @param maker makes the task of checked settings
public record TaskKind(
        String name, TaskPage page, List<TaskParameter> parameters, BiFunction<Settings, TaskFiles, Task> maker) {

    private static final double LEAST_DT_MS = 1e-3;
    private static final double MOST_DT_MS = 1000;

    public TaskKind {
        var all = new ArrayList<TaskParameter>();
        if (parameters.stream().noneMatch(parameter -> parameter.name().equals("dt"))) {
            all.add(new TaskParameter.Amount(
                    "dt", Quantity.of(1, "ms"), LEAST_DT_MS, MOST_DT_MS, "duration of a step"));
        }
        all.addAll(parameters);
        parameters = List.copyOf(all);
    }

    /// The task with its usual settings.
    public Task task() {
        return task(Map.of());
    }

    /// The task with some settings overridden, each written as in a study: `Map.of("delay", "500 ms", "cues",
    /// "5")`.
    ///
    /// @throws IllegalArgumentException naming the task, the setting, the problem and the fix
    public Task task(Map<String, String> overrides) {
        return task(overrides, TaskFiles.NONE);
    }

    /// The same for a task that needs recorded data.
    public Task task(Map<String, String> overrides, TaskFiles files) {
        return maker.apply(settings(overrides), files);
    }

    /// The settings that a task with these overrides has.
    public Settings settings(Map<String, String> overrides) {
        return new Settings(name, parameters, overrides);
    }
}
