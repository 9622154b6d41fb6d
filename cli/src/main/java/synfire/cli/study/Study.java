package synfire.cli.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.equations.Input;
import synfire.equations.Model;
import synfire.equations.syntax.Spelling;
import synfire.equations.units.Dimension;
import synfire.equations.units.Quantity;
import synfire.learn.fit.FitPlan;
import synfire.learn.fit.Stage;
import synfire.learn.loss.Trace;
import synfire.learn.optimize.Budget;
import synfire.learn.transform.ParameterSpace;

/// What a study file means: the model, what is free in it, how it is fitted, on what, and how it is judged.
///
/// @param file where it was read from; other paths in it are relative to its folder
/// @param set parameters held at other values than the model's own
/// @param profile parameters whose profile likelihood is asked for
public record Study(
        String title,
        Path file,
        Model model,
        Map<String, Quantity> set,
        ParameterSpace space,
        List<Stage> stages,
        StudyData data,
        Score score,
        List<String> profile,
        long seed) {

    /// How a fitted model is judged.
    ///
    /// @param windowMs coincidence window of Γ
    /// @param runs model runs per trace, for models with escape noise
    /// @param calibrate parameters that are set last, for the highest Γ on the training data
    /// @param stochastic whether spikes are drawn with the model's escape rate
    /// @param warmUpMs time before a held-out window from which the model runs; infinite for the whole sweep
    public record Score(double windowMs, int runs, List<String> calibrate, boolean stochastic, double warmUpMs) {
        public Score {
            calibrate = List.copyOf(calibrate);
        }
    }

    public Study {
        set = Map.copyOf(set);
        stages = List.copyOf(stages);
        profile = List.copyOf(profile);
        profile.forEach(name -> requireFitted(space, "profile", name));
        score.calibrate().forEach(name -> requireFitted(space, "calibration", name));
    }

    private static void requireFitted(ParameterSpace space, String what, String name) {
        if (!space.names().contains(name)) {
            throw new IllegalArgumentException("there is no %s of '%s'%s: it is not fitted; fitted are %s"
                    .formatted(
                            what,
                            name,
                            Spelling.nearest(name, space.names())
                                    .map(" (did you mean '%s'?)"::formatted)
                                    .orElse(""),
                            String.join(", ", space.names())));
        }
    }

    public Study withSeed(long newSeed) {
        return new Study(title, file, model, set, space, stages, data, score, profile, newSeed);
    }

    public Study withData(StudyData newData) {
        return new Study(title, file, model, set, space, stages, newData, score, profile, seed);
    }

    /// The same with another number of evaluations in each stage.
    public Study withEvaluations(long evaluations) {
        var limited = stages.stream()
                .map(stage -> new Stage(
                        stage.name(),
                        stage.loss(),
                        stage.parameters(),
                        stage.optimizer(),
                        new Budget(evaluations, stage.budget().time()),
                        stage.widths()))
                .toList();
        return new Study(title, file, model, set, space, limited, data, score, profile, seed);
    }

    /// The same with other parameters to profile.
    public Study withProfile(List<String> names) {
        return new Study(title, file, model, set, space, stages, data, score, names, seed);
    }

    public FitPlan plan(List<Trace> train) {
        return new FitPlan(model, set, space, stages, train, seed);
    }

    /// The model's input that an injected current goes into.
    ///
    /// @throws IllegalArgumentException if the model has none, or several and the study does not choose
    public Input currentInput() {
        return find(
                model.inputs().stream()
                        .filter(input -> input.unit().dimension().equals(Dimension.CURRENT))
                        .toList(),
                data.inputName());
    }

    private Input find(List<Input> currents, Optional<String> name) {
        if (name.isPresent()) {
            return model.inputs().stream()
                    .filter(input -> input.name().equals(name.get()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("model '%s' has no input '%s'; it has %s"
                            .formatted(model.name(), name.get(), names(model.inputs()))));
        }
        if (currents.size() != 1) {
            throw new IllegalArgumentException(
                    "model '%s' has %d inputs that are currents %s; name one with input = \"…\" under [data]"
                            .formatted(model.name(), currents.size(), names(currents)));
        }
        return currents.getFirst();
    }

    private static List<String> names(List<Input> inputs) {
        return inputs.stream().map(Input::name).toList();
    }
}
