package synfire.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import synfire.cli.study.Study;
import synfire.cli.study.StudyData;
import synfire.learn.fit.FitOutcome;
import synfire.learn.fit.FitPlan;
import synfire.learn.loss.Trace;
import synfire.learn.optimize.Stop;
import synfire.learn.transform.FreeParameter;
import synfire.simulate.Engine;

/// Whether a fit and the runs of the fitted model are numbers; where they are not: what, where, and how to mend it.
record FitChecks(Study study, StudyTraces traces, Engine engine) {

    private static final String NARROWER = "narrow the bounds under [fit], or give a start at which the model runs";

    /// @throws IllegalArgumentException if a stage found no point with a loss
    void requireFinite(FitOutcome outcome) {
        for (var stage : outcome.stages()) {
            if (!Double.isFinite(stage.loss()) && stage.stop() != Stop.CANCELLED) {
                throw new IllegalArgumentException(
                        "stage '%s' of '%s': the loss is not a number at any of the %d points that were tried; %s"
                                .formatted(
                                        stage.stage().name(),
                                        study.title(),
                                        stage.evaluations(),
                                        stage.failures()
                                                .first()
                                                .map(this::atFirst)
                                                .orElse("give it more evaluations")));
            }
        }
    }

    /// One warning for each group of traces on which the fitted model does not run.
    List<String> warnings(FitOutcome outcome, List<ModelRuns.Answer> train, List<ModelRuns.Answer> test) {
        var warnings = new ArrayList<String>();
        if (fails(train)) {
            warnings.add("the fitted model does not run on the training data: "
                    + diagnosis(outcome.values(), traces.train(), NARROWER));
        }
        if (fails(test)) {
            warnings.add("the fitted model does not run on the held-out data: "
                    + diagnosis(outcome.values(), traces.test(), "train on a stimulus that is more like it"));
        }
        return warnings;
    }

    /// Data that a study makes itself.
    ///
    /// @throws IllegalArgumentException if the model does not run with the parameters that make them
    static void requireFinite(
            Study study, Map<String, Double> truth, Trace bare, ModelRuns.Answer answer, Engine engine) {
        if (fails(List.of(answer))) {
            throw new IllegalArgumentException("[simulated] of '%s' makes no data: ".formatted(study.title())
                    + new FitChecks(study, StudyTraces.NONE, engine)
                            .diagnosis(truth, List.of(bare), "change simulated.parameters, or the stimuli"));
        }
    }

    private static boolean fails(List<ModelRuns.Answer> answers) {
        return answers.stream().anyMatch(answer -> FirstFailure.beyond(answer.potential(), FirstFailure.MOST_MV) >= 0);
    }

    private String atFirst(Map<String, Double> values) {
        var at = study.space().parameters().stream()
                .map(parameter -> at(parameter, values.getOrDefault(parameter.name(), Double.NaN)))
                .collect(Collectors.joining(", "));
        return "at the first, %s: %s".formatted(at, diagnosis(values, traces.train(), NARROWER));
    }

    private static String at(FreeParameter parameter, double base) {
        var number = FirstFailure.number(base / FitPlan.inBase(parameter));
        return "%s = %s %s"
                .formatted(parameter.name(), number, parameter.unit())
                .strip();
    }

    private String diagnosis(Map<String, Double> values, List<Trace> data, String otherwise) {
        var table = study.data().origin() instanceof StudyData.Simulated ? "[simulated]" : "[data]";
        return Divergence.find(study.model(), values, data, engine)
                .map(each -> each + each.fix("set dt = \"%%s ms\" under %s".formatted(table), otherwise))
                .orElse("every variable of the model is a number there, so it arises in the loss\nfix: " + NARROWER);
    }
}
