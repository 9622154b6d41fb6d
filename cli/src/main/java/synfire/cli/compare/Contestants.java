package synfire.cli.compare;

import java.util.ArrayList;
import java.util.List;
import synfire.cli.study.OptimizerNames;
import synfire.learn.fit.Stage;
import synfire.learn.loss.StepLoss;
import synfire.learn.loss.VanRossumLoss;
import synfire.learn.multistart.MultiStart;
import synfire.learn.optimize.Optimizer;

/// Chooses who takes part: the study's own optimizer first, then those named.
public final class Contestants {

    /// Time constant of the smooth spike loss that gradients go down on, ms.
    private static final double TAU = 10;

    /// Surrogate widths of the smooth spike loss, so that a silent cell has a gradient.
    private static final List<Double> WIDTHS = List.of(1.0);

    private static final int STARTS = 20;

    /// Descents of the spike matching, and points to choose their starts from.
    private static final Contestant.Aim.Matching MATCHING = new Contestant.Aim.Matching(100, 16);

    private Contestants() {}

    /// Where spikes judge, the study's own goes down on the stage's loss, spike matching and other methods with a
    /// gradient on losses that see spikes only (the others on the van Rossum distance), and those without on the
    /// spike loss itself.
    ///
    /// @param stage the stage that is compared
    /// @param matching whether the model's spikes can be matched ([Comparison#matchesSpikes])
    public static List<Contestant> of(Stage stage, List<String> methods, Judge judge, boolean matching) {
        var all = new ArrayList<Contestant>();
        var own = stage.optimizer();
        var ownName = own.name()
                + (judge == Judge.SPIKES
                        ? " on the %s (study)".formatted(stage.loss().name())
                        : " (study)");
        all.add(new Contestant(ownName, judge, true, new Contestant.Aim.Differentiable(stage)));
        if (judge == Judge.SPIKES && matching) {
            all.add(new Contestant("spike-matching (spikes only)", judge, true, MATCHING));
        }
        for (var name : methods) {
            all.add(
                    switch (judge) {
                        case STAGE -> onLoss(stage, name, stage.loss(), name, judge);
                        case SPIKES ->
                            isDescent(stage, name)
                                    ? onLoss(stage, name, new VanRossumLoss(TAU), name + " on van Rossum", judge)
                                    : new Contestant(
                                            name,
                                            judge,
                                            false,
                                            new Contestant.Aim.Spikes(optimizer(stage, name, stage.loss())));
                    });
        }
        return all;
    }

    private static Contestant onLoss(Stage stage, String name, StepLoss loss, String shown, Judge judge) {
        var widths = loss.equals(stage.loss()) ? stage.widths() : WIDTHS;
        var changed =
                new Stage(stage.name(), loss, stage.parameters(), optimizer(stage, name, loss), stage.budget(), widths);
        return new Contestant(shown, judge, false, new Contestant.Aim.Differentiable(changed));
    }

    private static boolean isDescent(Stage stage, String name) {
        return optimizer(stage, name, stage.loss()) instanceof MultiStart;
    }

    private static Optimizer optimizer(Stage stage, String name, StepLoss loss) {
        if (!(stage.optimizer() instanceof MultiStart own)) {
            return OptimizerNames.named(name, loss, STARTS, Double.NEGATIVE_INFINITY);
        }
        double target = loss.equals(stage.loss()) ? own.target() : 0;
        return OptimizerNames.named(name, loss, own.starts(), target);
    }
}
