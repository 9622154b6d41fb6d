package synfire.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import synfire.equations.units.Units;
import synfire.network.Samples;
import synfire.network.Signal;
import synfire.network.SpikeTrain;
import synfire.report.LossHistory.Outcome;
import synfire.report.ParameterTable.Fitted;
import synfire.report.ParameterTable.Verdict;
import synfire.report.figure.Axis;
import synfire.report.figure.Matrix;
import synfire.report.figure.Series;
import synfire.report.page.Block;
import synfire.report.page.HtmlReport;
import synfire.report.page.Section;

/// A report with everything in it, on made data, to test and to look at.
final class SampleReport {

    private static final double NAN = Double.NaN;

    private SampleReport() {}

    static HtmlReport report(int samples) {
        return HtmlReport.of(
                "Fit of a stochastic GIF to a pyramidal cell",
                "made data, study `sample.toml`, 6 parameters, 24 starts",
                List.of(
                        summary(),
                        parameters(),
                        squid(),
                        heldOut(samples),
                        rasters(samples),
                        search(),
                        electrode(),
                        surrogates(),
                        model(),
                        provenance()));
    }

    private static Section summary() {
        var keys = List.of(
                new Block.KeyFigure("loss", "0.9953", "mV²", "noise floor 0.9950"),
                new Block.KeyFigure("Γ on held-out data", "0.712", "", "84 % of the ceiling 0.848"),
                new Block.KeyFigure("spikes", "243", "", "the cell fired 251"),
                new Block.KeyFigure("evaluations", "1,284", "", "24 starts, 19 abandoned early"));
        return Section.of(
                "Summary",
                new Block.KeyFigures(keys),
                new Block.Prose(
                        "The model explains the subthreshold potential and most spikes of the held-out minute. "
                                + "Two parameters are not determined by these data; their values must not be read as properties of the cell."),
                new Block.Notice(
                        Block.Level.GOOD,
                        "Gradients agree",
                        "Reverse, forward and central differences agree to 3e-11 on 20 random directions."));
    }

