package synfire.learn.task.catalogue;

import java.util.List;
import synfire.equations.syntax.Spelling;
import synfire.learn.task.TaskKind;

/// The tasks by name.
public final class Tasks {

    private static final List<TaskKind> ALL = List.of(
            EvidenceAccumulation.NETWORK,
            EvidenceAccumulation.EPROP,
            DelayedMatchToSample.KIND,
            DelayedMatchToCategory.KIND,
            ContextIntegration.KIND,
            ParametricWorkingMemory.KIND,
            IntervalReproduction.REPRODUCTION,
            IntervalReproduction.READY_SET_GO,
            GoNoGo.KIND,
            NBack.KIND,
            PatternGeneration.KIND,
            RasterRegression.KIND,
            ImageClassification.KIND);

    private Tasks() {}

    /// All of them.
    public static List<TaskKind> all() {
        return ALL;
    }

    /// The task of that name.
    ///
    /// @throws IllegalArgumentException if there is none
    public static TaskKind named(String name) {
        return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst().orElseThrow(() -> {
            var names = ALL.stream().map(TaskKind::name).toList();
            return new IllegalArgumentException("there is no task '%s'%s; choose one of %s"
                    .formatted(
                            name,
                            Spelling.nearest(name, names)
                                    .map(" (did you mean '%s'?)"::formatted)
                                    .orElse(""),
                            String.join(", ", names)));
        });
    }
}
