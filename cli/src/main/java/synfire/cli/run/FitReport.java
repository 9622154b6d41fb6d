package synfire.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import synfire.equations.units.Units;
import synfire.learn.fit.FitOutcome;
import synfire.learn.fit.FitPlan;
import synfire.learn.loss.Trace;
import synfire.learn.optimize.History;
import synfire.learn.optimize.Stop;
import synfire.learn.uncertainty.Profile;
import synfire.network.Samples;
import synfire.network.Signal;
import synfire.report.CorrelationMatrix;
import synfire.report.KernelFigure;
import synfire.report.LossHistory;
import synfire.report.ParameterTable;
import synfire.report.ProfileGrid;
import synfire.report.Provenance;
import synfire.report.RasterComparison;
import synfire.report.ResidualPanel;
import synfire.report.TraceComparison;
import synfire.report.figure.Matrix;
import synfire.report.figure.Series;
import synfire.report.page.Block;
import synfire.report.page.HtmlReport;
import synfire.report.page.Section;
import synfire.report.table.Table;

/// `report.html`: a fit to look at.
public record FitReport(FitResult result) {

    private static final int MOST_TRACES = 12;
    private static final int MOST_STARTS = 60;

    public HtmlReport page() {
        var sections = new ArrayList<Section>();
        sections.add(summary());
        sections.add(parameters());
        sections.add(traces("Training traces", result.traces().train(), result.trainAnswers(), result.train()));
        if (!result.traces().test().isEmpty()) {
            sections.add(traces("Held-out traces", result.traces().test(), result.testAnswers(), result.test()));
        }
        sections.add(residuals());
        sections.add(search());
        result.traces()
                .electrode()
                .ifPresent(estimate -> sections.add(Section.of(
                        "Electrode",
                        new Block.FigureBlock(new KernelFigure(
                                        "Electrode kernel",
                                        new Signal(
                                                "electrode and membrane",
                                                Units.GOHM,
                                                estimate.electrode().dtMs(),
                                                0,
                                                estimate.total()),
                                        new Signal(
                                                "electrode",
                                                Units.GOHM,
                                                estimate.electrode().dtMs(),
                                                0,
                                                estimate.electrode().taps()))
                                .figure()))));
        sections.add(Section.of(
                "Fitted model",
                new Block.Listing("fitted.model", FittedModel.of(result).text())));
        sections.add(Provenance.section(provenance()));
        return HtmlReport.of(
                result.study().title(),
                "model %s, %d training and %d held-out traces"
                        .formatted(
                                result.study().model().name(),
                                result.traces().train().size(),
                                result.traces().test().size()),
                sections);
    }