    private static Section parameters() {
        var table = new ParameterTable(
                "Estimates with standard errors from the observed information",
                List.of(
                        new Fitted("g_Na", "mS/cm**2", 119.83, 0.62, 10, 500, 120, Verdict.DETERMINED),
                        new Fitted("g_K", "mS/cm**2", 36.21, 0.29, 1, 200, 36, Verdict.DETERMINED),
                        new Fitted("g_L", "mS/cm**2", 0.3021, 0.0044, 0.01, 3, 0.3, Verdict.DETERMINED),
                        new Fitted("C", "uF/cm**2", 1.0032, 0.0081, 0.1, 10, 1, Verdict.DETERMINED),
                        new Fitted("E_L", "mV", -54.4, NAN, -90, -40, -54.4, Verdict.AT_BOUND),
                        new Fitted("tau_w", "ms", 143.2, NAN, 10, 1000, 100, Verdict.UNDETERMINED)));
        var names = table.parameters().stream().map(Fitted::name).toList();
        var values = Samples.generate(36, i -> {
            int row = i / 6;
            int column = i % 6;
            return row == column ? 1 : Math.sin(1.7 * (row + column) + 0.6 * row * column) * 0.9;
        });
        var correlations = new CorrelationMatrix("Correlation of the estimates", names, new Matrix(6, 6, values));
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.TableBlock(table.table()));
        blocks.addAll(table.warnings());
        blocks.add(new Block.FigureBlock(correlations
                .figure()
                .withCaption("Pairs near ±1 can stand in for each other: only a combination of them is determined.")));
        blocks.add(new Block.Fold("Strongly correlated pairs", List.of(new Block.TableBlock(correlations.pairs(0.8)))));
        return new Section("Parameters", blocks);
    }

    private static Section squid() {
        var potential = SampleTraces.noisy(SampleTraces.squid(2000, 10, 120), 1, 1);
        var current = Samples.generate(2000, i -> i >= 200 && i < 1800 ? 10 : 0);
        var stimulus = new Signal("stimulus", Units.parse("uA/cm**2"), 0.05, 0, current);
        var data = new Signal("data", Units.parse("mV"), 0.05, 0, potential);
        var fit = new Signal("fit", Units.parse("mV"), 0.05, 0, SampleTraces.squid(2000, 10, 119.7));
        return Section.of(
                "Training data",
                new Block.FigureBlock(
                        TraceComparison.of("Training sweep", TraceComparison.Trace.of("", stimulus, data, fit))
                                .figure()
                                .withCaption("Potential under a current step; below, data minus fit.")),
                new Block.FigureBlock(ResidualPanel.diagnosis("Residual of the training sweep", data, fit, 10)
                        .withCaption("What is left should be as wide as the noise and not correlated.")));
    }

    private static Section heldOut(int samples) {
        var traces = new ArrayList<TraceComparison.Trace>();
        for (int sweep = 0; sweep < 3; sweep++) {
            var cell = SampleTraces.recording(samples, 10 + sweep, 1);
            var model = SampleTraces.recording(samples, 10 + sweep, 2);
            traces.add(TraceComparison.Trace.of(
                    "sweep " + (2 * sweep + 1),
                    new Signal("stimulus", Units.parse("pA"), 0.05, 0, cell.current()),
                    new Signal("data", Units.parse("mV"), 0.05, 0, cell.potential()),
                    new Signal("fit", Units.parse("mV"), 0.05, 0, model.potential())));
        }
        return Section.of(
                "Held-out data",
                new Block.FigureBlock(new TraceComparison("Held-out sweeps", "potential", traces)
                        .figure()
                        .withCaption("Sweeps that the fit never saw.")));
    }

    private static Section rasters(int samples) {
        var cells = new ArrayList<SpikeTrain>();
        var models = new ArrayList<SpikeTrain>();
        for (int i = 0; i < 10; i++) {
            cells.add(train(samples, i));
            models.add(train(samples, 100 + i));
        }
        return Section.of(
                "Spike times",
                new Block.FigureBlock(new RasterComparison(
                                "Repeats of one stimulus", cells, models, RasterComparison.agreement(0.712, 0.848, 4))
                        .figure()));
    }

    private static SpikeTrain train(int samples, long own) {
        var times = SampleTraces.recording(samples / 4, 10, own).spikes();
        return SpikeTrain.of(times.stream().mapToDouble(Double::doubleValue).toArray(), 0, samples / 4 * 0.05);
    }

    private static Section search() {
        var starts = new ArrayList<LossHistory.Start>();
        for (int k = 0; k < 12; k++) {
            double speed = 0.3 + 0.37 * ((k * 7) % 12);
            int steps = k % 3 == 0 ? 12 : 60;
            var losses = Samples.generate(
                    steps, i -> 900 * Math.exp(-i / 9.0 * speed) + 0.995 + (speed < 2 ? 12 / speed : 0));
            var outcome = speed > 4.2
                    ? Outcome.BEST
                    : k % 3 == 0 ? Outcome.ABANDONED : speed < 2 ? Outcome.STOPPED : Outcome.CONVERGED;
            starts.add(new LossHistory.Start("start " + k, new Series.Uniform(0, 10, losses), outcome));
        }
        var history = new LossHistory("Loss of every start", "evaluations", "mV²", starts);
        var methods = new ArrayList<Convergence.Method>();
        for (var name : List.of("gradient", "CMA-ES", "DE", "PSO")) {
            double speed = 8.0 / (1 + methods.size() * 2);
            var effort = Samples.generate(50, i -> 20 + 20 * i);
            var median = effort.map(n -> 400 * Math.exp(-n / 1000 * speed) + 1);
            methods.add(
                    new Convergence.Method(name, effort, median, median.map(v -> v / 1.5), median.map(v -> v * 1.6)));
        }
        return Section.of(
                "Search",
                new Block.FigureBlock(history.figure().withCaption("Starts that could not win were abandoned early.")),
                new Block.Fold("Every start", List.of(new Block.TableBlock(history.table()))),
                new Block.FigureBlock(new Convergence(
                                "Methods at equal effort",
                                Axis.of("evaluations", ""),
                                Axis.of("loss", "mV²").log(),
                                methods)
                        .figure()
                        .withCaption("Median and quartiles of ten repeats.")));
    }

    private static Section electrode() {
        var full = Samples.generate(
                120, i -> 40 * Math.exp(-i / 3.0) + 1.2 * Math.exp(-i / 160.0) + 0.2 * Math.sin(i * 1.3));
        var unit = Units.parse("Mohm/ms");
        return Section.of(
                "Electrode",
                new Block.FigureBlock(new KernelFigure(
                                "Electrode kernel",
                                new Signal("measured", unit, 0.05, 0, full),
                                new Signal(
                                        "electrode",
                                        unit,
                                        0.05,
                                        0,
                                        full.part(0, 30).map(x -> x - 1.1)))
                        .figure()));
    }

    private static Section surrogates() {
        var cells = new ArrayList<CurveGrid.Cell>();
        for (int k = 1; k <= 8; k++) {
            int steepness = k;
            cells.add(new CurveGrid.Cell(
                    "steepness " + k,
                    List.of(
                            curve("value", x -> 1 / (1 + Math.exp(-steepness * x))),
                            curve("derivative", x -> 1 / Math.pow(Math.cosh(steepness * x / 2), 2)))));
        }
        return Section.of(
                "Surrogates",
                new Block.FigureBlock(
                        new CurveGrid("Surrogate functions", 4, Axis.of("x", ""), Axis.of("", ""), cells).figure()));
    }

    private static CurveGrid.Curve curve(String name, java.util.function.DoubleUnaryOperator f) {
        return new CurveGrid.Curve(
                name, new Series.Uniform(-3, 0.05, Samples.generate(121, i -> f.applyAsDouble(i * 0.05 - 3))));
    }

    private static Section model() {
        return Section.of("Model", new Block.Listing("fitted.model", """
                model gif
                  dv/dt = (E_L - v)/tau + I/C : mV
                  threshold v > v_t
                """));
    }

    private static Section provenance() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Synfire", "0.1.0");
        facts.put("seed", "1");
        facts.put("data", "sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
        return Provenance.section(facts);
    }
}
