package synfire.cli.study;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import synfire.equations.units.Units;
import synfire.learn.fit.Stage;
import synfire.learn.loss.FeatureLoss;
import synfire.learn.loss.LatencyLoss;
import synfire.learn.loss.PointProcessLoss;
import synfire.learn.loss.PotentialLoss;
import synfire.learn.loss.SpikeCountLoss;
import synfire.learn.loss.SpikeTimesLoss;
import synfire.learn.loss.StepLoss;
import synfire.learn.loss.TimeAboveLoss;
import synfire.learn.loss.VanRossumLoss;
import synfire.learn.multistart.MultiStart;
import synfire.learn.optimize.Budget;
import synfire.learn.optimize.Optimizer;
import synfire.learn.population.CmaEs;
import synfire.learn.transform.ParameterSpace;

/// Reads the stages of a study. Without any, there is one: all parameters, the whole potential.
record StageReader(Path file, Quantities quantities, ParameterSpace space, StudyData data) {

    private static final long USUAL_EVALUATIONS = 4000;
    private static final int USUAL_STARTS = 32;
    private static final Duration FOREVER = Duration.ofDays(365);

    List<Stage> read(@Nullable List<StudyFile.StageTable> tables) {
        if (tables == null || tables.isEmpty()) {
            return List.of(stage(
                    "fit",
                    new PotentialLoss(data.potentialName(), new PotentialLoss.Points.All(), cut(null, "stage")),
                    null));
        }
        var stages = new ArrayList<Stage>();
        for (int i = 0; i < tables.size(); i++) {
            var table = tables.get(i);
            var key = "stage[%d]".formatted(i);
            stages.add(stage(Objects.requireNonNullElse(table.name(), "stage-" + (i + 1)), loss(table, key), table));
        }
        return stages;
    }

    private Stage stage(String name, StepLoss loss, StudyFile.@Nullable StageTable table) {
        var parameters = table == null || table.parameters() == null ? space.names() : table.parameters();
        long evaluations = table == null || table.evaluations() == null ? USUAL_EVALUATIONS : table.evaluations();
        var time = table == null || table.time() == null
                ? FOREVER
                : Duration.ofNanos((long) (quantities.in(Units.S, "stage.time", table.time()) * 1e9));
        int starts = table == null || table.starts() == null ? USUAL_STARTS : table.starts();
        double target = table == null || table.target() == null ? Double.NEGATIVE_INFINITY : table.target();
        var named = OptimizerNames.named(table == null ? null : table.optimizer(), loss, starts, target);
        Optimizer optimizer = table != null && table.screen() != null && named instanceof MultiStart descents
                ? descents.withScreened(table.screen())
                : named;
        if (table != null && table.population() != null) {
            optimizer = peopled(optimizer, table.population(), name);
        }
        var widths = table == null || table.widths() == null ? List.of(1.0) : table.widths();
        return new Stage(name, loss, parameters, optimizer, new Budget(evaluations, time), widths);
    }

    private Optimizer peopled(Optimizer optimizer, int population, String stage) {
        if (!(optimizer instanceof CmaEs cmaEs)) {
            throw new StudyException(
                    file,
                    "stage.population",
                    "stage '%s' uses %s, which has no such setting; only cma-es has"
                            .formatted(stage, optimizer.name()));
        }
        return cmaEs.withPopulation(population);
    }

    private StepLoss loss(StudyFile.StageTable table, String key) {
        return switch (Objects.requireNonNullElse(table.loss(), "potential")) {
            case "potential" ->
                new PotentialLoss(
                        data.potentialName(),
                        table.points() == null
                                ? new PotentialLoss.Points.All()
                                : new PotentialLoss.Points.Every(table.points()),
                        cut(table, key));
            case "likelihood" -> new PointProcessLoss();
            case "van-rossum" -> new VanRossumLoss(quantities.in(Units.MS, key + ".tau", table.tau(), 10));
            case "latency" -> new LatencyLoss();
            case "spike-count" ->
                new SpikeCountLoss(table.tolerance() == null ? SpikeCountLoss.USUAL_TOLERANCE : table.tolerance());
            case "spike-times" -> SpikeTimesLoss.WHOLE;
            case "time-above" ->
                new TimeAboveLoss(data.potentialName(), data.threshold().inBase(), TimeAboveLoss.USUAL_WIDTH);
            case "features" ->
                FeatureLoss.of(data.potentialName(), data.threshold().inBase());
            default ->
                throw new StudyException(
                        file,
                        key + ".loss",
                        "'%s' is none of potential, likelihood, van-rossum, latency, spike-count, spike-times, time-above, features"
                                .formatted(table.loss()));
        };
    }

    private PotentialLoss.Cut cut(StudyFile.@Nullable StageTable table, String key) {
        boolean after = data.origin() instanceof StudyData.Simulated simulated && simulated.sampleAfterStep();
        boolean cut = table != null && (table.cutBefore() != null || table.cutAfter() != null);
        return new PotentialLoss.Cut(
                cut,
                table == null ? 0 : quantities.in(Units.MS, key + ".cut_before", table.cutBefore(), 0),
                table == null ? 0 : quantities.in(Units.MS, key + ".cut_after", table.cutAfter(), 0),
                after);
    }
}