    private Section summary() {
        var figures = new ArrayList<Block.KeyFigure>();
        figures.add(new Block.KeyFigure(
                "loss",
                number(result.outcome().loss()),
                "",
                result.outcome().stages().getLast().stage().loss().name()));
        figures.add(new Block.KeyFigure(
                "evaluations", Long.toString(result.outcome().evaluations()), "", "parameter vectors on all traces"));
        add(figures, "training", result.train());
        if (!result.traces().test().isEmpty()) {
            add(figures, "held out", result.test());
        }
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.KeyFigures(figures));
        result.warnings()
                .forEach(warning -> blocks.add(new Block.Notice(Block.Level.WARNING, "Not to be relied on", warning)));
        return new Section("Summary", blocks);
    }

    private static void add(List<Block.KeyFigure> figures, String group, FitResult.Scores scores) {
        if (scores.ratio().isPresent()) {
            figures.add(new Block.KeyFigure(
                    "Γ ratio, " + group,
                    number(scores.ratio().getAsDouble()),
                    "",
                    "Γ %s of %s"
                            .formatted(
                                    number(scores.gamma()),
                                    number(scores.ceiling().orElse(Double.NaN)))));
        }
        scores.mse()
                .ifPresent(mse ->
                        figures.add(new Block.KeyFigure("mean squared error, " + group, number(mse), "mV²", "")));
    }

    private Section parameters() {
        var truth = result.truth();
        var rows = result.parameters().stream()
                .map(fitted -> new ParameterTable.Fitted(
                        fitted.parameter().name(),
                        fitted.parameter().unit(),
                        fitted.value(),
                        fitted.standardError(),
                        fitted.parameter().lower(),
                        fitted.parameter().upper(),
                        truth.getOrDefault(fitted.parameter().name(), Double.NaN) / FitPlan.inBase(fitted.parameter()),
                        verdict(fitted)))
                .toList();
        var table = new ParameterTable("Fitted parameters", rows);
        var blocks = new ArrayList<Block>(table.warnings());
        blocks.add(new Block.TableBlock(table.table()));
        result.combinations()
                .forEach(each ->
                        blocks.add(new Block.Notice(Block.Level.WARNING, "Determined only together", each + ".")));
        profiles().ifPresent(blocks::add);
        for (var covariance : result.errors()) {
            if (covariance.names().size() > 1) {
                var matrix = new CorrelationMatrix(
                        "Correlations of the estimates",
                        covariance.names(),
                        Matrix.of(covariance.correlations().stream()
                                .map(row -> row.stream()
                                        .mapToDouble(Double::doubleValue)
                                        .toArray())
                                .toArray(double[][]::new)));
                blocks.add(new Block.FigureBlock(matrix.figure()));
                break;
            }
        }
        return new Section("Parameters", blocks);
    }

    private Optional<Block> profiles() {
        var curves = new ArrayList<ProfileGrid.Curve>();
        for (var fitted : result.parameters()) {
            fitted.profile()
                    .ifPresent(profile -> curves.add(new ProfileGrid.Curve(
                            fitted.parameter().name(),
                            fitted.parameter().unit(),
                            new Series.Points(
                                    Samples.of(profile.points().stream()
                                            .mapToDouble(Profile.Point::value)
                                            .toArray()),
                                    Samples.of(profile.points().stream()
                                            .mapToDouble(Profile.Point::deviance)
                                            .toArray())),
                            profile.best(),
                            fitted.standardError(),
                            profile.lower().orElse(fitted.parameter().lower()),
                            profile.upper().orElse(fitted.parameter().upper()))));
        }
        return curves.isEmpty()
                ? Optional.empty()
                : Optional.of(new Block.FigureBlock(
                        new ProfileGrid("Profile likelihoods", Profile.THRESHOLD, curves).figure()));
    }

    private static ParameterTable.Verdict verdict(FitResult.Fitted fitted) {
        double range = fitted.parameter().upper() - fitted.parameter().lower();
        boolean edge = fitted.value() - fitted.parameter().lower() < 1e-6 * range
                || fitted.parameter().upper() - fitted.value() < 1e-6 * range;
        return !fitted.determined()
                ? ParameterTable.Verdict.UNDETERMINED
                : edge ? ParameterTable.Verdict.AT_BOUND : ParameterTable.Verdict.DETERMINED;
    }

    private Section traces(String title, List<Trace> data, List<ModelRuns.Answer> answers, FitResult.Scores scores) {
        var blocks = new ArrayList<Block>();
        var compared = new ArrayList<TraceComparison.Trace>();
        for (int i = 0; i < Math.min(MOST_TRACES, data.size()); i++) {
            var trace = data.get(i);
            compared.add(new TraceComparison.Trace(
                    data.size() == 1 ? "" : shortName(trace.name()),
                    List.of(signal("current", trace.inputs().values().iterator().next(), trace.dtMs(), true)),
                    List.of(
                            signal("recorded", trace.requirePotential(), trace.dtMs(), false),
                            signal("model", answers.get(i).potential(), trace.dtMs(), false))));
        }
        blocks.add(new Block.FigureBlock(new TraceComparison(title, "membrane potential", compared).figure()));
        if (data.size() > MOST_TRACES) {
            blocks.add(new Block.Prose("The first %d of %d traces are shown.".formatted(MOST_TRACES, data.size())));
        }
        if (data.stream().anyMatch(trace -> trace.spikes().size() > 0)) {
            var model = scores.ceiling().isPresent()
                    ? answers.getFirst().spikes()
                    : answers.stream().map(answer -> answer.spikes().getFirst()).toList();
            blocks.add(new Block.FigureBlock(new RasterComparison(
                            "Spikes",
                            data.stream().map(Trace::spikes).toList(),
                            model.subList(0, Math.min(model.size(), Math.max(20, data.size()))),
                            RasterComparison.agreement(
                                    scores.gamma(),
                                    scores.ceiling().orElse(Double.NaN),
                                    result.study().score().windowMs()))
                    .figure()));
        }
        blocks.add(new Block.TableBlock(table(scores)));
        return new Section(title, blocks);
    }

    private static Table table(FitResult.Scores scores) {
        var table = Table.of(
                "Scores by trace",
                new Table.Column("trace", "", Table.Align.LEFT),
                new Table.Column("mean squared error", "mV²", Table.Align.RIGHT),
                new Table.Column("RMSE below threshold", "mV", Table.Align.RIGHT),
                new Table.Column("spikes, data", "", Table.Align.RIGHT),
                new Table.Column("spikes, model", "", Table.Align.RIGHT),
                new Table.Column("Γ", "", Table.Align.RIGHT),
                new Table.Column("width, data", "ms", Table.Align.RIGHT),
                new Table.Column("width, model", "ms", Table.Align.RIGHT));
        for (var score : scores.traces()) {
            table = table.row(
                    shortName(score.trace()),
                    number(score.mse().orElse(Double.NaN)),
                    number(score.subthresholdRmse().orElse(Double.NaN)),
                    Integer.toString(score.dataSpikes()),
                    number(score.modelSpikes()),
                    number(score.gamma()),
                    number(score.data().widthMs().orElse(Double.NaN)),
                    number(score.model().widthMs().orElse(Double.NaN)));
        }
        return table;
    }

    private Section residuals() {
        var trace = result.traces().train().getFirst();
        return Section.of(
                "Residuals",
                new Block.FigureBlock(ResidualPanel.diagnosis(
                        "Recorded minus model, " + shortName(trace.name()),
                        signal("recorded", trace.requirePotential(), trace.dtMs(), false),
                        signal("model", result.trainAnswers().getFirst().potential(), trace.dtMs(), false),
                        Math.min(100, trace.durationMs() / 4))));
    }

    private Section search() {
        var blocks = new ArrayList<Block>();
        for (var stage : result.outcome().stages()) {
            var starts = starts(stage);
            if (!starts.isEmpty()) {
                blocks.add(new Block.FigureBlock(
                        new LossHistory("Loss, stage " + stage.stage().name(), "evaluations", "", starts).figure()));
            }
            blocks.add(new Block.Prose("Stage `%s`: loss `%s` %s after %d evaluations; %s."
                    .formatted(
                            stage.stage().name(),
                            stage.stage().loss().name(),
                            number(stage.loss()),
                            stage.evaluations(),
                            stage.stop().reason())));
        }
        return new Section("Search", blocks);
    }

    private static List<LossHistory.Start> starts(FitOutcome.StageOutcome stage) {
        var starts = new ArrayList<LossHistory.Start>();
        int last = stage.stage().widths().size() - 1;
        for (var history : stage.histories()) {
            var marks = history.marks().stream()
                    .filter(mark -> mark.stage() >= last && Double.isFinite(mark.loss()))
                    .toList();
            if (!marks.isEmpty() && starts.size() < MOST_STARTS) {
                starts.add(new LossHistory.Start(
                        "start " + history.start(),
                        new Series.Points(
                                Samples.of(marks.stream()
                                        .mapToDouble(History.Mark::evaluations)
                                        .toArray()),
                                Samples.of(marks.stream()
                                        .mapToDouble(History.Mark::loss)
                                        .toArray())),
                        outcome(history, marks.getLast().loss() <= stage.loss())));
            }
        }
        return starts;
    }

    private static LossHistory.Outcome outcome(History history, boolean best) {
        if (best) {
            return LossHistory.Outcome.BEST;
        }
        var stop = history.stopped();
        return stop.isEmpty()
                ? LossHistory.Outcome.STOPPED
                : stop.get() == Stop.ABANDONED ? LossHistory.Outcome.ABANDONED : LossHistory.Outcome.CONVERGED;
    }

    private TreeMap<String, String> provenance() {
        var facts = new TreeMap<String, String>();
        facts.put("study", result.study().file().getFileName().toString());
        facts.put("model", result.study().model().name());
        facts.put("seed", Long.toString(result.study().seed()));
        return facts;
    }

    private static Signal signal(String name, Samples samples, double dtMs, boolean current) {
        return new Signal(name, current ? Units.PA : Units.MV, dtMs, 0, samples);
    }

    private static String shortName(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4g", value) : "–";
    }
}
